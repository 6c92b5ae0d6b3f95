import { randomBytes } from "node:crypto";
import { constants, type BigIntStats } from "node:fs";
import { access, link, lstat, open, rename, rm, stat, type FileHandle, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { linksUnsupported } from "./error-code";
import type { Lock } from "./vault-lock";
import { hasEnded, WRITER } from "./writer";

/** 16 digits for the writer, 8 by chance; earlier versions had 16 by chance. */
const TEMPORARY_NAME = /^\.gfr-(?:[0-9a-f]{16}|([0-9a-f]{16})[0-9a-f]{8})\.tmp$/;

/** How a file is written. */
export interface WriteOptions {
  /** Held from the last check until the file has its name; the bytes are on disk by then. */
  readonly lock?: Lock;
  /** Runs at the last moment before the file gets its name; when it throws, nothing has changed. */
  readonly confirm?: () => Promise<void>;
  /** Waits until the stats cannot be another file's; the file is open meanwhile, which keeps its inode from being reused. */
  readonly settle?: (stats: BigIntStats) => Promise<unknown>;
}

/** Whether a file's name is one this module gives to what it is still writing; a crash may leave such a file behind. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}

/** Whether the process that gave a temporary file its name has ended: nobody will finish that file. */
export function isAbandoned(name: string): boolean {
  const writer = TEMPORARY_NAME.exec(name)?.[1];
  return writer !== undefined && hasEnded(writer);
}

/**
 * Puts `bytes` in the place of an existing file, all or nothing.
 *
 * A reader sees the old bytes or the new ones, never a part, and so does the disk after a crash: the bytes go to
 * a new file in the same folder, are forced to disk and are then renamed over the old name. Mode bits are kept,
 * the owner too where the system allows it; nobody can read the new file who could not read the old one. Throws
 * what the file system throws, `EACCES` for a file that is read-only. Resolves to the stats of what was written,
 * whatever became of it since.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<BigIntStats> {
  // A rename would silently get past the mode of a file its owner made read-only.
  await access(path, constants.W_OK);
  const existing = await stat(path);
  return writeBeside(path, bytes, 0o600, options, async (temporary, file) => {
    await keepOwner(file, existing.uid, existing.gid);
    await file.chmod(existing.mode & 0o7777);
    await file.sync();
    return async () => {
      await options.confirm?.();
      await rename(temporary, path);
    };
  });
}

/** Creates a file with `bytes`, all or nothing. Throws `EEXIST` when the name is taken, even by another process just now. */
export async function createFile(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<BigIntStats> {
  return writeBeside(path, bytes, 0o666, options, async (temporary, file) => {
    await file.sync();
    return async () => {
      await options.confirm?.();
      try {
        // A hard link is the one portable way to take a name only if it is free.
        await link(temporary, path);
        await rm(temporary);
      } catch (error) {
        if (!linksUnsupported(error)) throw error;
        if (await isTaken(path)) throw Object.assign(new Error(`${path} exists`), { code: "EEXIST" });
        await rename(temporary, path);
      }
    };
  });
}

/** Writes a file beside `path`; `prepare` makes it ready and gives the step that puts it in place. */
async function writeBeside(
  path: string,
  bytes: Uint8Array,
  mode: number,
  { lock = (task) => task(), settle }: WriteOptions,
  prepare: (temporary: string, file: FileHandle) => Promise<() => Promise<void>>,
): Promise<BigIntStats> {
  const folder = dirname(path);
  const temporary = join(folder, `.gfr-${WRITER}${randomBytes(4).toString("hex")}.tmp`);
  const file = await open(temporary, "wx", mode);
  try {
    await file.writeFile(bytes);
    await lock(await prepare(temporary, file));
    // What happens to the file from here on is another version.
    const stats = await file.stat({ bigint: true });
    await syncFolder(folder);
    await settle?.(stats);
    return stats;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Makes the rename itself last; systems that cannot open a folder (Windows) keep their own order. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    return;
  }
}

/** Only the superuser may give a file away; for anybody else the file stays theirs. */
async function keepOwner(file: FileHandle, uid: number, gid: number): Promise<void> {
  const now = await file.stat();
  if (now.uid === uid && now.gid === gid) return;
  try {
    await file.chown(uid, gid);
  } catch {
    return;
  }
}

async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** A leftover whose writer cannot be known to have ended is removed once it is this old, in ms. */
const LEFTOVER_AGE = 10 * 60_000;

/** Removes what killed writes left in a folder, not in those below it. Never throws: leftovers do no harm. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (isTemporaryName(name)) await removeLeftover(folder, name);
}

/** Removes one file with a name that `isTemporaryName` knows, if nobody writes it any more. Never throws. */
export async function removeLeftover(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  try {
    if (isAbandoned(name) || Date.now() - (await stat(path)).mtimeMs > LEFTOVER_AGE) await rm(path);
  } catch {
    return;
  }
}
