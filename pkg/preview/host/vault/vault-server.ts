import type {
  FileEntry,
  FileText,
  Proof,
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

/** Why the server is not there: it was stopped, or something else answers in its place. */
export type Absence = "gone" | "replaced";

/** What hears of the vault on disk. */
export interface VaultListener {
  changed(change: VaultChange): Promise<void>;
  lost(absence: Absence): void;
  /** The server is there again. What changed meanwhile is not told: the vault has to be listed anew. */
  returned(): Promise<void>;
  /** Whether the vault's own folder is there: told on connecting, and when it changes. */
  present(present: boolean): void;
}

/** How long to wait before the server is looked for again, in ms. */
const RETRY = 1000;

/** How long whoever answers has for its proof, in ms. */
const PATIENCE = 5000;

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
  constructor(cause?: unknown) {
    super("The preview's server cannot be reached.", { cause });
    this.name = "ServerGone";
  }
}

/** The local server, spoken to over HTTP; every path is vault-relative. */
export class VaultServer {
  private readonly token: string;
  private readonly request: typeof fetch;
  private absence: Absence | null = null;
  private listener: VaultListener | null = null;
  /** What happened before somebody listened. */
  private readonly early: ((listener: VaultListener) => unknown)[] = [];

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

  /**
   * An address at which the browser itself can load a file, such as an image. While the server is not there it has no
   * token and leads to nothing: see `completeAddress`.
   */
  resourceAddress(path: string, mtime: number): string {
    const address = `${file(path)}&t=${String(mtime)}`;
    return this.absence === null ? this.completeAddress(address) : address;
  }

  /** A resource's address with the token it lacks. */
  completeAddress(address: string): string {
    return `${address}&token=${encodeURIComponent(this.token)}`;
  }

  /** Throws `ServerGone` while the server is known not to be there. */
  demandPresence(): void {
    if (this.absence !== null) throw new ServerGone();
  }

  /** Listens to the vault on disk; settles when no change is missed from now on, or when there is no server. */
  watch(): Promise<void> {
    return new Promise((resolve) => this.connect(resolve));
  }

  /** Tells `listener` all that happened since `watch`, and all that will. */
  async attach(listener: VaultListener): Promise<void> {
    this.listener = listener;
    for (const tell of this.early.splice(0)) await tell(listener);
  }

  private connect(onSettled: () => void): void {
    const source = new EventSource(`/api/events?token=${encodeURIComponent(this.token)}`);
    const presence = (event: MessageEvent<string>): void => {
      const { present } = JSON.parse(event.data) as VaultPresence;
      this.tell((listener) => listener.present(present));
    };
    source.addEventListener("message", (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as VaultChange;
      this.tell((listener) => listener.changed(change));
    });
    source.addEventListener("folder", presence);
    source.addEventListener("listening", (event: MessageEvent<string>) => {
      presence(event);
      if (this.absence !== null) {
        this.absence = null;
        this.tell((listener) => listener.returned());
      }
      onSettled();
    });
    source.addEventListener("error", () => {
      // The browser would connect again by itself, with the token and to whoever answers.
      source.close();
      this.setAbsence("gone");
      onSettled();
      void this.findServer().then(() => this.connect(() => undefined));
    });
  }

  /** Settles once the server answers again. */
  private async findServer(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => globalThis.setTimeout(resolve, RETRY));
      const absence = await this.lookForServer();
      if (absence === null) return;
      this.setAbsence(absence);
    }
  }

  /** Asks whoever answers at this address to prove that it is the server; null when it is. */
  private async lookForServer(): Promise<Absence | null> {
    const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map(hexadecimal).join("");
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const response = await this.request(`/api/proof?nonce=${nonce}`, { cache: "no-store", signal });
      const { proof } = (await response.json()) as Proof;
      return proof === (await expectedProof(this.token, nonce)) ? null : "replaced";
    } catch (error) {
      // What is no JSON comes from another program.
      return error instanceof SyntaxError ? "replaced" : "gone";
    }
  }

  private setAbsence(absence: Absence): void {
    if (this.absence === absence) return;
    this.absence = absence;
    this.tell((listener) => listener.lost(absence));
  }

  private tell(call: (listener: VaultListener) => unknown): void {
    if (this.listener === null) this.early.push(call);
    else void call(this.listener);
  }

  private async send(
    method: string,
    address: string,
    body?: BodyInit,
    init: RequestInit = {},
  ): Promise<Response> {
    // The token and what is written are not for others that may answer.
    this.demandPresence();
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

/** What the server proves itself with: see `Proof`. */
async function expectedProof(token: string, nonce: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(token), algorithm, false, ["sign"]);
  const port = location.port === "" ? "80" : location.port;
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(`${port} ${nonce}`));
  return [...new Uint8Array(signature)].map(hexadecimal).join("");
}

function hexadecimal(byte: number): string {
  return byte.toString(16).padStart(2, "0");
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
