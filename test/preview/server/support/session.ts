import { randomBytes } from "node:crypto";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect, createServer } from "node:net";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startServer, type Preview } from "../../../../pkg/preview/server/start-server";
import { temporaryFolder, type TemporaryFolder } from "../../../support/temporary-folder";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  /** Sends the vault's token in its header; true by default. */
  readonly token?: boolean;
}

/** A server over a vault in a temporary folder, with things beside the vault that must stay as they are. */
export interface Session {
  readonly preview: Preview;
  readonly outside: TemporaryFolder;
  /** The vault's path on disk. */
  readonly vault: string;
  readonly trouble: readonly string[];
  ask(target: string, request?: Request): Promise<Answer>;
  /** Sends bytes as they are and resolves to all that comes back until the server closes. */
  raw(text: string): Promise<string>;
  end(): Promise<void>;
}

export async function startSession(files: Readonly<Record<string, string>> = {}): Promise<Session> {
  const outside = await temporaryFolder();
  const vault = join(outside.path, "vault");
  await mkdir(vault);
  for (const [path, content] of Object.entries(files)) await outside.write(`vault/${path}`, content);
  await outside.write("site/index.html", "<!doctype html><title>page</title>");
  await outside.write("site/host.js", "host();");
  await outside.write("plugin/main.js", "plugin();");
  await outside.write("plugin/manifest.json", "{}");
  const trouble: string[] = [];
  const preview = await startServer({
    vault,
    token: randomBytes(24).toString("base64url"),
    port: 0,
    site: { page: join(outside.path, "site"), plugin: join(outside.path, "plugin") },
    onProblem: (sentence) => trouble.push(sentence),
  });
  return {
    preview,
    outside,
    vault,
    trouble,
    ask: (target, request = {}) => ask(preview, target, request),
    raw: (text) => raw(preview.port, text),
    end: async () => {
      await preview.close();
      await outside.remove();
    },
  };
}

/** Node's own client rather than fetch: it sends the target and the headers exactly as given. */
function ask(preview: Preview, target: string, request: Request): Promise<Answer> {
  const { method = "GET", headers = {}, body, token = true } = request;
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: "127.0.0.1",
        port: preview.port,
        path: target,
        method,
        headers: { ...(token ? { "x-preview-token": preview.token } : {}), ...headers } as Record<
          string,
          string
        >,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const { headers: received, statusCode = 0 } = response;
          resolve({ status: statusCode, headers: received, body: bytes.toString("utf8"), bytes });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (received += chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
