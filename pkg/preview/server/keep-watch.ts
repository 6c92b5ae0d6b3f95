import type { BigIntStats } from "node:fs";
import type { Changes } from "./changes";
import type { VaultFolder } from "./vault-folder";
import { isSameFolder, statRoot, walkVault } from "./walk";
import { watchVault, type Watch } from "./watch";

/** How often the vault's own folder is looked at, in ms: a watcher does not hear that a deleted folder is back. */
const LOOK = 1000;

/**
 * Watches a vault whose own folder may be taken away and put back. `root` is that folder as it was before the vault
 * was listed.
 *
 * While the folder is away, or another is in its place, nothing is told as deleted: what is gone with it may come back
 * with it. Once a folder is there, is not empty (as the place of a disk that is not mounted is) and does not change
 * between two looks, it is watched anew and compared with what was known.
 */
export function keepWatch(
  folder: VaultFolder,
  root: BigIntStats,
  changes: Changes,
  onProblem: (sentence: string) => void,
): Watch {
  let watched = root;
  let watch: Watch | null = null;
  let lastListing = "";
  let closed = false;

  const start = (stats: BigIntStats): Promise<void> => {
    watched = stats;
    const started = watchVault(folder, changes, { isThere: () => isThere(started), onProblem });
    watch = started;
    return started.ready.then(() => {
      if (!closed && watch === started) changes.setPresent(true);
    });
  };
  const isThere = async (asking: Watch): Promise<boolean> => {
    if (isSameFolder(watched, await statRoot(folder.root))) return true;
    if (watch === asking && !closed) await leave(asking);
    return false;
  };
  const leave = async (left: Watch): Promise<void> => {
    watch = null;
    lastListing = "";
    changes.setPresent(false);
    await left.close();
  };
  const findAgain = async (): Promise<void> => {
    const stats = await statRoot(folder.root);
    const walk = stats === null ? null : await walkVault(folder.root).catch(() => null);
    if (stats === null || walk === null || walk.entries.length === 0 || closed) return;
    const listing = JSON.stringify(walk);
    if (listing === lastListing) void start(stats);
    else lastListing = listing;
  };

  const look = async (): Promise<void> => {
    if (watch === null) await findAgain();
    else await isThere(watch);
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    // A look at a large vault may take longer than the time between two.
    looking = looking.then(look);
  }, LOOK);

  return {
    ready: start(root),
    close: async () => {
      closed = true;
      clearInterval(timer);
      await looking;
      await watch?.close();
    },
  };
}
