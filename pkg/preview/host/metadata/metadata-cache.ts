import type { CachedMetadata, MetadataCache as ObsidianMetadataCache, TFile as ObsidianFile } from "obsidian";
import { Events } from "../base/events";
import { Slices } from "../base/slices";
import { TFile, type TAbstractFile } from "../vault/files";
import type { Vault } from "../vault/vault";
import { FileNames, namesOf } from "./file-names";
import { readMetadata } from "./note-metadata";
import { getLinkpath } from "./links";
import { fileName } from "../base/paths";

type Offered = Pick<
  ObsidianMetadataCache,
  | "getFirstLinkpathDest"
  | "getFileCache"
  | "getCache"
  | "fileToLinktext"
  | "resolvedLinks"
  | "unresolvedLinks"
>;

/** How long the cache waits after the vault's event, in ms, when it follows later; changes within it are one batch. */
const LATER = 20;

/** How many notes are read from the server at the same time. */
const READERS = 8;

/** How many notes of a first indexing are resolved at a time; the app tells `resolved` more than once there. */
const BATCH = 200;

/** What the notes hold, kept after the vault's files. `changed` comes after the vault's event, `resolved` after that. */
export class MetadataCache extends Events implements Offered {
  resolvedLinks: Record<string, Counts> = {};
  unresolvedLinks: Record<string, Counts> = {};
  private readonly vault: Vault;
  private readonly atOnce: boolean;
  private readonly names = new FileNames();
  private readonly caches = new Map<string, CachedMetadata>();
  /** Which notes link to a name. */
  private readonly linkers = new Map<string, Set<string>>();
  private readonly waiting = new Set<TFile>();
  private readonly unresolvedNotes = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private working: Promise<void> = Promise.resolve();
  private started = false;

  constructor(vault: Vault, atOnce: boolean) {
    super();
    this.vault = vault;
    this.atOnce = atOnce;
    vault.on("create", (item: TAbstractFile) => this.onCreate(item));
    vault.on("modify", (item: TAbstractFile) => this.enqueue(item));
    vault.on("delete", (item: TAbstractFile) => this.onDelete(item));
    vault.on("rename", (item: TAbstractFile, former: string) => this.onRename(item, former));
  }

  getFileCache(file: ObsidianFile): CachedMetadata | null {
    return this.caches.get(file.path) ?? null;
  }

  getCache(path: string): CachedMetadata | null {
    return this.caches.get(path) ?? null;
  }

  getFirstLinkpathDest(linkpath: string, sourcePath: string): TFile | null {
    if (linkpath === "") return this.vault.getFileByPath(sourcePath);
    return this.names.find(linkpath, sourcePath);
  }

  fileToLinktext(file: ObsidianFile, _sourcePath: string, omitMdExtension = true): string {
    const short = (path: string): string =>
      omitMdExtension && file.extension === "md" ? path.slice(0, -3) : path;
    return this.names.countNamed(file.name) <= 1 ? short(file.name) : short(file.path);
  }

  /** How many notes are not in the cache. */
  countUnread(): number {
    return this.unread().length;
  }

