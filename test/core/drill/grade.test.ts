import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { OutcomeKind } from "../../../src/core/drill/choices";
import { type Response, grade } from "../../../src/core/drill/drill";
import type { Outcome, OutputQuestion } from "../../../src/core/drill/kinds/output";
import {
  CHOICE,
  CHOICES,
  CLOZE,
  NOWHERE,
  ORDER,
  OUTPUT,
  OUTPUT_CHOICE,
  RECALL,
  SHORT,
  SPOT,
  item,
  option,
} from "../../view/drill/samples";
import { propertyRuns } from "../../support/property-runs";
import { anyResponse, solved } from "./questions";

const options = (...chosen: number[]): Response => ({ kind: "options", chosen });
const lines = (...chosen: number[]): Response => ({ kind: "lines", lines: chosen });
const sequence = (...placed: number[]): Response => ({ kind: "sequence", placed });
const typed = (text: string): Response => ({ kind: "text", text });
const printed = (text: string, outcome: OutcomeKind = "output"): Response => ({
  kind: "outcome",
  outcome,
  text,
});

describe("laws", () => {
  it("grades the exactly right response of every kind correct", () => {
    fc.assert(
      fc.property(solved, ({ question, right }) => grade(question, right).result === "correct"),
      { numRuns: propertyRuns(1000) },
    );
  });

  it("grades any response of any kind without throwing", () => {
    fc.assert(
      fc.property(solved, anyResponse, ({ question }, response) => {
        expect(["correct", "partly", "wrong"]).toContain(grade(question, response).result);
      }),
    );
  });

  it("takes a response of another kind for none", () => {
    expect(grade(CHOICE, typed("Possibly before")).result).toBe("wrong");
    expect(grade(SHORT, options(0)).result).toBe("wrong");
  });
});

describe("choice and choices [D4]", () => {
  test.each([
    { chosen: [1], result: "correct" },
    { chosen: [0], result: "wrong" },
    { chosen: [], result: "wrong" },
    { chosen: [0, 1], result: "partly" },
  ])("choosing $chosen where 1 is right is $result", ({ chosen, result }) => {
    expect(grade(CHOICE, options(...chosen)).result).toBe(result);
  });

  test.each([
    { chosen: [0, 2], result: "correct" },
    { chosen: [2, 0], result: "correct" },
    { chosen: [0], result: "partly" },
    { chosen: [0, 1], result: "partly" },
    { chosen: [0, 1, 3], result: "wrong" },
    { chosen: [1], result: "wrong" },
  ])("choosing $chosen where 0 and 2 are right is $result", ({ chosen, result }) => {
    expect(grade(CHOICES, options(...chosen)).result).toBe(result);
  });

  it("tells for each option whether it was chosen and whether it is right", () => {
    expect(grade(CHOICES, options(0, 1))).toMatchObject({
      options: [
        { chosen: true, correct: true },
        { chosen: true, correct: false },
        { chosen: false, correct: true },
        { chosen: false, correct: false },
      ],
    });
  });
});

describe("spot [D5]", () => {
  const all = {
    ...SPOT,
    want: "all" as const,
    marks: SPOT.marks.map((mark) => ({ ...mark, correct: true })),
  };

  test.each([
    { chosen: [3], result: "correct" },
    { chosen: [6], result: "wrong" },
    { chosen: [2], result: "wrong" },
  ])("picking line $chosen is $result where one is enough", ({ chosen, result }) => {
    expect(grade(SPOT, lines(...chosen)).result).toBe(result);
  });

  test.each([
    { chosen: [1, 3, 6], result: "correct" },
    { chosen: [1, 3], result: "partly" },
    { chosen: [1, 2], result: "partly" },
    { chosen: [1, 2, 4], result: "wrong" },
  ])("picking lines $chosen is $result where all are wanted", ({ chosen, result }) => {
    expect(grade(all, lines(...chosen)).result).toBe(result);
  });

  it("answers back from every marked line, and from a chosen one without a mark", () => {
    expect(grade(SPOT, lines(5))).toMatchObject({
      lines: [
        { line: 1, chosen: false, correct: false, feedback: "Blocks nobody by itself." },
        { line: 3, chosen: false, correct: true },
        { line: 5, chosen: true, correct: false, feedback: null },
        { line: 6, chosen: false, correct: false },
      ],
    });
  });
});

