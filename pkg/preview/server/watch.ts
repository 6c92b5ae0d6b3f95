import { watch as watchFiles } from "chokidar";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Changes } from "./changes";
import { Refused } from "./respond";
import type { VaultFolder } from "./vault-folder";
import { accessTo, HIDDEN_FILES, isVaultPath, parseVaultPath, type VaultPath } from "./vault-path";
import { VaultGone, walkVault } from "./walk";

/** Editors save in several steps; what happens to one file within this many ms is one change. */
const SETTLE = 60;

/**
 * When a folder that just appeared is listed, in ms after that: the watcher lists it before it listens to it, so what
 * is made in between, as by a sync client that goes on at once, would never be heard of.
 */
const NEW_FOLDER_LOOKS = [150, 1500];

/** How many files are looked at at once when a whole folder changes (a branch switch, a sync). */
const CONCURRENT_LOOKS = 32;

/** A watch over a vault; `ready` resolves once nothing can be missed any more. */
export interface Watch {
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** What a watch asks of whoever started it, and tells it. */
export interface Watcher {
  /** Whether the vault's own folder is still the one that is watched: else what is missing from it is not deleted. */
  readonly isThere: () => Promise<boolean>;
  /** Hears, in one sentence, when the system cannot watch. */
  readonly onProblem: (sentence: string) => void;
}

/**
 * Tells `changes` what other programs do to the vault, as long as its own folder stays where it is.
 *
 * The watcher's events only say where to look: each path is looked at on disk once it has been quiet for a
 * moment, and what is found there counts.
 */
export function watchVault(folder: VaultFolder, changes: Changes, { isThere, onProblem }: Watcher): Watch {
  const pending = new Map<VaultPath, NodeJS.Timeout>();
  const looks = new Set<NodeJS.Timeout>();
  const due: VaultPath[] = [];
  let looking = 0;
  let closed = false;

  const watcher = watchFiles(folder.root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => {
      const inside = relative(folder.root, path).split(sep).join("/");
      return inside !== "" && !isWatched(inside);
    },
  });

  const look = async (path: VaultPath): Promise<void> => {
    try {
      const entry = await folder.entry(path);
      const deleted = entry === null && (await isThere());
      if (closed) return;
      if (deleted) changes.missing(path);
      else if (entry !== null) changes.found(entry);
    } catch (error) {
      // What became a link that may not be followed is not gone: it stays as it was known.
      if (!(error instanceof Refused)) onProblem(`"${path}" could not be looked at: ${reason(error)}.`);
    }
  };
  const next = (): void => {
    const path = looking < CONCURRENT_LOOKS ? due.shift() : undefined;
    if (path === undefined) return;
    looking += 1;
    void look(path).finally(() => {
      looking -= 1;
      next();
    });
    next();
  };
  const notice = (path: VaultPath): void => {
    clearTimeout(pending.get(path));
    pending.set(
      path,
      setTimeout(() => {
        pending.delete(path);
        due.push(path);
        next();
      }, SETTLE),
    );
  };

  const noticeVisible = (inside: string): void => {
    if (isVaultPath(inside) && accessTo(inside) !== "none") notice(inside);
  };
  const insideOf = (path: string): string => relative(folder.root, path).split(sep).join("/");
  const list = async (path: string): Promise<void> => {
    // A folder that is gone again has been told of.
    const children = await readdir(path, { withFileTypes: true }).catch(() => []);
    for (const child of children) {
      const childPath = join(path, child.name);
      const inside = insideOf(childPath);
      if (closed || !isWatched(inside)) continue;
      noticeVisible(inside);
      if (!child.isDirectory()) continue;
      watcher.add(childPath);
      await list(childPath);
    }
  };
  const listLater = (path: string): void => {
    for (const delay of NEW_FOLDER_LOOKS) {
      const timer = setTimeout(() => {
        looks.delete(timer);
        void list(path);
      }, delay);
      looks.add(timer);
    }
  };

  watcher.on("all", (event, path) => {
    noticeVisible(insideOf(path));
    if (event === "addDir") listLater(path);
  });
  watcher.on("error", (error) => {
    onProblem(`Changes by other programs may go unseen until the page is reloaded: ${reason(error)}.`);
  });
  const ready = new Promise<void>((resolve) => watcher.once("ready", resolve)).then(async () => {
    // What changed between the first listing and now came before the watcher could see it.
    const walk = await walkVault(folder.root).catch(async (error: unknown) => {
      if (!(error instanceof VaultGone)) throw error;
      await isThere();
      return null;
    });
    if (closed || walk === null) return;
    changes.compare(walk);
    await Promise.all(HIDDEN_FILES.map((path) => look(parseVaultPath(path))));
  });

  return {
    ready,
    close: async () => {
      closed = true;
      for (const timer of [...pending.values(), ...looks]) clearTimeout(timer);
      pending.clear();
      due.length = 0;
      await watcher.close();
    },
  };
}

/** Hidden places are not watched, save the folders on the way to the plugin's data. */
function isWatched(path: string): boolean {
  if (!isVaultPath(path)) return false;
  if (accessTo(path) !== "none") return true;
  return (
    path === ".obsidian" || path === ".obsidian/plugins" || path === ".obsidian/plugins/go-for-reviewers"
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