  /**
   * Reads every note that is not in the cache yet. Quietly, nobody hears of it; otherwise each is told as changed.
   * From here on the cache follows the vault.
   */
  async indexAll(
    quietly: boolean,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<void> {
    this.started = true;
    const files = this.unread();
    const slices = new Slices();
    let done = 0;
    onProgress(0, files.length);
    for await (const { file, text } of this.vault.readMany(files)) {
      // A note that changed meanwhile has been read anew already.
      if (!this.caches.has(file.path)) this.take(file, text, quietly);
      if (++done % BATCH === 0) {
        onProgress(done, files.length);
        if (!quietly) this.resolveWaiting();
      }
      await slices.pause();
    }
    onProgress(files.length, files.length);
    if (this.vault.getMarkdownFiles().length === 0) this.trigger("resolved");
    // Resolving has a task of its own also after a quiet start.
    if (quietly) globalThis.setTimeout(() => this.resolveWaiting());
    else this.resolveWaiting();
  }

  /** Settles when nothing is waiting to be read or resolved. */
  async idle(): Promise<void> {
    while (this.timer !== undefined || this.waiting.size > 0) {
      await new Promise((resolve) => globalThis.setTimeout(resolve, LATER));
      await this.working;
    }
    await this.working;
  }

  private onCreate(item: TAbstractFile): void {
    if (!(item instanceof TFile)) return;
    this.names.add(item);
    this.touchLinkers(item.path);
    this.enqueue(item);
  }

  private onDelete(item: TAbstractFile): void {
    if (!(item instanceof TFile)) return;
    this.names.remove(item, item.path);
    this.touchLinkers(item.path);
    const previous = this.caches.get(item.path) ?? null;
    this.forget(item.path);
    this.forgetLinks(item.path);
    if (item.extension === "md") this.trigger("deleted", item, previous);
    this.schedule();
  }

  private onRename(item: TAbstractFile, former: string): void {
    if (!(item instanceof TFile)) return;
    this.names.remove(item, former);
    this.names.add(item);
    const cache = this.caches.get(former);
    this.forget(former);
    this.forgetLinks(former);
    if (cache !== undefined) this.remember(item.path, cache);
    else this.enqueue(item);
    this.touchLinkers(former);
    this.touchLinkers(item.path);
    this.schedule();
  }

  private enqueue(item: TAbstractFile): void {
    if (!this.started || !(item instanceof TFile) || item.extension !== "md") return;
    this.waiting.add(item);
    this.schedule();
  }

  private schedule(): void {
    if (!this.started) return;
    const work = (): void => {
      this.timer = undefined;
      this.working = this.working.then(() => this.workOff());
    };
    if (this.atOnce) work();
    else this.timer ??= globalThis.setTimeout(work, LATER);
  }

  private async workOff(): Promise<void> {
    const files = [...this.waiting];
    this.waiting.clear();
    await this.readNotes(files, false);
    if (this.atOnce) this.resolveWaiting();
    else globalThis.setTimeout(() => this.resolveWaiting());
  }

  private async readNotes(files: readonly TFile[], quietly: boolean): Promise<void> {
    const rest = files.values();
    const reader = async (): Promise<void> => {
      for (const file of rest) await this.readNote(file, quietly);
    };
    await Promise.all(Array.from({ length: READERS }, reader));
  }

  private async readNote(file: TFile, quietly: boolean): Promise<void> {
    let text: string;
    try {
      text = await this.vault.cachedRead(file);
    } catch {
      // Gone or unreadable since: the vault's next event about it decides.
      return;
    }
    if (this.vault.getFileByPath(file.path) !== file) return;
    this.take(file, text, quietly);
  }

  private take(file: TFile, text: string, quietly: boolean): void {
    const cache = readMetadata(text);
    this.forget(file.path);
    this.remember(file.path, cache);
    if (!quietly) this.trigger("changed", file, text, cache);
  }

  private unread(): TFile[] {
    return this.vault.getMarkdownFiles().filter((file) => !this.caches.has(file.path));
  }

  private remember(path: string, cache: CachedMetadata): void {
    this.caches.set(path, cache);
    this.unresolvedNotes.add(path);
    for (const name of linkedNames(cache)) {
      const paths = this.linkers.get(name) ?? new Set();
      paths.add(path);
      this.linkers.set(name, paths);
    }
  }

  private forget(path: string): void {
    const cache = this.caches.get(path);
    if (cache === undefined) return;
    this.caches.delete(path);
    this.unresolvedNotes.delete(path);
    for (const name of linkedNames(cache)) this.linkers.get(name)?.delete(path);
  }

  private forgetLinks(path: string): void {
    Reflect.deleteProperty(this.resolvedLinks, path);
    Reflect.deleteProperty(this.unresolvedLinks, path);
  }

  /** Marks the notes whose links may mean another file now. */
  private touchLinkers(path: string): void {
    for (const name of namesOf(path)) {
      for (const linker of this.linkers.get(name) ?? []) this.unresolvedNotes.add(linker);
    }
  }

  private resolveWaiting(): void {
    if (this.unresolvedNotes.size === 0) return;
    const paths = [...this.unresolvedNotes].slice(0, BATCH);
    for (const path of paths) this.unresolvedNotes.delete(path);
    for (const path of paths) {
      const cache = this.caches.get(path);
      const file = this.vault.getFileByPath(path);
      if (cache === undefined || file === null) continue;
      const { resolved, unresolved } = countLinks(cache, path, this.names);
      this.resolvedLinks[path] = resolved;
      this.unresolvedLinks[path] = unresolved;
      this.trigger("resolve", file);
    }
    this.trigger("resolved");
    // Many notes are resolved in several turns, each told, as in the app.
    if (this.unresolvedNotes.size > 0) globalThis.setTimeout(() => this.resolveWaiting());
  }
}

export type Counts = Record<string, number>;

/** How often each file is linked from a note, and each name that no file has. Links within the note count as neither. */
export function countLinks(
  cache: CachedMetadata,
  sourcePath: string,
  names: FileNames,
): { resolved: Counts; unresolved: Counts } {
  const resolved: Counts = {};
  const unresolved: Counts = {};
  for (const linkpath of linkPaths(cache)) {
    const target = names.find(linkpath, sourcePath);
    const [counts, key] = target === null ? [unresolved, linkpath] : [resolved, target.path];
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return { resolved, unresolved };
}

/** The names a note's links end with, lower case: a file so called decides what they mean. */
export function linkedNames(cache: CachedMetadata): Set<string> {
  return new Set(linkPaths(cache).map((path) => fileName(path.toLowerCase())));
}

function linkPaths(cache: CachedMetadata): string[] {
  const references = [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])];
  return references.map((reference) => getLinkpath(reference.link)).filter((path) => path !== "");
}
