import { baseOf, type Kind } from "../kind";
import { answerCallouts } from "../part";
import { printCallout } from "../print-parts";
import type { QuestionBase, Result } from "../question";

/** Recall freely, then compare with `answer` (Markdown) and rate oneself. [D10] */
export interface RecallQuestion extends QuestionBase {
  readonly kind: "recall";
  readonly answer: string;
}

/** How a reader rates a recall of theirs against the answer. */
export type Rating = "missed" | "partly" | "knew";

export interface RatingResponse {
  readonly kind: "rating";
  readonly rating: Rating;
}

export interface RatingVerdict {
  readonly kind: "rating";
  readonly result: Result;
}

const RATED: Readonly<Record<Rating, Result>> = { missed: "wrong", partly: "partly", knew: "correct" };

/**
 * Recall freely, compare, and rate oneself.
 *
 * ```markdown
 * > [!answer] Who waits, who stops it, and what if it fails.
 * ```
 */
export const recall: Kind<RecallQuestion, RatingResponse, RatingVerdict> = {
  type: "recall",
  options: "none",
  answers: "callout",
  needs: 'a callout "> [!answer] the answer"',
  has: (parts) => answerCallouts(parts).length > 0,
  parse(draft) {
    const callouts = answerCallouts(draft.parts);
    const answer = callouts
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join("\n\n");
    if (answer !== "") return { kind: "recall", ...baseOf(draft), answer };
    const message = 'The answer is empty: write it behind "[!answer]" or on the quoted lines below.';
    draft.report("error", "drill/empty-callout", message, callouts[0]?.position ?? draft.place);
    return null;
  },
  print: ({ prompt, answer }) => ({ attributes: [], prompt, answers: [printCallout("answer", answer)] }),
  selfRated: true,
  blank: () => ({ kind: "rating", rating: "missed" }),
  isSubmittable: () => true,
  grade: (_, { rating }) => ({ kind: "rating", result: RATED[rating] }),
  shape: () => [],
  rightAnswers: ({ answer }) => [answer],
};
