import { Component, getLinkpath, normalizePath, type App, type TFile } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { isManualEntry } from "../../core/glossary/manual-definitions";
import { entrySubpath } from "../../core/terms/entry-subpath";
import { MentionFinder } from "../../core/terms/mentions";
import type { Practice } from "../../core/terms/practice-index";
import type { KnownTerms, LessonTerms } from "../authoring/known-terms";
import type { Clock } from "../glossary/clock";
import type { Settings } from "../settings/settings";
import type { BlockLinkIndex } from "./block-link-index";

export interface TermDirectoryOptions {
  readonly app: App;
  readonly settings: () => Pick<Settings, "glossaryPath">;
  readonly lessons: LessonTerms;
  readonly terms: KnownTerms;
  readonly blockLinks: BlockLinkIndex;
  readonly clock: Clock;
}

/** How long the vault must be quiet, in milliseconds, before what is shown of terms is looked at again. */
const QUIET = 250;

/** What the vault's links and words mean as terms, and where each term's entry is. */
export class TermDirectory extends Component {
  readonly #options: TermDirectoryOptions;
  readonly #listeners = new Set<() => void>();
  #finder: MentionFinder | null = null;
  #cancel: (() => void) | null = null;

  constructor(options: TermDirectoryOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { app, lessons } = this.#options;
    this.register(lessons.onTerms(() => this.#announceSoon()));
    if (lessons.built) this.#announceSoon();
    this.registerEvent(
      app.metadataCache.on("changed", ({ path }) => {
        if (path === this.glossaryPath()) this.#announceSoon();
      }),
    );
    // A note that comes or goes may take a term's links, or leave them. Before, every note is told to have come.
    app.workspace.onLayoutReady(() => {
      for (const name of ["create", "delete", "rename"] as const)
        this.registerEvent(app.vault.on(name as "create", () => this.#announceSoon()));
    });
  }

  override onunload(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Calls `listener` when links may mean something else than before; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The term a link means; null when it means none, when a real note has that name, and before all notes were looked at. */
  find(linktext: string, sourcePath = ""): Entry | null {
    const entry = this.#options.terms.current?.find(linktext) ?? null;
    if (entry === null) return null;
    const note = this.#options.app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath);
    return note === null ? entry : null;
  }

  /** The entry of a key. */
  get(key: string): Entry | null {
    return this.#options.terms.current?.get(key) ?? null;
  }

  /** What finds terms in prose. */
  finder(): MentionFinder {
    this.#finder ??= new MentionFinder(this.#options.terms.current?.entries() ?? []);
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
    const subpath = entrySubpath(entry, {
      headings: (cache?.headings ?? []).map(({ heading }) => heading),
      hasBlock: (id) => cache?.blocks?.[id.toLowerCase()] !== undefined || cache?.blocks?.[id] !== undefined,
    });
    return subpath ?? (isManualEntry(entry) ? entry.subpath : null);
  }

  /** What opens an entry: its place in the glossary, else the lesson that introduces it. */
  linkTo(entry: Entry): string {
    const subpath = this.subpathOf(entry);
    if (subpath !== null) return this.glossaryPath() + subpath;
    return entry.lessons[0]?.path ?? this.glossaryPath();
  }

  /** The notes whose drills practise a term. */
  practiceOf(entry: Entry): readonly Practice[] {
    const { terms, blockLinks } = this.#options;
    return blockLinks.practiceOf((target) => terms.current?.find(target)?.key === entry.key);
  }

  #announceSoon(): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(QUIET, () => void this.#announce());
  }

  async #announce(): Promise<void> {
    const cancel = this.#cancel;
    if (this.#options.lessons.built) await this.#options.terms.index();
    // Somebody changed something meanwhile, and will be told of both.
    if (cancel === null || this.#cancel !== cancel) return;
    this.#cancel = null;
    this.#finder = null;
    for (const listener of [...this.#listeners]) listener();
  }
}