describe("output [D6]", () => {
  const accepting = (...accepted: Omit<Outcome, "position">[]): OutputQuestion => ({
    ...OUTPUT,
    accepted: accepted.map((outcome) => ({ ...outcome, position: NOWHERE })),
  });

  test.each([
    { text: "7 true\n0 false", result: "correct" },
    { text: "7 true\n0 false\n", result: "correct" },
    { text: "7 true  \r\n0 false\t\r\n", result: "correct" },
    { text: "7 true\n0 false\n\n", result: "wrong" },
    { text: " 7 true\n0 false", result: "wrong" },
    { text: "7 True\n0 false", result: "wrong" },
    { text: "0 false\n7 true", result: "partly" },
    { text: "", result: "wrong" },
  ])("printing $text is $result", ({ text, result }) => {
    expect(grade(OUTPUT, printed(text)).result).toBe(result);
  });

  it("takes the lines in any order where the author says so", () => {
    expect(grade({ ...OUTPUT, unordered: true }, printed("0 false\n7 true")).result).toBe("correct");
  });

  it("names the first line that differs from the nearest accepted output", () => {
    const question = accepting({ kind: "output", text: "a\nb\nc" }, { kind: "output", text: "x\nb\nc" });
    expect(grade(question, printed("a\nb\nd"))).toMatchObject({ firstDifference: 3, matched: null });
  });

  const panic = accepting({ kind: "panic", text: "assignment to entry in nil map" });
  test.each([
    { outcome: "panic", text: "", result: "correct" },
    { outcome: "panic", text: "nil map", result: "correct" },
    { outcome: "panic", text: "panic: Assignment to  entry in nil map", result: "correct" },
    { outcome: "panic", text: "index out of range", result: "partly" },
    { outcome: "output", text: "assignment to entry in nil map", result: "wrong" },
    { outcome: "deadlock", text: "", result: "wrong" },
  ] as const)("saying $outcome with $text of a panic is $result", ({ outcome, text, result }) => {
    expect(grade(panic, printed(text, outcome)).result).toBe(result);
  });

  it("accepts each of several outcomes", () => {
    const either = accepting({ kind: "output", text: "1" }, { kind: "deadlock", text: "" });
    expect(grade(either, printed("", "deadlock"))).toMatchObject({ result: "correct", matched: 1 });
    expect(grade(either, printed("1"))).toMatchObject({ result: "correct", matched: 0 });
  });

  it("is a choice beside wrong options, the accepted outcomes first", () => {
    expect(grade(OUTPUT_CHOICE, options(0)).result).toBe("correct");
    expect(grade(OUTPUT_CHOICE, options(1)).result).toBe("wrong");
  });
});

