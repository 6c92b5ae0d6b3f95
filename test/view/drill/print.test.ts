import { describe, expect, test } from "vitest";
import { type QuestionState, begin, respond, submit, verdictOf } from "../../../src/core/drill/session";
import { printedState } from "../../../src/view/drill/card";
import { CHOICE, EVERY_KIND, RECALL } from "./samples";

/** A choice answered wrongly at the third attempt. */
const ANSWERED: QuestionState = submit(
  CHOICE,
  respond({ ...begin(CHOICE), attempt: 2, hintsShown: 1 }, { kind: "options", chosen: [0] }),
  "sure",
);

describe("in print", () => {
  test("answers as they stand are the screen's", () => {
    expect(printedState(CHOICE, ANSWERED, "as-they-stand")).toBe(ANSWERED);
  });

  test("hidden answers leave the question as nobody has touched it, its options in the same order", () => {
    const sheet = printedState(CHOICE, ANSWERED, "hidden");
    expect(sheet).toEqual({ ...begin(CHOICE), attempt: 2 });
    expect(verdictOf(CHOICE, sheet)).toBeNull();
  });

  test.each(EVERY_KIND.map((question) => [question.kind, question] as const))(
    "shown answers stand under a question of kind %s that nobody has answered",
    (_, question) => {
      const sheet = printedState(question, begin(question), "shown");
      expect(sheet.revealed).toBe(true);
      if (question.kind !== "recall") expect(verdictOf(question, sheet)).not.toBeNull();
    },
  );

  test("shown answers keep what the learner answered", () => {
    expect(printedState(CHOICE, ANSWERED, "shown")).toBe(ANSWERED);
  });

  test("the answer to a recall is shown, and its rating left open", () => {
    const sheet = printedState(RECALL, begin(RECALL), "shown");
    expect([sheet.revealed, sheet.phase]).toEqual([true, "open"]);
  });
});
