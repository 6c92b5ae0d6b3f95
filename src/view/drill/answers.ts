import { isSubmittable, kindOf, type Question, type QuestionKind } from "../../core/drill/drill";
import type { Response, Verdict } from "../../core/drill/drill";
import type { QuestionState } from "../../core/drill/session";
import type { AnswerView } from "./answer-view";
import { clozeView } from "./cloze";
import { optionsView } from "./options";
import { orderView } from "./order";
import { outputView } from "./outcome";
import { recallView } from "./recall";
import { shortAnswerView } from "./short-answer";
import { spotView } from "./spot";

/** How each kind of question is answered on screen. */
const views: { readonly [Name in QuestionKind]: AnswerView<Extract<Question, { kind: Name }>> } = {
  choice: optionsView,
  choices: optionsView,
  spot: spotView,
  output: outputView,
  order: orderView,
  "short-answer": shortAnswerView,
  cloze: clozeView,
  recall: recallView,
};

/** The view of a question's kind; its members take only questions of that kind. */
export function answerViewOf(question: Question): AnswerView<Question> {
  return views[question.kind];
}

/** What Enter would submit: the draft, or what stands there untouched. Null while there is nothing. */
export function submission(question: Question, state: QuestionState, seed: string): Response | null {
  const { response } = state;
  if (response === null) return answerViewOf(question).startingResponse?.(question, seed) ?? null;
  return isSubmittable(question, response) ? response : null;
}

/** The verdict as a sentence: what it came to, and by how much where that helps. */
export function verdictSentence(question: Question, state: QuestionState, verdict: Verdict): string {
  const attempt = state.attempts.at(-1);
  if (attempt?.gaveUp === true) return "Here is the answer.";
  const sentence = () => answerViewOf(question).sentence(question, verdict);
  if (kindOf(question).selfRated === true) return sentence();
  if (verdict.result === "correct") {
    if (attempt?.confidence === "unsure") return "Right, though you were unsure.";
    return state.attempts.length > 1 ? "Right this time." : "Right.";
  }
  return attempt?.confidence === "sure" && verdict.result === "wrong"
    ? `${sentence()} You were sure, so look twice.`
    : sentence();
}