describe("order [D7]", () => {
  test.each([
    { placed: [0, 1, 2, 3, 4], result: "correct" },
    { placed: [1, 0, 2, 3, 4], result: "partly" },
    { placed: [4, 0, 1, 2, 3], result: "partly" },
    { placed: [0, 1, 2, 5, 3, 4], result: "partly" },
    { placed: [0, 1, 2, 3], result: "partly" },
    { placed: [4, 3, 2, 1, 0], result: "wrong" },
    { placed: [], result: "wrong" },
  ])("$placed is $result", ({ placed, result }) => {
    expect(grade(ORDER, sequence(...placed)).result).toBe(result);
  });

  it("counts one item carried to the top as one mistake, not as one in every place", () => {
    expect(grade(ORDER, sequence(4, 0, 1, 2, 3))).toMatchObject({
      placements: ["misplaced", "right", "right", "right", "right"],
      missing: [],
    });
  });

  it("lets items that read the same stand for each other", () => {
    const braces = { ...ORDER, items: [item("{"), item("}"), item("{"), item("}")], distractors: [] };
    expect(grade(braces, sequence(2, 3, 0, 1)).result).toBe("correct");
  });

  it("knows what does not belong and what is missing", () => {
    expect(grade(ORDER, sequence(0, 1, 5, 3, 4))).toMatchObject({
      placements: ["right", "right", "distractor", "right", "right"],
      missing: [2],
    });
  });

  it("orders eleven items and more", () => {
    const many = {
      ...ORDER,
      items: Array.from({ length: 12 }, (_, i) => item(`step ${i}`)),
      distractors: [],
    };
    expect(grade(many, sequence(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).result).toBe("correct");
    expect(grade(many, sequence(0, 1, 10, 2, 3, 4, 5, 6, 7, 8, 9, 11)).result).toBe("partly");
  });
});

describe("short answer [D8]", () => {
  test.each([
    { text: "comma-ok", result: "correct" },
    { text: "  Comma-OK ", result: "correct" },
    { text: "THE  comma\tok idiom", result: "correct" },
    { text: "comma ok form", result: "correct" },
    { text: "type assertion", result: "wrong" },
    { text: "commaok", result: "wrong" },
  ])("$text is $result", ({ text, result }) => {
    expect(grade(SHORT, typed(text)).result).toBe(result);
  });

  const spans = (text: string) => ({
    ...SHORT,
    accepted: [{ kind: "text" as const, text, position: NOWHERE }],
  });
  test.each([
    { answer: "a `sync.Once` per key", text: "A sync.Once per  KEY", result: "correct" },
    { answer: "a `sync.Once` per key", text: "a `sync.Once` per key", result: "correct" },
    { answer: "a `sync.Once` per key", text: "a sync.once per key", result: "wrong" },
    { answer: "`v, ok`", text: "v, ok", result: "correct" },
    { answer: "`v, ok`", text: "v,  ok", result: "wrong" },
    { answer: "`` `raw` ``", text: "raw", result: "correct" },
    { answer: "a ` stray tick", text: "a  stray tick", result: "correct" },
    { answer: "Straße", text: "STRAßE", result: "correct" },
  ])("$text for $answer is $result", ({ answer, text, result }) => {
    expect(grade(spans(answer), typed(text)).result).toBe(result);
  });

  it("says which anticipated answer was given", () => {
    expect(grade(SHORT, typed("Type  Assertion"))).toMatchObject({ anticipated: 0, matched: null });
  });

  it("takes an anticipated answer that is marked right", () => {
    const lenient = { ...SHORT, anticipated: [option(true, "two-value form")] };
    expect(grade(lenient, typed("two-value form")).result).toBe("correct");
  });

  it("survives a pattern that cannot run", () => {
    const broken = {
      ...SHORT,
      accepted: [{ kind: "regex" as const, source: "(", flags: "", position: NOWHERE }],
    };
    expect(grade(broken, typed("(")).result).toBe("wrong");
  });
});

describe("cloze [D9]", () => {
  const filling = (...accepted: string[]) => ({
    ...CLOZE,
    blanks: [{ number: 1, accepted, position: NOWHERE }],
  });
  const blanks = (...texts: string[]): Response => ({ kind: "blanks", texts });

  test.each([
    { answer: "make(chan int, 1)", text: "make(chan int,1)", result: "correct" },
    { answer: "make(chan int, 1)", text: "  make( chan  int, 1 ) ", result: "correct" },
    { answer: "make(chan int, 1)", text: "make(chanint, 1)", result: "wrong" },
    { answer: "wg.Done()", text: "wg.done()", result: "wrong" },
    { answer: '"a b"', text: '"a  b"', result: "wrong" },
    { answer: '"a\\" b"', text: '"a\\"  b"', result: "wrong" },
    { answer: "x < -1", text: "x <-1", result: "wrong" },
    { answer: "x<y", text: "x < y", result: "correct" },
    { answer: "a - -b", text: "a --b", result: "wrong" },
  ])("$text for $answer is $result", ({ answer, text, result }) => {
    expect(grade(filling(answer), blanks(text)).result).toBe(result);
  });

  it("is partly right with some blanks right, and says which", () => {
    expect(grade(CLOZE, blanks("ok", "any"))).toMatchObject({ result: "partly", blanks: [true, false] });
    expect(grade(CLOZE, blanks("no", "any"))).toMatchObject({ result: "wrong", blanks: [false, false] });
    expect(grade(CLOZE, blanks("ok"))).toMatchObject({ result: "partly", blanks: [true, false] });
  });

  it("takes any of several answers", () => {
    expect(grade(filling("a", "b"), blanks("b")).result).toBe("correct");
  });
});

describe("recall [D10]", () => {
  test.each([
    { rating: "knew", result: "correct" },
    { rating: "partly", result: "partly" },
    { rating: "missed", result: "wrong" },
  ] as const)("rated $rating is $result", ({ rating, result }) => {
    expect(grade(RECALL, { kind: "rating", rating }).result).toBe(result);
  });
});
