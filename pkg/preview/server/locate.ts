import { basename, dirname, join } from "node:path";
import { BrokenLink, pathBelow, realLocation } from "../../disk/real-location";
import { Refused } from "./respond";
import { accessTo, isVaultPath, type Access, type VaultPath } from "./vault-path";

/**
 * Where a path of the vault is on disk, with every symbolic link followed.
 *
 * Refuses (403) what the page may not touch: a hidden path, or one whose links lead out of the vault or to a
 * hidden place in it. `root` is the vault's own real path. The result need not exist, but its parents that do
 * are inside the vault.
 */
export async function locate(
  root: string,
  path: VaultPath,
  wanted: Exclude<Access, "none">,
): Promise<string> {
  demandAccess(path, path, wanted);
  const real = await followLinks(join(root, path), path);
  demandInside(root, real, path, wanted);
  return real;
}

/**
 * Where the entry itself is, its parents' links followed but not its own: what renaming and deleting act on, so
 * that they move a link and not what it points at.
 */
export async function locateEntry(root: string, path: VaultPath): Promise<string> {
  demandAccess(path, path, "write");
  const given = join(root, path);
  const real = join(await followLinks(dirname(given), path), basename(given));
  demandInside(root, real, path, "write");
  return real;
}

/** The vault path of a real location, or null when it lies outside the vault or has a name a vault cannot carry. */
export function vaultPathOf(root: string, real: string): VaultPath | null {
  const path = pathBelow(root, real);
  return path !== null && isVaultPath(path) ? path : null;
}

function demandInside(root: string, real: string, path: VaultPath, wanted: Exclude<Access, "none">): void {
  if (real === root) return;
  const inside = vaultPathOf(root, real);
  if (inside === null) throw new Refused(403, `"${path}" leads out of the vault, so it is left alone.`);
  demandAccess(inside, path, wanted);
}

function demandAccess(path: VaultPath, asked: VaultPath, wanted: Exclude<Access, "none">): void {
  const access = accessTo(path);
  if (access === "none")
    throw new Refused(403, `"${asked}" is hidden, and the preview leaves hidden files alone.`);
  if (wanted === "write" && access === "read")
    throw new Refused(403, `"${asked}" may be read but not changed here.`);
}

async function followLinks(path: string, asked: VaultPath): Promise<string> {
  try {
    return await realLocation(path);
  } catch (error) {
    if (error instanceof BrokenLink) throw new Refused(403, `"${asked}" ${error.message}.`);
    throw error;
  }
}
