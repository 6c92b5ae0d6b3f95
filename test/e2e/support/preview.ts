import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A vault in a folder of its own, served by the built preview. */
export interface ServedVault {
  /** What to open now, token included. */
  readonly address: string;
  /** The vault on disk. */
  readonly folder: string;
  read(path: string): Promise<string>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  readBytes(path: string): Promise<Buffer>;
  /**
   * Writes copies of a note, `NAME 1.md` and so on, and gives their names: for tests that share a page and must not
   * share answers. Anchors differ, since answers belong to them and not to the note.
   */
  copies(name: string, count: number): Promise<readonly string[]>;
  /** Stops the server; the vault stays. */
  halt(): Promise<void>;
  /** Starts it anew, at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Copies a vault and serves the copy with `dist/preview-server.mjs`, as `npm start` does. Rejects with the
 * server's own words when it does not come up.
 */
export async function serveVault(template: string): Promise<ServedVault> {
  const parent = await mkdtemp(join(tmpdir(), "gfr-e2e-"));
  const folder = join(parent, "vault");
  await cp(template, folder, { recursive: true });
  let server = await startServer(folder);
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  return {
    get address() {
      return server.address;
    },
    folder,
    read: (path) => readFile(join(folder, path), "utf8"),
    readBytes: (path) => readFile(join(folder, path)),
    write,
    copies: async (name, count) => {
      const text = await readFile(join(folder, `${name}.md`), "utf8");
      const names = Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
      for (const [index, copy] of names.entries()) {
        await write(`${copy}.md`, text.replace(/ \^(\w+)$/gm, ` ^$1-${index + 1}`));
      }
      return names;
    },
    halt: () => server.stop(),
    restart: async () => {
      server = await startServer(folder);
    },
    stop: async () => {
      await server.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

interface RunningServer {
  readonly address: string;
  stop(): Promise<void>;
}

async function startServer(folder: string): Promise<RunningServer> {
  const server = spawn(process.execPath, ["dist/preview-server.mjs", folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/\S+/.exec(said);
      if (found !== null) resolve(found[0]);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("error", reject);
    void ended.then(() => reject(new Error(`The preview's server ended: ${said}`)));
  });
  return {
    address,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
    },
  };
}
