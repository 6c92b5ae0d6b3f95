import type { FileEntry, VaultListing } from "../../../../pkg/preview/protocol";
import { VaultServer } from "../../../../pkg/preview/host/vault/vault-server";

/** The local server's protocol over files in memory: what `VaultServer` speaks to in unit tests. */
export class FakeServer {
  readonly files = new Map<string, { text: string; version: number; ctime: number; mtime: number }>();
  readonly folders = new Set<string>();
  /** What the listing says could not be looked at, and which links it leaves out. */
  readonly unread = new Set<string>();
  readonly links = new Set<string>();
  readonly requests: string[] = [];
  /** Awaited before each answer, so that a test can hold requests back or change a file under way. */
  before: (method: string, path: string) => Promise<void> | void = () => undefined;
  private clock = 1000;

  constructor(files: Record<string, string> = {}) {
    for (const [path, text] of Object.entries(files)) this.put(path, text);
  }

  /** Writes a file as another program would: the page is not told. */
  put(path: string, text: string): FileEntry {
    const former = this.files.get(path);
    const mtime = ++this.clock;
    this.files.set(path, { text, version: mtime, ctime: former?.ctime ?? mtime, mtime });
    for (let slash = path.indexOf("/"); slash > 0; slash = path.indexOf("/", slash + 1))
      this.folders.add(path.slice(0, slash));
    return this.entry(path);
  }

  text(path: string): string | undefined {
    return this.files.get(path)?.text;
  }

  entry(path: string): FileEntry {
    const file = this.files.get(path);
    if (file === undefined) return { path, kind: "folder", size: 0, ctime: 1, mtime: 1, version: "folder" };
    const { text, version, ctime, mtime } = file;
    return {
      path,
      kind: "file",
      size: new TextEncoder().encode(text).length,
      ctime,
      mtime,
      version: `v${String(version)}`,
    };
  }

  listing(): VaultListing {
    return {
      name: "Test",
      id: "test",
      entries: [...this.folders, ...this.files.keys()].map((path) => this.entry(path)),
      unread: [...this.unread],
      links: [...this.links],
    };
  }

  connect(): VaultServer {
    return new VaultServer("token", (input, init) => this.answer(input as string, init ?? {}));
  }

  private async answer(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address, "http://localhost");
    const method = init.method ?? "GET";
    const path = url.searchParams.get("path") ?? "";
    this.requests.push(`${method} ${url.pathname} ${path}`);
    await this.before(method, path);
    if (url.pathname === "/api/vault") return Response.json(this.listing());
    if (url.pathname === "/api/rename") return this.rename(path, url.searchParams.get("to") ?? "");
    if (url.pathname === "/api/folder") {
      if (this.folders.has(path)) return refusal(409, "It exists.");
      this.folders.add(path);
      return Response.json(this.entry(path), { status: 201 });
    }
    if (method === "PUT") return this.write(path, init);
    const file = this.files.get(path);
    if (url.pathname === "/api/texts") return this.texts(init);
    if (file === undefined && url.searchParams.get("optional") === "1")
      return new Response(null, { status: 204 });
    if (file === undefined) return refusal(404, "There is no such file.");
    if (method === "DELETE") {
      this.files.delete(path);
      return new Response(null, { status: 204 });
    }
    return new Response(file.text, { headers: { etag: `"v${String(file.version)}"` } });
  }

  private texts(init: RequestInit): Response {
    const { paths } = JSON.parse(init.body as string) as { paths: string[] };
    const lines = paths.map((path) => {
      const file = this.files.get(path);
      return JSON.stringify(
        file === undefined
          ? { path, error: "There is no such file." }
          : { path, version: `v${String(file.version)}`, text: file.text },
      );
    });
    return new Response(lines.map((line) => `${line}\n`).join(""));
  }

  private write(path: string, init: RequestInit): Response {
    const headers = init.headers as Record<string, string>;
    const present = this.files.get(path);
    const fits =
      headers["if-none-match"] === "*"
        ? present === undefined
        : headers["if-match"] === `"v${String(present?.version)}"`;
    if (!fits) return refusal(412, "It is another version.");
    return Response.json(
      this.put(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(init.body as Uint8Array)),
    );
  }

  private rename(path: string, to: string): Response {
    const file = this.files.get(path);
    if (this.files.has(to)) return refusal(409, "It exists.");
    if (file === undefined) return refusal(404, "There is no such file.");
    this.files.delete(path);
    this.files.set(to, file);
    return Response.json(this.entry(to));
  }
}

function refusal(status: number, error: string): Response {
  return Response.json({ error }, { status });
}
