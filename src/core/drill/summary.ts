import type { QuestionState } from "./session";

/** How one question of a drill went. */
export type QuestionStatus =
  /** Never answered. */
  | "open"
  /** Right at the first attempt. */
  | "first-try"
  /** Not right at first, right in the end. */
  | "later-try"
  /** Not right yet. */
  | "missed"
  /** Not right yet, and submitted as sure at least once: the one to look at first. */
  | "sure-miss";

/** How a question went, by its attempts. */
export function statusOf(state: QuestionState): QuestionStatus {
  const [first] = state.attempts;
  if (first === undefined) return "open";
  if (first.result === "correct") return "first-try";
  if (state.attempts.some((attempt) => attempt.result === "correct")) return "later-try";
  return state.attempts.some((attempt) => attempt.confidence === "sure" && attempt.result === "wrong")
    ? "sure-miss"
    : "missed";
}

/** The order in which a summary lists questions: sure misses, misses, untouched ones, those right at a later try, then the rest. */
export function summaryOrder(statuses: readonly QuestionStatus[]): readonly number[] {
  const rank: Readonly<Record<QuestionStatus, number>> = {
    "sure-miss": 0,
    missed: 1,
    open: 2,
    "later-try": 3,
    "first-try": 4,
  };
  return statuses
    .map((status, index) => ({ index, rank: rank[status] }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index }) => index);
}
