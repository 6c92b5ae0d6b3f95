import type { BigIntStats, Dirent } from "node:fs";
import { stat, readdir, realpath } from "node:fs/promises";
import { Refused } from "./respond";
import { join } from "node:path";
import { isTemporaryName, removeLeftover } from "../../disk/atomic-write";
import { errorCode } from "../../disk/error-code";
import type { FileEntry } from "../protocol";
import { entryOf, settledStat } from "./entry";
import { vaultPathOf } from "./locate";
import { accessTo, isVaultPath } from "./vault-path";

/** The vault's own folder is not there, or another has taken its place: nothing can be said of what is in it. */
export class VaultGone extends Refused {
  constructor() {
    super(503, "The vault's folder is gone; put it back and try again.");
    this.name = "VaultGone";
  }
}

/** Looks at the vault's own folder; null when there is none that can be looked at. */
export async function statRoot(root: string): Promise<BigIntStats | null> {
  try {
    const stats = await stat(root, { bigint: true });
    return stats.isDirectory() ? stats : null;
  } catch {
    return null;
  }
}

/**
 * Whether two looks saw one folder, not another of its name. Disks give the number of a deleted folder to the next
 * one, so the time it was made counts, too, where the disk keeps one: some answer with the last change instead.
 */
export function isSameFolder(before: BigIntStats, now: BigIntStats | null): boolean {
  if (now?.dev !== before.dev || now.ino !== before.ino) return false;
  return before.birthtimeNs === before.ctimeNs || before.birthtimeNs === now.birthtimeNs;
}

/** What a walk over the vault found, and what it left out, so that nobody wonders where a file went. */
export interface Walk {
  readonly entries: readonly FileEntry[];
  /** Links that lead out of the vault, to a hidden place, to nothing, or to a folder (which is listed where it is). */
  readonly links: readonly string[];
  /** Names no vault can carry to another system, such as `aux.md` or one that ends with a dot. */
  readonly names: readonly string[];
  /** What could not be looked at: of these paths, and of those below them, nothing is known. */
  readonly unread: readonly string[];
}

const CONCURRENT_STATS = 64;

/**
 * Lists every visible file and folder below `root` (its real path), sorted by path. `onProgress` hears the number
 * of entries from time to time. Leftovers of crashed writes are removed on the way. Throws `VaultGone` when `root` is
 * not there from beginning to end: the list would leave out what was not deleted.
 */
export async function walkVault(
  root: string,
  onProgress: (entries: number) => void = () => undefined,
): Promise<Walk> {
  const before = await statRoot(root);
  if (before === null) throw new VaultGone();
  const entries: FileEntry[] = [];
  const links: string[] = [];
  const names: string[] = [];
  const unread: string[] = [];
  const folders: string[] = [""];

  const visit = async (folder: string, child: Dirent): Promise<void> => {
    if (isTemporaryName(child.name)) return removeLeftover(join(root, folder), child.name);
    if (child.name.startsWith(".")) return;
    const path = folder === "" ? child.name : `${folder}/${child.name}`;
    if (!isVaultPath(path)) {
      names.push(path);
      return;
    }
    const target = child.isSymbolicLink() ? await linkedFile(root, path) : join(root, path);
    if (target === null) {
      links.push(path);
      return;
    }
    const stats = await settledStat(target).catch((error: unknown) => {
      if (!isGone(error)) unread.push(path);
      return null;
    });
    if (stats === null) return;
    if (stats.isDirectory()) folders.push(path);
    else if (!stats.isFile()) return;
    entries.push(entryOf(path, stats));
    if (entries.length % 1000 === 0) onProgress(entries.length);
  };

  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const path = folder;
    const children = await readdir(join(root, path), { withFileTypes: true }).catch((error: unknown) => {
      // The rest of the vault is still worth having.
      if (!isGone(error)) unread.push(path);
      return [];
    });
    for (let start = 0; start < children.length; start += CONCURRENT_STATS) {
      await Promise.all(children.slice(start, start + CONCURRENT_STATS).map((child) => visit(path, child)));
    }
  }
  if (!isSameFolder(before, await statRoot(root))) throw new VaultGone();
  entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { entries, links, names, unread };
}

/** The file a link stands for, or null when the vault does not list it. */
async function linkedFile(root: string, path: string): Promise<string | null> {
  try {
    const real = await realpath(join(root, path));
    const inside = vaultPathOf(root, real);
    if (inside === null || accessTo(inside) === "none") return null;
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

function isGone(error: unknown): boolean {
  return errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
}
