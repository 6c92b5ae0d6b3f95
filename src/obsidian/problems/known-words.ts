import type { Entry } from "../../core/glossary/entries";
import { vocabularyOf, vocabularySteps, type TermVocabulary } from "../../core/lesson/term-uses";
import type { KnownTerms } from "../authoring/known-terms";
import type { Clock } from "../glossary/clock";
import { runInStretches } from "../glossary/run-in-stretches";

export interface KnownWordsOptions {
  readonly terms: KnownTerms;
  readonly clock: Clock;
}

/** What is another than before: nothing, something that entries say, or words, too. */
type Change = "nothing" | "entries" | "words";

/** The words to look for in lessons: the names of all terms, and what should not be said for them. */
export class KnownWords {
  readonly #options: KnownWordsOptions;
  #entries: readonly Entry[] | null = null;
  #words: TermVocabulary = vocabularyOf([]);
  #learning: Promise<Change> = Promise.resolve("nothing");

  constructor(options: KnownWordsOptions) {
    this.#options = options;
  }

  get words(): TermVocabulary {
    return this.#words;
  }

  /** Takes over what is known now. */
  learn(): Promise<Change> {
    // One after the other, so that the words are those of the latest entries.
    return (this.#learning = this.#learning.then(() => this.#learn()));
  }

  async #learn(): Promise<Change> {
    const entries = await this.#options.terms.entries();
    const before = this.#entries ?? [];
    const areSame =
      this.#entries !== null &&
      before.length === entries.length &&
      entries.every((entry, index) => entry === before[index]);
    if (areSame) return "nothing";
    const isFirst = this.#entries === null;
    this.#entries = entries;
    if (!isFirst && haveSameNames(before, entries)) return "entries";
    this.#words = await runInStretches(vocabularySteps(entries), this.#options.clock);
    return "words";
  }
}

/** Whether entries go by the same names and have the same words to avoid, in the same order. */
function haveSameNames(some: readonly Entry[], others: readonly Entry[]): boolean {
  const namesOf = ({ term, aliases, avoid }: Entry): string => JSON.stringify([term, aliases, avoid]);
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && (one === other || namesOf(one) === namesOf(other));
    })
  );
}
