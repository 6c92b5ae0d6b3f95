import type { OutcomeKind } from "../../core/drill/choices";
import type { Question, Verdict } from "../../core/drill/drill";
import type { Placement } from "../../core/drill/kinds/order";
import type { Result } from "../../core/drill/question";
import type { QuestionState } from "../../core/drill/session";

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

/** The verdict as a sentence: what it came to, and by how much where that helps. */
export function verdictSentence(question: Question, state: QuestionState, verdict: Verdict): string {
  const attempt = state.attempts.at(-1);
  if (attempt?.gaveUp === true) return "Here is the answer.";
  if (verdict.kind === "rating") return RATED[verdict.result];
  if (verdict.result === "correct") {
    if (attempt?.confidence === "unsure") return "Right, though you were unsure.";
    return state.attempts.length > 1 ? "Right this time." : "Right.";
  }
  const missed = missedSentence(question, verdict);
  return attempt?.confidence === "sure" && verdict.result === "wrong"
    ? `${missed} You were sure, so look twice.`
    : missed;
}

const RATED: Readonly<Record<Result, string>> = {
  correct: "You knew it.",
  partly: "Partly there.",
  wrong: "Not this time.",
};

function missedSentence(question: Question, verdict: Exclude<Verdict, { kind: "rating" }>): string {
  switch (verdict.kind) {
    case "options":
      return verdict.result === "partly" ? picked(verdict.options, "") : "Not that one.";
    case "lines":
      return verdict.result === "partly" ? picked(verdict.lines, "lines ") : "Not that line.";
    case "outcome":
      return outcomeSentence(question, verdict);
    case "sequence":
      if (verdict.result !== "partly") return "Not in that order.";
      if (verdict.placements.includes("distractor")) return "Nearly: one does not belong.";
      return verdict.missing.length > 0 ? "Nearly: one is missing." : "Nearly: one is out of place.";
    case "text":
      return "Not that.";
    case "blanks": {
      const right = verdict.blanks.filter(Boolean).length;
      if (right === 0) return "Not that.";
      return `Partly: ${right} of ${verdict.blanks.length} blanks ${right === 1 ? "is" : "are"} right.`;
    }
  }
}

function picked(
  picks: readonly { readonly chosen: boolean; readonly correct: boolean }[],
  what: string,
): string {
  const wanted = picks.filter((pick) => pick.correct).length;
  const right = picks.filter((pick) => pick.correct && pick.chosen).length;
  const wrong = picks.filter((pick) => !pick.correct && pick.chosen).length;
  const found = `Partly: ${right} of ${wanted} ${what}found`;
  return wrong === 0 ? `${found}.` : `${found}, and ${wrong} too many.`;
}

function outcomeSentence(question: Question, verdict: Extract<Verdict, { kind: "outcome" }>): string {
  if (verdict.otherOrder) return "The right lines, in another order.";
  const [first] = question.kind === "output" ? question.accepted : [];
  if (first === undefined) return "Not that.";
  if (!verdict.outcomeRight) return `${OUTCOME_WORDS[first.kind].replace(/^It/, "No: it")}.`;
  if (verdict.firstDifference === null) {
    return first.kind === "output"
      ? "Not those lines."
      : `${OUTCOME_WORDS[first.kind]}, with another message.`;
  }
  return first.text.includes("\n") ? `Not quite: line ${verdict.firstDifference} differs.` : "Not that.";
}
