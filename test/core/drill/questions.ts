import fc from "fast-check";
import type { OutcomeKind } from "../../../src/core/drill/choices";
import type { Question, Response } from "../../../src/core/drill/drill";
import type { QuestionBase } from "../../../src/core/drill/question";
import type { Position } from "../../../src/core/text/position";

/** A question of any kind beside the response that is exactly right for it. */
export interface Solved {
  readonly question: Question;
  readonly right: Response;
}

const NOWHERE: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

const words = fc.string({
  unit: fc.constantFrom("a", "B", " ", "`", "x", "1", "é", "İ", "[[", "\\", "\n", "—", "."),
  maxLength: 12,
});
const someWords = words.filter((text) => text.trim() !== "" && !/^`*$/.test(text.trim()));
const feedback = fc.option(words);

const base: fc.Arbitrary<QuestionBase> = fc.record({
  title: words,
  id: fc.option(fc.constantFrom("l06-leak", "l06-wait")),
  attributes: fc.record({
    tags: fc.constant([]),
    go: fc.option(fc.constant("1.25")),
    shuffle: fc.boolean(),
    ref: fc.constant(null),
    source: fc.constant(null),
  }),
  prompt: fc.constant([]),
  hints: fc.array(words, { maxLength: 3 }),
  explanation: feedback,
  position: fc.constant(NOWHERE),
});

const option = fc.record({
  text: words,
  correct: fc.boolean(),
  code: fc.constant([]),
  feedback,
  position: fc.constant(NOWHERE),
});

const item = fc.record({ text: words, code: fc.constant([]), feedback, position: fc.constant(NOWHERE) });

const choice: fc.Arbitrary<Solved> = fc
  .tuple(base, fc.array(option, { minLength: 1, maxLength: 6 }), fc.nat())
  .map(([shared, options, at]) => {
    const right = at % options.length;
    const marked = options.map((each, i) => ({ ...each, correct: i === right }));
    return {
      question: { ...shared, kind: "choice", options: marked },
      right: { kind: "options", chosen: [right] },
    };
  });

const choices: fc.Arbitrary<Solved> = fc
  .tuple(base, fc.array(option, { minLength: 1, maxLength: 6 }))
  .filter(([, options]) => options.some((each) => each.correct))
  .map(([shared, options]) => ({
    question: { ...shared, kind: "choices", options },
    right: { kind: "options", chosen: options.flatMap((each, i) => (each.correct ? [i] : [])) },
  }));

const spot: fc.Arbitrary<Solved> = fc
  .tuple(
    base,
    fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
    fc.nat(),
    fc.constantFrom("any" as const, "all" as const),
  )
  .map(([shared, lines, rights, want]) => {
    const marks = lines.map((line, i) => ({
      line,
      correct: i <= rights % lines.length,
      feedback: "Because.",
      position: NOWHERE,
    }));
    const right = marks.filter((mark) => mark.correct).map((mark) => mark.line);
    return {
      question: {
        ...shared,
        prompt: [{ kind: "code", language: "go", meta: "", text: "x\n".repeat(11) + "x", position: NOWHERE }],
        kind: "spot",
        listing: 0,
        marks,
        want,
      },
      right: { kind: "lines", lines: want === "all" ? right : right.slice(0, 1) },
    };
  });

const outcome = fc.record({
  kind: fc.constantFrom<OutcomeKind>("output", "panic", "deadlock", "compile-error"),
  text: words,
  position: fc.constant(NOWHERE),
});

const typedOutput: fc.Arbitrary<Solved> = fc
  .tuple(base, fc.array(outcome, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.nat())
  .map(([shared, accepted, unordered, at]) => {
    const met = accepted[at % accepted.length] ?? accepted[0]!;
    return {
      question: { ...shared, kind: "output", accepted, options: [], unordered },
      right: { kind: "outcome", outcome: met.kind, text: met.text },
    };
  });

const chosenOutput: fc.Arbitrary<Solved> = fc
  .tuple(
    base,
    fc.array(outcome, { minLength: 1, maxLength: 3 }),
    fc.array(option, { minLength: 1, maxLength: 4 }),
  )
  .map(([shared, accepted, options]) => ({
    question: {
      ...shared,
      kind: "output",
      accepted,
      options: options.map((each) => ({ ...each, correct: false })),
      unordered: false,
    },
    right: { kind: "options", chosen: [0] },
  }));

const order: fc.Arbitrary<Solved> = fc
  .tuple(base, fc.array(item, { minLength: 1, maxLength: 13 }), fc.array(item, { maxLength: 3 }))
  .map(([shared, items, distractors]) => ({
    question: { ...shared, kind: "order", items, distractors },
    right: { kind: "sequence", placed: items.map((_, i) => i) },
  }));

const shortAnswer: fc.Arbitrary<Solved> = fc
  .tuple(
    base,
    fc.array(someWords, { minLength: 1, maxLength: 3 }),
    fc.array(option, { maxLength: 2 }),
    fc.nat(),
  )
  .map(([shared, texts, anticipated, at]) => ({
    question: {
      ...shared,
      kind: "short-answer",
      accepted: texts.map((text) => ({ kind: "text" as const, text, position: NOWHERE })),
      anticipated: anticipated.map((each) => ({ ...each, correct: false })),
    },
    right: { kind: "text", text: texts[at % texts.length] ?? "" },
  }));

const cloze: fc.Arbitrary<Solved> = fc
  .tuple(
    base,
    fc.array(fc.array(someWords, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    fc.nat(),
  )
  .map(([shared, blanks, at]) => ({
    question: {
      ...shared,
      kind: "cloze",
      blanks: blanks.map((accepted, i) => ({ number: i + 1, accepted, position: NOWHERE })),
    },
    right: { kind: "blanks", texts: blanks.map((accepted) => accepted[at % accepted.length] ?? "") },
  }));

const recall: fc.Arbitrary<Solved> = fc.tuple(base, words).map(([shared, answer]) => ({
  question: { ...shared, kind: "recall", answer },
  right: { kind: "rating", rating: "knew" },
}));

export const solved: fc.Arbitrary<Solved> = fc.oneof(
  choice,
  choices,
  spot,
  typedOutput,
  chosenOutput,
  order,
  shortAnswer,
  cloze,
  recall,
);

/** Any response at all, of any kind and with indexes that need not exist. */
export const anyResponse: fc.Arbitrary<Response> = fc.oneof(
  fc.record({ kind: fc.constant("options" as const), chosen: fc.array(fc.integer({ min: -1, max: 9 })) }),
  fc.record({ kind: fc.constant("lines" as const), lines: fc.array(fc.integer({ min: -1, max: 20 })) }),
  fc.record({
    kind: fc.constant("outcome" as const),
    outcome: fc.constantFrom<OutcomeKind>("output", "panic", "deadlock", "compile-error"),
    text: fc.string(),
  }),
  fc.record({ kind: fc.constant("sequence" as const), placed: fc.array(fc.integer({ min: -1, max: 15 })) }),
  fc.record({ kind: fc.constant("text" as const), text: fc.string() }),
  fc.record({ kind: fc.constant("blanks" as const), texts: fc.array(fc.string()) }),
  fc.record({
    kind: fc.constant("rating" as const),
    rating: fc.constantFrom("missed" as const, "partly" as const, "knew" as const),
  }),
);
