import type { Stats } from "node:fs";
import { lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "./error-code";

/** A folder that should be this user's alone is not. */
export class NotPrivate extends Error {
  constructor(folder: string) {
    super(`${folder} is not a folder of yours alone; remove it`);
    this.name = "NotPrivate";
  }
}

/** The folder for what this user's programs of this project put aside. Make it with `makePrivateFolder`. */
export function userFolder(): string {
  return join(tmpdir(), `go-for-reviewers-${process.getuid?.().toString() ?? "user"}`);
}

/**
 * Makes a folder that only this user can look into, where there is none. Throws `NotPrivate` for what another user
 * may have put in its place: a link, a file, a folder of theirs, or one that others can open.
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const stats = await statsOf(folder);
    // What was there has gone since.
    if (stats === null) return makePrivateFolder(folder);
    if (!stats.isDirectory() || !isOwn(stats)) throw new NotPrivate(folder);
  }
}

async function statsOf(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Whether a file or folder belongs to this user and no other user has a right to it. Windows keeps that elsewhere. */
export function isOwn({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (mode & 0o077) === 0);
}
