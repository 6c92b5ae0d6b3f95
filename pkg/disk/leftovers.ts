import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isAbandoned, isTemporaryName } from "./atomic-write";

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
