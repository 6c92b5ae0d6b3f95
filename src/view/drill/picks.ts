import { choicesOf, type Question, type Response, isSubmittable } from "../../core/drill/drill";
import type { Rating } from "../../core/drill/kinds/recall";
import type { QuestionState } from "../../core/drill/session";
import { optionOrder, startingOrder } from "../../core/drill/shuffle";
import { chosenWith } from "./options";
import { OUTCOMES } from "./outcome";
import { RATINGS } from "./recall";
import { linesWith } from "./spot";

/** What a number key comes to. `part` is where the focus goes. */
export type Pick =
  | { readonly kind: "respond"; readonly response: Response; readonly part: string }
  | { readonly kind: "rate"; readonly rating: Rating }
  | { readonly kind: "focus"; readonly part: string };

/** What the keys 1 to 9 do in a question; null where that number is nothing. */
export function pickOf(
  question: Question,
  state: QuestionState,
  number: number,
  seed: string,
  shuffle: boolean,
): Pick | null {
  if (state.phase === "answered") return null;
  switch (question.kind) {
    case "choice":
    case "choices":
      return pickOption(question, state, number, seed, shuffle);
    case "output":
      return choicesOf(question).length > 0
        ? pickOption(question, state, number, seed, shuffle)
        : pickOutcome(state, number);
    case "spot":
      return pickLine(question.want === "all", linesOf(question), state, number);
    case "order":
      return { kind: "focus", part: `row-${number}` };
    case "cloze":
      return { kind: "focus", part: `blank-${number}` };
    case "recall": {
      const rating = state.revealed ? RATINGS[number - 1] : undefined;
      return rating === undefined ? null : { kind: "rate", rating };
    }
    case "short-answer":
      return null;
  }
}

function pickOption(
  question: Question,
  state: QuestionState,
  number: number,
  seed: string,
  shuffle: boolean,
): Pick | null {
  const index = optionOrder(question, seed, shuffle)[number - 1];
  if (index === undefined) return null;
  const chosen = state.response?.kind === "options" ? state.response.chosen : [];
  const response: Response = {
    kind: "options",
    chosen: chosenWith(chosen, index, question.kind === "choices"),
  };
  return { kind: "respond", response, part: `option-${number}` };
}

function pickOutcome(state: QuestionState, number: number): Pick | null {
  const outcome = OUTCOMES[number - 1];
  if (outcome === undefined) return null;
  const text = state.response?.kind === "outcome" ? state.response.text : "";
  return { kind: "respond", response: { kind: "outcome", outcome, text }, part: `outcome-${number}` };
}

function pickLine(several: boolean, lines: number, state: QuestionState, number: number): Pick | null {
  if (number > lines) return null;
  const chosen = state.response?.kind === "lines" ? state.response.lines : [];
  const response: Response = { kind: "lines", lines: linesWith(chosen, number, several) };
  return { kind: "respond", response, part: `line-${number}` };
}

function linesOf(question: Question): number {
  if (question.kind !== "spot") return 0;
  return question.prompt[question.listing]?.text.split("\n").length ?? 0;
}

/** What Enter would submit: the draft, or the rows of an order as they stand. Null while there is nothing. */
export function submission(question: Question, state: QuestionState, seed: string): Response | null {
  if (question.kind === "order" && state.response === null) {
    const count = question.items.length + question.distractors.length;
    return { kind: "sequence", placed: startingOrder(count, question.items.length, seed) };
  }
  return isSubmittable(question, state.response) ? state.response : null;
}

/** What is missing, said to somebody who submits nothing. */
export function missingWords(question: Question): string {
  switch (question.kind) {
    case "choice":
    case "choices":
      return "Choose an option first.";
    case "spot":
      return "Choose a line first.";
    case "output":
      return question.options.length > 0 ? "Choose an option first." : "Choose or type what happens first.";
    case "cloze":
      return "Fill in a blank first.";
    case "short-answer":
      return "Type an answer first.";
    case "order":
      return "Put something in order first.";
    case "recall":
      return "Look at the answer first.";
  }
}
