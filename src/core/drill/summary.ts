import type { QuestionState } from "./session";

/** How one question of a drill went. */
export type Standing =
  /** Never answered. */
  | "open"
  /** Right at the first attempt. */
  | "first-try"
  /** Not right at first, right in the end. */
  | "mended"
  /** Not right yet. */
  | "missed"
  /** Not right yet, and submitted as sure at least once: the one to look at first. */
  | "sure-miss";

/** How a question went, by its attempts. */
export function standingOf(state: QuestionState): Standing {
  const [first] = state.attempts;
  if (first === undefined) return "open";
  if (first.result === "correct") return "first-try";
  if (state.attempts.some((attempt) => attempt.result === "correct")) return "mended";
  return state.attempts.some((attempt) => attempt.confidence === "sure" && attempt.result === "wrong")
    ? "sure-miss"
    : "missed";
}

/** The order in which a summary lists questions: sure misses, misses, untouched ones, mended ones, then the rest. */
export function summaryOrder(standings: readonly Standing[]): readonly number[] {
  const rank: Readonly<Record<Standing, number>> = {
    "sure-miss": 0,
    missed: 1,
    open: 2,
    mended: 3,
    "first-try": 4,
  };
  return standings
    .map((standing, index) => ({ index, rank: rank[standing] }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index }) => index);
}
