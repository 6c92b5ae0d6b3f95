import { createHash, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, link, lstat, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

/** 8 digits for the machine, 8 for the process, 8 by chance; earlier versions had 16 by chance. */
const TEMPORARY_NAME = /^\.gfr-(?:[0-9a-f]{16}|([0-9a-f]{8})([0-9a-f]{8})[0-9a-f]{8})\.tmp$/;

/** Whether a file's name is one this module gives to what it is still writing; a crash may leave such a file behind. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}

/**
 * Whether the process that gave a temporary file its name has ended: nobody will finish that file. Of another
 * machine's processes (the folder may be shared) nothing is known, so they count as still there.
 */
export function isAbandoned(name: string): boolean {
  const [, machine, id] = TEMPORARY_NAME.exec(name) ?? [];
  return machine === MACHINE && id !== undefined && !isRunning(Number.parseInt(id, 16));
}

/**
 * Puts `bytes` in the place of an existing file, all or nothing.
 *
 * A reader sees the old bytes or the new ones, never a part, and so does the disk after a crash: the bytes go to
 * a new file in the same folder, are forced to disk and are then renamed over the old name. Mode bits are kept,
 * the owner too where the system allows it. `confirm` runs at the last moment before the rename; when it throws,
 * nothing has changed. Throws what the file system throws, `EACCES` for a file that is read-only.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  confirm: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  // A rename would silently get past the mode of a file its owner made read-only.
  await access(path, constants.W_OK);
  const existing = await stat(path);
  await writeBeside(path, bytes, async (temporary, file) => {
    await file.chmod(existing.mode & 0o7777);
    await keepOwner(file, existing.uid, existing.gid);
    await file.sync();
    await confirm();
    await rename(temporary, path);
  });
}

/**
 * Creates a file with `bytes`, all or nothing. `confirm` runs at the last moment; when it throws, nothing has changed.
 * Throws `EEXIST` when the name is taken, even by another process just now.
 */
export async function createFile(
  path: string,
  bytes: Uint8Array,
  confirm: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await writeBeside(path, bytes, async (temporary, file) => {
    await file.sync();
    await confirm();
    try {
      // A hard link is the one portable way to take a name only if it is free.
      await link(temporary, path);
      await rm(temporary);
    } catch (error) {
      if (!linksUnsupported(error)) throw error;
      if (await isTaken(path)) throw Object.assign(new Error(`${path} exists`), { code: "EEXIST" });
      await rename(temporary, path);
    }
  });
}

async function writeBeside(
  path: string,
  bytes: Uint8Array,
  finish: (temporary: string, file: FileHandle) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  const file = await open(temporary, "wx", 0o666);
  try {
    await file.writeFile(bytes);
    await finish(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await syncFolder(folder);
}

const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

function temporaryName(): string {
  const id = process.pid.toString(16).padStart(8, "0");
  return `.gfr-${MACHINE}${id}${randomBytes(4).toString("hex")}.tmp`;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return errorCode(error) !== "ESRCH";
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

function linksUnsupported(error: unknown): boolean {
  return ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"].includes(errorCode(error) ?? "");
}

/** The code of a file system's error, such as `ENOENT`; null for anything else that was thrown. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
