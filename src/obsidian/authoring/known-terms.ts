import { Component } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { TermIndex } from "../../core/terms/term-index";
import type { Clock } from "../glossary/clock";
import type { GlossaryIndex } from "../glossary/glossary-index";
import { runInStretches } from "../glossary/run-in-stretches";

/** What the glossary's index tells of the lessons. */
export type LessonTerms = Pick<GlossaryIndex, "built" | "contributions" | "onTerms">;

export interface KnownTermsOptions {
  readonly lessons: LessonTerms;
  readonly glossaryPath: () => string;
  readonly clock: Clock;
}

/**
 * The vault's terms for those who write. Made when they are first asked for, a little at a time, and kept up with
 * the lessons from then on.
 */
export class KnownTerms extends Component {
  readonly #options: KnownTermsOptions;
  #index: TermIndex | null = null;
  #glossary = "";
  #behind = false;
  #making: Promise<TermIndex> | null = null;

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
