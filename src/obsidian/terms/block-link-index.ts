import { Component, TFile, type App, type TAbstractFile } from "obsidian";
import { blockLinksOf, type BlockLink } from "../../core/terms/block-links";
import { PracticeIndex, type Practice } from "../../core/terms/practice-index";
import type { Clock } from "../glossary/clock";
import { STRETCH } from "../glossary/run-in-stretches";

/** What kinds of sections may hold a block of ours. */
const HOLDERS = new Set(["code", "callout", "blockquote", "list"]);

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
  readonly #links = new PracticeIndex();
  /** The file each link led to when its note was read, by note and target. */
  readonly #meant = new Map<string, ReadonlyMap<string, string>>();
  #run = 0;
  #known: Promise<void> = Promise.resolve();

  constructor(options: BlockLinkIndexOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { vault, metadataCache } = this.#options.app;
    this.registerEvent(metadataCache.on("changed", (file, text) => this.#read(file, text)));
    this.registerEvent(vault.on("delete", (file) => this.#forget(file.path)));
    this.#known = this.#readAll();
  }

  override onunload(): void {
    this.#run++;
  }

  /** Settles once every note was read. */
  known(): Promise<void> {
    return this.#known;
  }

  linksOf(path: string): readonly BlockLink[] {
    return this.#links.get(path);
  }

  /** The notes whose blocks hold links. */
  paths(): readonly string[] {
    return this.#links.paths();
  }

  /** The path of the file a note's link led to when the note was read; null when it led to none. */
  meant(path: string, target: string): string | null {
    return this.#meant.get(path)?.get(target) ?? null;
  }

  /** The drills that practise what `means` says a target means. */
  practiceOf(means: (target: string) => boolean): readonly Practice[] {
    return this.#links.practiceOf([...this.#links.targets()].filter(means));
  }

  /** Takes over that a note stands under another path. */
  move(from: string, to: string): void {
    const links = this.#links.get(from);
    const meant = this.#meant.get(from);
    this.#forget(from);
    this.#links.set(to, links);
    if (meant !== undefined) this.#meant.set(to, meant);
  }

  /** Takes over where links lead now, in the notes whose blocks hold any. */
  resolve(): void {
    for (const path of this.#links.paths()) this.#resolve(path);
  }

  async #readAll(): Promise<void> {
    const { app, clock } = this.#options;
    const run = ++this.#run;
    let started = clock.now();
    for (const file of app.vault.getMarkdownFiles()) {
      if (clock.now() - started > STRETCH) {
        await new Promise<void>((resolve) => void clock.after(0, resolve));
        started = clock.now();
      }
      if (run !== this.#run) return;
      const sections = app.metadataCache.getFileCache(file)?.sections;
      // Of a note that is not in the cache yet the app will tell.
      if (sections?.some(({ type }) => HOLDERS.has(type)) !== true) continue;
      const text = await app.vault.cachedRead(file).catch(() => null);
      if (run !== this.#run) return;
      if (text !== null && app.vault.getFileByPath(file.path) === file) this.#read(file, text);
    }
  }

  #read(file: TAbstractFile, text: string): void {
    if (!(file instanceof TFile)) return;
    this.#links.set(file.path, blockLinksOf(text));
    this.#resolve(file.path);
  }

  #resolve(path: string): void {
    const meant = new Map<string, string>();
    for (const { target } of this.#links.get(path)) {
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
    this.#links.set(path, []);
    this.#meant.delete(path);
  }
}
