import { Component, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { readManualEntries, type ManualEntry } from "../../core/glossary/manual-definitions";
import { TermIndex } from "../../core/terms/term-index";
import type { Clock } from "../glossary/clock";
import type { GlossaryIndex } from "../glossary/glossary-index";

/** What the glossary's index tells of the lessons. */
export type LessonTerms = Pick<GlossaryIndex, "built" | "contributions" | "onTerms">;

export interface KnownTermsOptions {
  readonly app: App;
  readonly lessons: LessonTerms;
  readonly glossaryPath: () => string;
  readonly clock: Clock;
}

/** What the glossary note defines by hand, and which state of the note says so. */
interface ByHand {
  readonly state: string;
  readonly entries: readonly ManualEntry[];
}

/**
 * The vault's terms: those of the lessons, and those the glossary note defines by hand. Made when they are first asked
 * for, and anew when a lesson changed.
 */
export class KnownTerms extends Component {
  readonly #options: KnownTermsOptions;
  #index: TermIndex | null = null;
  #glossary = "";
  #behind = false;
  #byHand: ByHand = { state: "", entries: [] };

  constructor(options: KnownTermsOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    this.register(this.#options.lessons.onTerms(() => void (this.#behind = true)));
  }

  /** The terms as they were when they were last asked for; null before that. */
  get current(): TermIndex | null {
    return this.#index;
  }

  /** The terms as they are now. */
  async index(): Promise<TermIndex> {
    await this.#readByHand();
    const index = this.#ofLessons();
    index.defineByHand(this.#byHand.entries);
    return index;
  }

  /** Reads the glossary note, if it is another one than last time. What reads the same stays the same. */
  async #readByHand(): Promise<void> {
    const { vault } = this.#options.app;
    const file = vault.getFileByPath(this.#options.glossaryPath());
    const state = file === null ? "" : `${file.path}:${file.stat.mtime}:${file.stat.size}`;
    if (state === this.#byHand.state) return;
    const text = file === null ? "" : await vault.cachedRead(file).catch(() => null);
    if (text === null) return;
    const entries = readManualEntries(text);
    const isSame = JSON.stringify(entries) === JSON.stringify(this.#byHand.entries);
    this.#byHand = { state, entries: isSame ? this.#byHand.entries : entries };
  }

  #ofLessons(): TermIndex {
    const glossary = this.#options.glossaryPath();
    if (this.#index === null || this.#behind || this.#glossary !== glossary) {
      this.#index = new TermIndex(glossary, this.#options.lessons.contributions());
      this.#glossary = glossary;
      this.#behind = false;
    }
    return this.#index;
  }

  /** Every entry, in the glossary's order. */
  async entries(): Promise<readonly Entry[]> {
    return [...(await this.index()).entries()];
  }
}
