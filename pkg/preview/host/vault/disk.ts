import type { FileEntry } from "../../protocol";
import { encodeText } from "./text";
import { ServerRefusal, type VaultServer } from "./vault-server";

/** How often a write is tried again when somebody else keeps changing the same file. */
const ATTEMPTS = 20;

/** What a file holds after a change, and the text that was written. */
export interface Written {
  readonly entry: FileEntry;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Writes bytes over whatever version of the file is on disk. */
export async function overwrite(
  server: VaultServer,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  known: string,
): Promise<Written> {
  let version = known;
  for (let attempt = 1; ; attempt++) {
    try {
      return { entry: await server.write(path, bytes, { version }), bytes };
    } catch (error) {
      if (!isStale(error) || attempt === ATTEMPTS) throw error;
      version = (await server.read(path)).version;
    }
  }
}

/** Reads, changes and writes a file; when it was changed on disk in between, reads and changes it again. */
export async function change(
  server: VaultServer,
  path: string,
  fn: (bytes: ArrayBuffer) => Uint8Array<ArrayBuffer>,
): Promise<Written> {
  for (let attempt = 1; ; attempt++) {
    const before = await server.read(path);
    const bytes = fn(before.bytes);
    try {
      return { entry: await server.write(path, bytes, { version: before.version }), bytes };
    } catch (error) {
      if (!isStale(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Creates a text file, or writes over it: what is asked for data that is not part of the vault's notes. */
export async function put(server: VaultServer, path: string, text: string): Promise<FileEntry> {
  const bytes = encodeText(text);
  const present = await server.readIfPresent(path);
  try {
    if (present === null) return await server.write(path, bytes, "absent");
  } catch (error) {
    if (!isStale(error)) throw error;
  }
  return (await overwrite(server, path, bytes, present?.version ?? "")).entry;
}

function isStale(error: unknown): boolean {
  return error instanceof ServerRefusal && error.stale;
}
