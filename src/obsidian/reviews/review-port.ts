import { fingerprintOf, identityOf } from "../../core/drill/identity";
import { rightAnswerOf } from "../../core/reviews/given";
import { findCard } from "../../core/schedule/cards";
import { standingOf } from "../../core/schedule/standing";
import type { ReviewPort } from "../../view/ports";
import { answerEvent } from "./answer-event";
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
