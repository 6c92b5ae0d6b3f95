import type {
  FileEntry,
  FileText,
  Refusal,
  TextsRequest,
  VaultChange,
  VaultListing,
  VaultPresence,
} from "../../protocol";

/** What a write expects to find: the version it was based on, or nothing at all. */
export type Expectation = { readonly version: string } | "absent";

/** A file's bytes and the version they are. */
export interface FileContent {
  readonly bytes: ArrayBuffer;
  readonly version: string;
}

/** What hears of the vault on disk. */
export interface VaultListeners {
  changed(change: VaultChange): void;
  /** Changes were lost while the connection was down: the vault has to be listed anew. */
  missed(): void;
  connected(connected: boolean): void;
  /** Whether the vault's own folder is there: told on connecting, and when it changes. */
  present(present: boolean): void;
}

/** A request that the server refused, with the server's own sentence. */
export class ServerRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ServerRefusal";
    this.status = status;
  }

  /** The file on disk is another version than the one expected. */
  get stale(): boolean {
    return this.status === 412;
  }
}

/** The server does not answer: it was stopped, or the machine slept. */
export class ServerGone extends Error {
  constructor(cause: unknown) {
    super("The preview's server cannot be reached.", { cause });
    this.name = "ServerGone";
  }
}

/** The local server, spoken to over HTTP; every path is vault-relative. */
export class VaultServer {
  private readonly token: string;
  private readonly request: typeof fetch;

  constructor(token: string, request: typeof fetch = (input, init) => globalThis.fetch(input, init)) {
    this.token = token;
    this.request = request;
  }

  async list(): Promise<VaultListing> {
    return (await (await this.send("GET", "/api/vault")).json()) as VaultListing;
  }

  async read(path: string): Promise<FileContent> {
    const response = await this.send("GET", file(path), undefined, { cache: "no-store" });
    return { bytes: await response.arrayBuffer(), version: versionOf(response.headers.get("etag")) };
  }

  /** The file's content, or null when there is no such file. */
  async readIfPresent(path: string): Promise<FileContent | null> {
    const address = `${file(path)}&optional=1`;
    const response = await this.send("GET", address, undefined, { cache: "no-store" });
    if (response.status === 204) return null;
    return { bytes: await response.arrayBuffer(), version: versionOf(response.headers.get("etag")) };
  }

  /** The texts of many files in one request, in the order of `paths`; one that cannot be read is left out. */
  async *texts(paths: readonly string[]): AsyncGenerator<Extract<FileText, { text: string }>> {
    const request: TextsRequest = { paths };
    const response = await this.send("POST", "/api/texts", JSON.stringify(request));
    for await (const line of linesOf(response)) {
      const found = JSON.parse(line) as FileText;
      if ("text" in found) yield found;
    }
  }

  async write(
    path: string,
    bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
    expected: Expectation,
  ): Promise<FileEntry> {
    const headers: Record<string, string> =
      expected === "absent" ? { "if-none-match": "*" } : { "if-match": `"${expected.version}"` };
    return (await (await this.send("PUT", file(path), bytes, { headers })).json()) as FileEntry;
  }

  async createFolder(path: string): Promise<FileEntry> {
    const address = `/api/folder?path=${encodeURIComponent(path)}`;
    return (await (await this.send("POST", address)).json()) as FileEntry;
  }

  async rename(path: string, to: string): Promise<FileEntry> {
    const address = `/api/rename?path=${encodeURIComponent(path)}&to=${encodeURIComponent(to)}`;
    return (await (await this.send("POST", address)).json()) as FileEntry;
  }

  /** Moves a file or folder to the vault's `.trash`. */
  async remove(path: string): Promise<void> {
    await this.send("DELETE", file(path));
  }

  /** The text of one of the plugin's built files. */
  async pluginFile(name: "main.js" | "styles.css" | "manifest.json"): Promise<string> {
    return (await this.send("GET", `/plugin/${name}`, undefined, { cache: "no-store" })).text();
  }

  /** An address at which the browser itself can load a file, such as an image. */
  resourceAddress(path: string, mtime: number): string {
    return `${file(path)}&token=${encodeURIComponent(this.token)}&t=${String(mtime)}`;
  }

  /** Listens to the vault on disk; settles when no change is missed from now on, or when there is no server. */
  watch(listeners: VaultListeners): Promise<void> {
    const source = new EventSource(`/api/events?token=${encodeURIComponent(this.token)}`);
    source.addEventListener("message", (event: MessageEvent<string>) =>
      listeners.changed(JSON.parse(event.data) as VaultChange),
    );
    source.addEventListener("resync", () => listeners.missed());
    for (const name of ["listening", "folder"]) {
      source.addEventListener(name, (event: MessageEvent<string>) =>
        listeners.present((JSON.parse(event.data) as VaultPresence).present),
      );
    }
    source.addEventListener("open", () => listeners.connected(true));
    source.addEventListener("error", () => listeners.connected(false));
    return new Promise((resolve) => {
      for (const name of ["listening", "error"]) {
        source.addEventListener(name, () => resolve(), { once: true });
      }
    });
  }

  private async send(
    method: string,
    address: string,
    body?: BodyInit,
    init: RequestInit = {},
  ): Promise<Response> {
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      "x-preview-token": this.token,
    };
    const request: RequestInit = { ...init, method, headers };
    if (body !== undefined) request.body = body;
    const response = await this.request(address, request).catch((error: unknown) => {
      throw new ServerGone(error);
    });
    if (response.ok) return response;
    throw new ServerRefusal(response.status, await refusalText(response));
  }
}

function file(path: string): string {
  return `/api/file?path=${encodeURIComponent(path)}`;
}

/** An ETag without its quotes and weakness mark. */
function versionOf(etag: string | null): string {
  return (etag ?? "").replace(/^W\//, "").replace(/^"|"$/g, "");
}

/** The lines of an answer as they come in. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) break;
    const lines = (rest + decoder.decode(chunk.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function refusalText(response: Response): Promise<string> {
  const text = await response.text();
  try {
    return (JSON.parse(text) as Refusal).error;
  } catch {
    return text === "" ? `The preview's server answered ${String(response.status)}.` : text;
  }
}
