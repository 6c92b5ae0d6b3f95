import { Component, TFile, type App, type TAbstractFile } from "obsidian";
import { blockLinksOf, type BlockLink } from "../../core/terms/block-links";
import { type Clock, yieldToMain } from "../app/scheduling";
import { mayHoldBlock } from "../app/block-sections";

export interface BlockLinkIndexOptions {
  readonly app: App;
  readonly clock: Clock;
}

/**
 * The links inside the blocks of all notes, which the app does not index. A note that is saved is read anew from
 * the text the app hands over; at the start only the notes are read that may hold a block, a few milliseconds at a
 * time.
 */
export class BlockLinkIndex extends Component {
  readonly #options: BlockLinkIndexOptions;
  /** By the path of their note; notes without any are left out. */
  readonly #links = new Map<string, readonly BlockLink[]>();
  /** The file each link led to when its note was read, by note and target. */
  readonly #meant = new Map<string, ReadonlyMap<string, string>>();
  #reading = new AbortController();
  #known: Promise<void> = Promise.resolve();

  constructor(options: BlockLinkIndexOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { vault, metadataCache } = this.#options.app;
    this.registerEvent(metadataCache.on("changed", (file, text) => this.#read(file, text)));
    this.registerEvent(vault.on("delete", (file) => this.#forget(file.path)));
    this.#known = this.#readAll(this.#reading.signal);
  }

  override onunload(): void {
    this.#reading.abort();
  }

  /** Settles once every note was read. */
  known(): Promise<void> {
    return this.#known;
  }

  /** The links of each note whose blocks hold any, by its path. */
  get links(): ReadonlyMap<string, readonly BlockLink[]> {
    return this.#links;
  }

  /** The path of the file a note's link led to when the note was read; null when it led to none. */
  meant(path: string, target: string): string | null {
    return this.#meant.get(path)?.get(target) ?? null;
  }

  /** Takes over that a note stands under another path. */
  move(from: string, to: string): void {
    const links = this.#links.get(from);
    const meant = this.#meant.get(from);
    this.#forget(from);
    if (links !== undefined) this.#links.set(to, links);
    if (meant !== undefined) this.#meant.set(to, meant);
  }

  /** Takes over where links lead now, in the notes whose blocks hold any. */
  resolve(): void {
    for (const path of this.#links.keys()) this.#resolve(path);
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    const { app, clock } = this.#options;
    const pause = yieldToMain(clock, signal);
    try {
      for (const file of app.vault.getMarkdownFiles()) {
        await pause();
        const cache = app.metadataCache.getFileCache(file);
        // Of a note that is not in the cache yet the app will tell.
        if (cache === null || !mayHoldBlock(cache)) continue;
        const text = await app.vault.cachedRead(file).catch(() => null);
        signal.throwIfAborted();
        if (text !== null && app.vault.getFileByPath(file.path) === file) this.#read(file, text);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #read(file: TAbstractFile, text: string): void {
    if (!(file instanceof TFile)) return;
    const links = blockLinksOf(text);
    if (links.length === 0) this.#forget(file.path);
    else {
      this.#links.set(file.path, links);
      this.#resolve(file.path);
    }
  }

  #resolve(path: string): void {
    const meant = new Map<string, string>();
    for (const { target } of this.#links.get(path) ?? []) {
      const [linkpath = ""] = target.split("#", 1);
      const file = this.#options.app.metadataCache.getFirstLinkpathDest(linkpath.trim(), path);
      // A link that leads nowhere now leads there no more since its file, or its own note, has moved.
      const there = linkpath === "" ? null : (file?.path ?? this.meant(path, target));
      if (there !== null) meant.set(target, there);
    }
    if (meant.size === 0) this.#meant.delete(path);
    else this.#meant.set(path, meant);
  }

  #forget(path: string): void {
    this.#links.delete(path);
    this.#meant.delete(path);
  }
}
