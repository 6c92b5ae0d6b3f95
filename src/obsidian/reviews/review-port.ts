import { blankResponse, type Drill, type Question } from "../../core/drill/drill";
import { fingerprintOf, identityOf } from "../../core/drill/identity";
import type { QuestionState } from "../../core/drill/session";
import type { AnswerEvent } from "../../core/reviews/event";
import { givenOf, rightAnswerOf } from "../../core/reviews/given";
import { findCard } from "../../core/schedule/cards";
import { standingOf } from "../../core/schedule/standing";
import type { ReviewPort } from "../../view/ports";
import type { ReviewStore } from "./review-store";

/** The review log as the drills of lessons see it. */
export function reviewPort(reviews: ReviewStore): ReviewPort {
  return {
    get today() {
      return reviews.today;
    },
    standingOf(question, drill) {
      if (!reviews.ready) return null;
      const key = identityOf(question, drill);
      const asked = { key, fp: fingerprintOf(question, drill), right: rightAnswerOf(question) };
      const { cards, today } = reviews;
      return { ...standingOf(asked, cards, today), answered: findCard(cards, key)?.last?.day ?? null };
    },
    answered(question, drill, state) {
      reviews.record(answerEvent(question, drill, state, "lesson"));
    },
    subscribe: (onChange) => reviews.onChange(onChange),
  };
}

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
