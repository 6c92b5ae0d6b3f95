import { build } from "esbuild";
import { spawn, type ChildProcess } from "node:child_process";

const BANNER = 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);';

/** Builds a program for Node from a file of the project. */
export async function buildProgram(entry: string, outfile: string): Promise<string> {
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
    banner: { js: BANNER },
  });
  return outfile;
}

/** Builds a program for Node from text whose imports are meant from `folder`. */
export async function buildText(contents: string, folder: string, outfile: string): Promise<string> {
  await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
    banner: { js: BANNER },
  });
  return outfile;
}

/** A preview's server in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  /** Asks the server, with the session's token. */
  ask(target: string, init?: RequestInit): Promise<Response>;
  /** A file's text and version. */
  read(path: string): Promise<{ readonly text: string; readonly etag: string }>;
  /** The status of replacing a file that is the version `etag`. */
  replace(path: string, body: string, etag: string): Promise<number>;
  /** The status of creating a file. */
  create(path: string, body: string): Promise<number>;
  stop(): Promise<void>;
}

/** Serves a vault with a built server, at a free port. */
export async function serveInProcess(program: string, vault: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, vault, "--port=0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  let found: RegExpExecArray | null = null;
  for await (const chunk of child.stdout) {
    said += String(chunk);
    found = /(http:\/\/127\.0\.0\.1:\d+)\/\?token=([\w-]+)/.exec(said);
    if (found !== null) break;
  }
  if (found === null) throw new Error(`The server ended: ${said}`);
  const [, origin = "", token = ""] = found;
  const ask = (target: string, init: RequestInit = {}): Promise<Response> =>
    fetch(origin + target, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), "x-preview-token": token },
    });
  const put = async (path: string, body: string, headers: Record<string, string>): Promise<number> => {
    const answer = await ask(fileAddress(path), { method: "PUT", body, headers });
    await answer.text();
    return answer.status;
  };
  return {
    child,
    ended,
    ask,
    read: async (path) => {
      const answer = await ask(fileAddress(path));
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      return { text, etag: answer.headers.get("etag") ?? "" };
    },
    replace: (path, body, etag) => put(path, body, { "If-Match": etag }),
    create: (path, body) => put(path, body, { "If-None-Match": "*" }),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function fileAddress(path: string): string {
  return `/api/file?path=${encodeURIComponent(path)}`;
}
