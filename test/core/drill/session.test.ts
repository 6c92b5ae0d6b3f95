import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Question, Response } from "../../../src/core/drill/drill";
import {
  type QuestionState,
  begin,
  goTo,
  rate,
  respond,
  restart,
  resume,
  retry,
  reveal,
  showHint,
  submit,
  verdictOf,
} from "../../../src/core/drill/session";
import { type QuestionStatus, statusOf, summaryOrder } from "../../../src/core/drill/summary";
import { CHOICE, ORDER, RECALL, SPOT, option } from "../../view/drill/samples";
import { anyResponse, solved } from "./questions";

const RIGHT: Response = { kind: "options", chosen: [1] };
const WRONG: Response = { kind: "options", chosen: [0] };

function answer(
  response: Response,
  confidence: "sure" | "unsure" = "sure",
  state = begin(CHOICE),
): QuestionState {
  return submit(CHOICE, respond(state, response), confidence);
}

/** Any transition, by name, so that a failing run of them can be read. */
type Step =
  | { readonly do: "respond"; readonly response: Response }
  | { readonly do: Exclude<keyof typeof STEPS, "respond"> };

const STEPS = {
  respond: (_: Question, state: QuestionState, response: Response) => respond(state, response),
  sure: (question: Question, state: QuestionState) => submit(question, state, "sure"),
  unsure: (question: Question, state: QuestionState) => submit(question, state, "unsure"),
  hint: showHint,
  reveal,
  knew: (question: Question, state: QuestionState) => rate(question, state, "knew"),
  retry: (_: Question, state: QuestionState) => retry(state),
  restart,
} as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("respond" as const), response: anyResponse }),
  fc.record({
    do: fc.constantFrom("sure", "unsure", "hint", "reveal", "knew", "retry", "restart"),
  }) as fc.Arbitrary<Step>,
);

function take(question: Question, state: QuestionState, next: Step): QuestionState {
  return next.do === "respond"
    ? STEPS.respond(question, state, next.response)
    : STEPS[next.do](question, state);
}

describe("transitions", () => {
  it("never throw, and keep hints and attempts in their bounds", () => {
    fc.assert(
      fc.property(solved, fc.array(step, { maxLength: 30 }), ({ question }, steps) => {
        let state = begin(question);
        for (const next of steps) {
          state = take(question, state, next);
          expect(state.hintsShown).toBeLessThanOrEqual(question.hints.length);
          expect(verdictOf(question, state) === null).toBe(state.phase === "open");
          if (state.phase === "answered")
            expect(state.attempts.at(-1)?.result).toBe(verdictOf(question, state)?.result);
        }
      }),
    );
  });

  it("leave the state they are given as it was", () => {
    const state = Object.freeze(begin(CHOICE));
    const given = Object.freeze(respond(state, RIGHT));
    Object.freeze(submit(CHOICE, given, "sure"));
    expect(state).toEqual(begin(CHOICE));
    expect(given.phase).toBe("open");
  });

  it("submit nothing while nothing is given", () => {
    const state = begin(CHOICE);
    expect(submit(CHOICE, state, "sure")).toBe(state);
    const empty = respond(state, { kind: "options", chosen: [] });
    expect(submit(CHOICE, empty, "sure")).toBe(empty);
  });

  it("change no response once answered", () => {
    const state = answer(WRONG);
    expect(respond(state, RIGHT)).toBe(state);
    expect(submit(CHOICE, state, "unsure")).toBe(state);
    expect(showHint(CHOICE, state)).toBe(state);
  });

  it("record how sure the learner was and how many hints were seen", () => {
    const hinted = showHint(CHOICE, begin(CHOICE));
    expect(answer(RIGHT, "unsure", hinted).attempts).toEqual([
      { result: "correct", confidence: "unsure", hints: 1, gaveUp: false },
    ]);
  });

  it("show the hints one by one, and no more than there are [D11]", () => {
    let state = begin(CHOICE);
    for (const shown of [1, 2, 2]) {
      state = showHint(CHOICE, state);
      expect(state.hintsShown).toBe(shown);
    }
  });

  it("start another attempt at once, with what was attempted on record", () => {
    const again = retry(answer(WRONG));
    expect(again).toMatchObject({ attempt: 1, phase: "open", response: null, hintsShown: 0 });
    expect(again.attempts).toHaveLength(1);
    expect(answer(RIGHT, "sure", again).attempts).toHaveLength(2);
  });

  it("forget what was attempted on starting over, but not how often, so that the order is another", () => {
    expect(restart(CHOICE, answer(WRONG))).toMatchObject({ attempt: 1, phase: "open", attempts: [] });
  });

  it("grade an answer asked for as wrong, whatever the draft", () => {
    const shown = reveal(CHOICE, respond(begin(CHOICE), RIGHT));
    expect(shown.attempts).toEqual([{ result: "wrong", confidence: null, hints: 0, gaveUp: true }]);
    expect(verdictOf(CHOICE, shown)?.result).toBe("wrong");
  });

  it("let a recall be rated only after its answer was seen [D10]", () => {
    const open = begin(RECALL);
    expect(rate(RECALL, open, "knew")).toBe(open);
    expect(rate(RECALL, reveal(RECALL, open), "knew").attempts[0]?.result).toBe("correct");
  });

  it("keep a drill's place between its first question and its summary", () => {
    expect([-1, 0, 3, 4, 9].map((index) => goTo(index, 4).current)).toEqual([0, 0, 3, 4, 4]);
  });
});

describe("an edited question", () => {
  it("keeps its state when only words about it change", () => {
    const state = answer(WRONG);
    const reworded = { ...CHOICE, explanation: "Another.", hints: [], title: "Another title" };
    expect(resume(reworded, state)).toBe(state);
  });

  it("begins anew when its options, lines or items do", () => {
    const more = { ...CHOICE, options: [option(false, "New"), ...CHOICE.options] };
    expect(resume(more, answer(WRONG))).toEqual(begin(more));
    const moved = { ...SPOT, marks: SPOT.marks.slice(1) };
    expect(resume(moved, respond(begin(SPOT), { kind: "lines", lines: [3] }))).toEqual(begin(moved));
    const shorter = { ...ORDER, items: ORDER.items.slice(1) };
    expect(resume(shorter, begin(ORDER))).toEqual(begin(shorter));
  });

  it("is graded by what it says now", () => {
    const state = answer(WRONG);
    const corrected = {
      ...CHOICE,
      options: CHOICE.options.map((each, i) => ({ ...each, correct: i === 0 })),
    };
    expect(verdictOf(corrected, resume(corrected, state))?.result).toBe("correct");
  });
});

describe("the summary", () => {
  const again = (response: Response, state: QuestionState) => answer(response, "sure", retry(state));

  test.each<[QuestionStatus, QuestionState]>([
    ["open", begin(CHOICE)],
    ["first-try", answer(RIGHT)],
    ["later-try", again(RIGHT, answer(WRONG))],
    ["missed", answer(WRONG, "unsure")],
    ["sure-miss", answer(WRONG, "sure")],
    ["missed", reveal(CHOICE, begin(CHOICE))],
    ["first-try", again(WRONG, answer(RIGHT))],
  ])("counts a question as %s", (status, state) => {
    expect(statusOf(state)).toBe(status);
  });

  it("lists sure misses first and what was right at once last", () => {
    expect(summaryOrder(["first-try", "missed", "sure-miss", "later-try", "open", "missed"])).toEqual([
      2, 1, 5, 4, 3, 0,
    ]);
  });
});
