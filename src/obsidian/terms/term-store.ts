import { Component, getLinkpath, normalizePath, type App, type TFile } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { isManualEntry, readManualEntries, type ManualEntry } from "../../core/glossary/manual-definitions";
import type { TermStanding } from "../../core/schedule/standing";
import { practiceOf, type Practice } from "../../core/terms/block-links";
import { entrySubpath } from "../../core/terms/link-names";
import { VaultTerms } from "../../core/terms/vault-terms";
import type { Clock } from "../app/scheduling";
import type { GlossaryIndex } from "../glossary/glossary-index";
import type { Settings } from "../settings/settings";
import type { BlockLinkIndex } from "./block-link-index";

/** Where the reader stands with terms. */
export interface TermStandings {
  /** Of a term by its key; null as long as lessons and answers are being read, and where there is no such term. */
  readonly standingOf: (key: string) => TermStanding | null;
  /** Calls `listener` after standings may have changed; the returned function ends that. */
  readonly onChange: (listener: () => void) => () => void;
}

export interface TermStoreOptions {
  readonly app: App;
  readonly settings: () => Pick<Settings, "glossaryPath">;
  readonly lessons: Pick<GlossaryIndex, "built" | "lessonTerms" | "onChange">;
  readonly blockLinks: Pick<BlockLinkIndex, "links">;
  readonly clock: Clock;
}

/** How long the vault must be quiet, in milliseconds, before its terms are made anew. */
const QUIET = 250;

/**
 * The vault's terms: those of the lessons, and those that the glossary note defines by hand. One value at a time, made
 * when it is first asked for after a change; before all notes were looked at there are none.
 */
export class TermStore extends Component {
  /** Null until what the reader answered can be asked. */
  standings: TermStandings | null = null;
  readonly #options: TermStoreOptions;
  readonly #listeners = new Set<() => void>();
  /** Null when other terms are to be made. */
  #terms: VaultTerms | null = null;
  #manual: readonly ManualEntry[] = [];
  /** The state of the glossary note in which it was read. */
  #manualOf = "";
  #ready = false;
  #cancel: (() => void) | null = null;

  constructor(options: TermStoreOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { app, lessons } = this.#options;
    this.register(lessons.onChange((change) => change === "terms" && this.#changeSoon()));
    this.registerEvent(
      app.metadataCache.on("changed", ({ path }) => {
        if (path === this.glossaryPath()) this.#changeSoon();
      }),
    );
    // A note of a term's name takes the term's links. Before the layout is ready the app reports every note as created.
    app.workspace.onLayoutReady(() => {
      for (const name of ["create", "delete", "rename"] as const)
        this.registerEvent(app.vault.on(name as "create", () => this.#changeSoon()));
    });
    this.#changeSoon();
  }

  override onunload(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Whether the terms of all notes are known. */
  get ready(): boolean {
    return this.#ready;
  }

  get current(): VaultTerms {
    const { lessons } = this.#options;
    const glossary = this.glossaryPath();
    if (this.#terms?.glossary !== glossary) this.#terms = null;
    return (this.#terms ??= new VaultTerms({
      glossary,
      lessons: lessons.built ? lessons.lessonTerms() : [],
      manual: lessons.built ? this.#manual : [],
    }));
  }

  /** Calls `listener` when there may be other terms, or links may lead elsewhere; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The term a link means; null when it means none, and when a real note has that name. */
  find(linktext: string, sourcePath = ""): Entry | null {
    const entry = this.current.find(linktext);
    if (entry === null) return null;
    const note = this.#options.app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath);
    return note === null ? entry : null;
  }

  glossaryPath(): string {
    return normalizePath(this.#options.settings().glossaryPath);
  }

  /** What follows the glossary's name in a link to an entry; null when the note has no such entry. */
  subpathOf(entry: Entry): string | null {
    const file = this.glossaryFile();
    if (file === null) return null;
    const cache = this.#options.app.metadataCache.getFileCache(file);
    const subpath = entrySubpath(entry, {
      headings: (cache?.headings ?? []).map(({ heading }) => heading),
      ids: Object.keys(cache?.blocks ?? {}),
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
    return practiceOf(
      this.#options.blockLinks.links,
      (target) => this.current.find(target)?.key === entry.key,
    );
  }

  /** The glossary note, if there is one. */
  glossaryFile(): TFile | null {
    return this.#options.app.vault.getFileByPath(this.glossaryPath());
  }

  #changeSoon(): void {
    this.#cancel?.();
    const cancel = this.#options.clock.after(QUIET, () => void this.#change(() => this.#cancel === cancel));
    this.#cancel = cancel;
  }

  /** Takes over what changed. Does nothing where something changed meanwhile, since another call will follow. */
  async #change(isLatest: () => boolean): Promise<void> {
    await this.#readManual();
    if (!isLatest()) return;
    this.#cancel = null;
    this.#ready = this.#options.lessons.built;
    this.#terms = null;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Reads what the glossary note defines by hand, where it is another note than last time. */
  async #readManual(): Promise<void> {
    const file = this.glossaryFile();
    const state = file === null ? "" : `${file.path}:${file.stat.mtime}:${file.stat.size}`;
    if (state === this.#manualOf) return;
    const text = file === null ? "" : await this.#options.app.vault.cachedRead(file).catch(() => null);
    if (text === null) return;
    this.#manual = readManualEntries(text);
    this.#manualOf = state;
  }
}
