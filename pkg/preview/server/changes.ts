import type { FileEntry, VaultChange } from "../protocol";
import type { Walk } from "./walk";

/**
 * What the vault is known to hold, and the news about it.
 *
 * A change is told once, whoever notices it first: a write through the server, the watcher's echo of it, or
 * another program. What is already known is not news.
 */
export class Changes {
  readonly #known = new Map<string, FileEntry>();
  readonly #listeners = new Set<(change: VaultChange) => void>();
  readonly #presenceListeners = new Set<(present: boolean) => void>();
  #present = true;

  /** Whether the vault's own folder is there. While it is not, what is known stays as it is. */
  get present(): boolean {
    return this.#present;
  }

  setPresent(present: boolean): void {
    if (present === this.#present) return;
    this.#present = present;
    for (const listener of [...this.#presenceListeners]) listener(present);
  }

  /** Hears whether the vault's folder is there each time that changes, until the returned function is called. */
  subscribePresence(listener: (present: boolean) => void): () => void {
    this.#presenceListeners.add(listener);
    return () => this.#presenceListeners.delete(listener);
  }

  /** What the vault is known to hold, sorted by path, without hidden files. */
  visible(): readonly FileEntry[] {
    const entries = [...this.#known.values()].filter(({ path }) => !path.startsWith("."));
    return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Takes what there is at the start, which is no news to anybody. */
  begin(entries: readonly FileEntry[]): void {
    for (const entry of entries) this.#known.set(entry.path, entry);
  }

  /**
   * Takes a listing of everything visible, and tells how it differs from what was known. What could not be looked at,
   * or has become a link that is not listed, is not gone: it stays as it was known.
   */
  compare({ entries, links, unread }: Pick<Walk, "entries" | "links" | "unread">): void {
    const present = new Set(entries.map((entry) => entry.path));
    const unknown = [...unread, ...links];
    const isUnknown = (path: string): boolean =>
      unknown.some((place) => place === "" || path === place || path.startsWith(`${place}/`));
    for (const path of [...this.#known.keys()]) {
      // A listing does not name hidden files, so it says nothing of the plugin's data.
      if (!present.has(path) && !path.startsWith(".") && !isUnknown(path)) this.missing(path);
    }
    for (const entry of entries) this.found(entry);
  }

  /** A file or folder as it is on disk now. */
  found(entry: FileEntry): void {
    const before = this.#known.get(entry.path);
    if (before?.kind === entry.kind && before.version === entry.version) return;
    if (before !== undefined && before.kind !== entry.kind) this.missing(entry.path);
    const kind = before?.kind === entry.kind ? "modified" : "created";
    this.#known.set(entry.path, entry);
    this.#tell({ kind, entry });
  }

  /** Nothing is at `path` any more; what was known below it is gone too, deepest first. */
  missing(path: string): void {
    const below = `${path}/`;
    const gone =
      this.#known.get(path)?.kind === "folder"
        ? [...this.#known.keys()].filter((known) => known.startsWith(below))
        : [];
    gone.sort((a, b) => (a < b ? 1 : -1));
    for (const each of [...gone, path]) {
      if (this.#known.delete(each)) this.#tell({ kind: "deleted", path: each });
    }
  }

  /** Hears every change from now on, until the returned function is called. */
  subscribe(listener: (change: VaultChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: VaultChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
