import { Component, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { readHandEntries, type HandEntry } from "../../core/glossary/hand-entries";
import { TermIndex } from "../../core/terms/term-index";
import type { Clock } from "../glossary/clock";
import type { GlossaryIndex } from "../glossary/glossary-index";
import { runInStretches } from "../glossary/run-in-stretches";

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
  readonly entries: readonly HandEntry[];
}

/**
 * The vault's terms: those of the lessons, and those the glossary note defines by hand. Made when they are first asked
 * for, a little at a time, and kept up with the lessons from then on.
 */
export class KnownTerms extends Component {
  readonly #options: KnownTermsOptions;
  #index: TermIndex | null = null;
  #glossary = "";
  #behind = false;
  #making: Promise<TermIndex> | null = null;
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
    const index = await this.#ofLessons();
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
    const entries = readHandEntries(text);
    const isSame = JSON.stringify(entries) === JSON.stringify(this.#byHand.entries);
    this.#byHand = { state, entries: isSame ? this.#byHand.entries : entries };
  }

  async #ofLessons(): Promise<TermIndex> {
    while (this.#making !== null) await this.#making;
    const glossary = this.#options.glossaryPath();
    if (this.#index !== null && this.#glossary === glossary) {
      if (!this.#behind) return this.#index;
      this.#behind = false;
      if (this.#index.update(this.#options.lessons.contributions()) !== null) return this.#index;
    }
    this.#behind = false;
    this.#glossary = glossary;
    const steps = TermIndex.of(glossary, this.#options.lessons.contributions());
    this.#making = runInStretches(steps, this.#options.clock);
    this.#index = await this.#making;
    this.#making = null;
    return this.#index;
  }

  /** Every entry, in the glossary's order. */
  async entries(): Promise<readonly Entry[]> {
    return [...(await this.index()).entries()];
  }
}
