import { Component, getLinkpath, normalizePath, type App, type TFile } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { entrySubpath } from "../../core/terms/entry-subpath";
import { MentionFinder } from "../../core/terms/mentions";
import type { Practice } from "../../core/terms/practice-index";
import { TermIndex } from "../../core/terms/term-index";
import { finish } from "../../core/text/steps";
import type { Clock } from "../glossary/clock";
import type { GlossaryIndex } from "../glossary/glossary-index";
import { runInStretches } from "../glossary/run-in-stretches";
import type { Settings } from "../settings/settings";
import type { BlockLinkIndex } from "./block-link-index";

export interface TermDirectoryOptions {
  readonly app: App;
  readonly settings: () => Pick<Settings, "glossaryPath">;
  readonly lessons: Pick<GlossaryIndex, "built" | "contributions" | "onTerms">;
  readonly blockLinks: BlockLinkIndex;
  readonly clock: Clock;
}

/** How long the vault must be quiet, in milliseconds, before what is shown of terms is looked at again. */
const QUIET = 250;

/** What the vault's links and words mean as terms, and where each term's entry is. */
export class TermDirectory extends Component {
  readonly #options: TermDirectoryOptions;
  readonly #listeners = new Set<() => void>();
  #index: TermIndex | null = null;
  #glossary = "";
  #behind = true;
  #finder: MentionFinder | null = null;
  #building = 0;
  #cancel: (() => void) | null = null;

  constructor(options: TermDirectoryOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { app, lessons } = this.#options;
    this.register(lessons.onTerms(() => this.#follow()));
    if (lessons.built) this.#follow();
    // A note that comes or goes may take a term's links, or leave them.
    for (const name of ["create", "delete", "rename"] as const) {
      this.registerEvent(app.vault.on(name as "create", () => this.#announceSoon()));
    }
  }

  override onunload(): void {
    this.#building++;
    this.#cancel?.();
  }

  /** Calls `listener` when links may mean something else than before; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The term a link means; null when it means none, and when a real note has that name. */
  find(linktext: string, sourcePath = ""): Entry | null {
    const entry = this.#terms()?.find(linktext) ?? null;
    if (entry === null) return null;
    const note = this.#options.app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath);
    return note === null ? entry : null;
  }

  /** The entry of a key. */
  get(key: string): Entry | null {
    return this.#terms()?.get(key) ?? null;
  }

  /** What finds terms in prose. */
  finder(): MentionFinder {
    const terms = this.#terms();
    this.#finder ??= new MentionFinder(terms?.entries() ?? []);
    return this.#finder;
  }

  /** The glossary note, if there is one. */
  glossary(): TFile | null {
    return this.#options.app.vault.getFileByPath(this.glossaryPath());
  }

  glossaryPath(): string {
    return normalizePath(this.#options.settings().glossaryPath);
  }

  /** What follows the glossary's name in a link to an entry; null when the note has no such entry. */
  subpathOf(entry: Entry): string | null {
    const file = this.glossary();
    if (file === null) return null;
    const cache = this.#options.app.metadataCache.getFileCache(file);
    return entrySubpath(entry, {
      headings: (cache?.headings ?? []).map(({ heading }) => heading),
      hasBlock: (id) => cache?.blocks?.[id.toLowerCase()] !== undefined || cache?.blocks?.[id] !== undefined,
    });
  }

  /** What opens an entry: its place in the glossary, else the lesson that introduces it. */
  linkTo(entry: Entry): string {
    const subpath = this.subpathOf(entry);
    if (subpath !== null) return this.glossaryPath() + subpath;
    return entry.lessons[0]?.path ?? this.glossaryPath();
  }

  /** The notes whose drills practise a term. */
  practiceOf(entry: Entry): readonly Practice[] {
    const terms = this.#terms();
    return this.#options.blockLinks.practiceOf((target) => terms?.find(target)?.key === entry.key);
  }

  #follow(): void {
    this.#behind = true;
    if (this.#index === null || this.#glossary !== this.glossaryPath()) void this.#build();
    else this.#announceSoon();
  }

  async #build(): Promise<void> {
    const { lessons, clock } = this.#options;
    const building = ++this.#building;
    const glossary = this.glossaryPath();
    const index = await runInStretches(TermIndex.of(glossary, lessons.contributions()), clock);
    if (building !== this.#building) return;
    this.#index = index;
    this.#glossary = glossary;
    this.#finder = null;
    this.#announceSoon();
  }

  /** The terms as the lessons have them now; null until all notes were looked at once. */
  #terms(): TermIndex | null {
    if (this.#index === null || !this.#behind || !this.#options.lessons.built) return this.#index;
    this.#behind = false;
    const contributions = this.#options.lessons.contributions();
    const changed = this.#index.update(contributions);
    if (changed === null) this.#index = finish(TermIndex.of(this.#glossary, contributions));
    if (changed !== false) this.#finder = null;
    return this.#index;
  }

  #announceSoon(): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(QUIET, () => {
      this.#cancel = null;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
