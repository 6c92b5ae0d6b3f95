import type { FileEntry } from "../../protocol";
import { decodeStrictly, encodeText } from "./text";
import { ServerRefusal, type VaultServer } from "./vault-server";

/** How often a write is tried again when somebody else keeps changing the same file. */
const ATTEMPTS = 20;

/** What a file holds after a change. */
export interface Written {
  readonly entry: FileEntry;
  readonly text: string;
}

/**
 * Reads, changes and writes a text file; when it was changed on disk in between, reads and changes it again. Throws
 * `NotUtf8` and writes nothing when the bytes on disk are not UTF-8.
 */
export async function change(
  server: VaultServer,
  path: string,
  fn: (text: string) => string,
): Promise<Written> {
  for (let attempt = 1; ; attempt++) {
    const before = await server.read(path);
    const text = fn(decodeStrictly(before.bytes, path));
    try {
      return { entry: await server.write(path, encodeText(text), { version: before.version }), text };
    } catch (error) {
      if (!isStale(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Creates a text file, or writes over it: what is asked for data that is not part of the vault's notes. */
export async function put(server: VaultServer, path: string, text: string): Promise<FileEntry> {
  try {
    if ((await server.readIfPresent(path)) === null) {
      return await server.write(path, encodeText(text), "absent");
    }
  } catch (error) {
    if (!isStale(error)) throw error;
  }
  return (await change(server, path, () => text)).entry;
}

function isStale(error: unknown): boolean {
  return error instanceof ServerRefusal && error.stale;
}
