import type { OutcomeKind, Picked } from "../../core/drill/choices";
import type { Placement } from "../../core/drill/kinds/order";

/** What a program that comes to this is said to do. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeKind, string>> = {
  output: "It prints",
  panic: "It panics",
  deadlock: "It deadlocks",
  "compile-error": "It does not compile",
};

export const PLACEMENT_WORDS: Readonly<Record<Placement, string>> = {
  right: "In order",
  misplaced: "Out of order",
  distractor: "Does not belong",
};

/** How many of the right picks were found, and how many wrong ones with them. */
export function pickedSentence(picks: readonly Picked[], what: string): string {
  const wanted = picks.filter((pick) => pick.correct).length;
  const right = picks.filter((pick) => pick.correct && pick.chosen).length;
  const wrong = picks.filter((pick) => !pick.correct && pick.chosen).length;
  const found = `Partly: ${right} of ${wanted} ${what}found`;
  return wrong === 0 ? `${found}.` : `${found}, and ${wrong} too many.`;
}
