import { blankResponse, type Drill, type Question } from "../../core/drill/drill";
import { fingerprintOf, identityOf } from "../../core/drill/identity";
import type { QuestionState } from "../../core/drill/session";
import type { AnswerEvent } from "../../core/reviews/event";
import { givenOf, rightAnswerOf } from "../../core/reviews/given";

/** Where a question was answered. */
export type AnswerContext = "lesson" | "practice" | "cram";

/** What the log says of the last attempt at a question; who made it and when is added. */
export function answerEvent(
  question: Question,
  drill: Drill,
  state: QuestionState,
  ctx: AnswerContext,
): Omit<AnswerEvent, "d" | "n" | "t" | "tz"> {
  const attempt = state.attempts.at(-1);
  const response = state.response ?? blankResponse(question);
  return {
    e: "answer",
    q: identityOf(question, drill),
    fp: fingerprintOf(question, drill),
    ok: attempt?.result === "correct",
    ...(attempt?.result === "partly" && { part: true }),
    ...(attempt?.confidence != null && { sure: attempt.confidence === "sure" }),
    ...(attempt !== undefined && attempt.hints > 0 && { hints: attempt.hints }),
    ...(state.attempts.length > 1 && { try: state.attempts.length }),
    ...(attempt?.gaveUp === true && { gaveUp: true }),
    ...(response.kind === "rating" && { rating: response.rating }),
    a: givenOf(question, response),
    right: rightAnswerOf(question),
    ctx,
  };
}
