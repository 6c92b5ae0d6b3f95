import { link, lstat, readlink, rename, symlink, unlink } from "node:fs/promises";
import { errorCode, linksUnsupported } from "./error-code";

/**
 * Gives a file, link or folder another name on the same disk. Throws `EEXIST` when the name is taken, even by another
 * process just now: no file is ever overwritten.
 *
 * A file stands under both names for a moment, and stays so after a crash. On a disk without hard links a file is
 * renamed once the name was seen to be free; there only the vault's lock keeps other programs from taking it in between.
 */
export async function moveToFreeName(from: string, to: string): Promise<void> {
  const stats = await lstat(from);
  if (stats.isDirectory()) return moveFolder(from, to);
  try {
    if (stats.isSymbolicLink()) await symlink(await readlink(from), to);
    else await link(from, to);
  } catch (error) {
    if (!linksUnsupported(error)) throw error;
    await demandFree(to);
    await rename(from, to);
    return;
  }
  await unlink(from);
}

/** A folder cannot be linked, but renaming one replaces nothing except an empty folder. */
async function moveFolder(from: string, to: string): Promise<void> {
  await demandFree(to);
  try {
    await rename(from, to);
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(errorCode(error) ?? "")) throw taken(to);
    throw error;
  }
}

async function demandFree(path: string): Promise<void> {
  try {
    await lstat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  throw taken(path);
}

function taken(path: string): Error {
  return Object.assign(new Error(`${path} exists`), { code: "EEXIST" });
}
