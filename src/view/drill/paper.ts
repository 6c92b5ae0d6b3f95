import type { Question } from "../../core/drill/drill";
import { type QuestionState, begin, reveal } from "../../core/drill/session";
import type { AnswersOnPaper } from "../ports";

/**
 * How a question stands on paper: as on the screen; or as nobody has touched it, in the order its options have now;
 * or, where it is not answered, with its answer. A recall's answer is shown and not rated.
 */
export function onPaper(question: Question, state: QuestionState, answers: AnswersOnPaper): QuestionState {
  switch (answers) {
    case "as-they-stand":
      return state;
    case "hidden":
      return { ...begin(question), attempt: state.attempt };
    case "shown":
      return reveal(question, state);
  }
}
