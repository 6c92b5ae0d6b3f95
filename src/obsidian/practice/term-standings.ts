import { practisedTerms, type PractisedTerm } from "../../core/schedule/term-practice";
import { termStanding, type TermStanding } from "../../core/schedule/standing";
import type { LessonIndex, VaultLessonOutline } from "../app/lesson-index";
import type { ReviewStore } from "../reviews/review-store";
import type { TermStandings, TermStore } from "../terms/term-store";

/** Where the reader stands with each term. The questions of a term are looked up once for the same lessons and terms. */
export class VaultTermStandings implements TermStandings {
  readonly #lessons: LessonIndex;
  readonly #reviews: ReviewStore;
  readonly #terms: TermStore;
  #practised: readonly PractisedTerm[] = [];
  /** What the questions were looked up in. */
  #of: readonly [terms: unknown, lessons: readonly VaultLessonOutline[]] | null = null;

  constructor(lessons: LessonIndex, reviews: ReviewStore, terms: TermStore) {
    this.#lessons = lessons;
    this.#reviews = reviews;
    this.#terms = terms;
  }

  /** The vault's terms, each with the questions that practise it. */
  get practised(): readonly PractisedTerm[] {
    const { lessons } = this.#lessons;
    const { current } = this.#terms;
    if (this.#of?.[0] !== current || this.#of[1] !== lessons) {
      this.#of = [current, lessons];
      this.#practised = practisedTerms(current, lessons);
    }
    return this.#practised;
  }

  standingOf(key: string): TermStanding | null {
    const { practised } = this;
    if (!this.#lessons.ready || !this.#reviews.ready) return null;
    const term = practised.find((each) => each.key === key);
    return term === undefined ? null : termStanding(term.keys, this.#reviews.cards);
  }

  onChange(listener: () => void): () => void {
    const ends = [this.#lessons, this.#reviews].map((source) => source.onChange(listener));
    return () => ends.forEach((end) => end());
  }
}
