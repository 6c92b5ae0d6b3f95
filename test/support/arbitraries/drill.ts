import fc from "fast-check";
import type { Code, Content } from "../../../src/core/block/element";
import type { Position } from "../../../src/core/text/position";
import type { Drill, Question } from "../../../src/core/drill/drill";
import type { OrderItem } from "../../../src/core/drill/kinds/order";
import type { Outcome } from "../../../src/core/drill/kinds/output";
import type { AcceptedAnswer } from "../../../src/core/drill/kinds/short-answer";
import type { Option, QuestionAttributes } from "../../../src/core/drill/question";

/**
 * Drills as an author could have written them, positions aside: what `printDrill` may be given.
 *
 * Texts are drawn from words that mean something to the parser elsewhere, so that printing has to keep them apart.
 */

const nowhere: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

const word = fc.constantFrom(
  ...'a the `go f()` **leak** [[comma-ok]] (1) ① # ## C# ^ x=y a:b := // -- - [x] __b__ é שלום 😀 $x$ \\ 1. > < &amp; "q" _i_ go: tag'.split(
    " ",
  ),
);

/** One line of text that begins nothing but text. */
const line = fc
  .tuple(fc.constantFrom("The", "ein", "`x`", "שלום", "😀", "Go"), fc.array(word, { maxLength: 5 }))
  .map(([first, rest]) => [first, ...rest].join(" "))
  .filter((text) => !/\s\^\S+$/.test(text));

/** Lines that stand on their own in a prompt, among them what only looks like something else. */
const block = fc.oneof(
  { weight: 6, arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "- a list\n- of two",
      "* one\n\n  with a paragraph",
      "> a quote\n> of two lines",
      "> [!note] A callout\n> of the prompt",
      "| a | b |\n|---|---|\n| `x | y` | c |",
      "***",
      "- [link](https://go.dev)",
      "    indented",
    ),
  },
);

const text = fc.array(block, { minLength: 1, maxLength: 2 }).map((blocks) => blocks.join("\n\n"));

/** Text of an item or an aside: paragraphs and nested lists. */
const paragraphs = fc
  .array(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: fc.constant("- a\n  - b") }), {
    minLength: 1,
    maxLength: 3,
  })
  .filter(([first]) => first?.startsWith("-") === false)
  .map((lines) => lines.join("\n\n"));

const codeText = fc
  .array(
    fc.constantFrom(
      ...'|  |\t|\tx := 1|if a {|\t\treturn   |  y|```|```go|~~~|~~~~|    ```|`raw|"//! no"|# x|// ① y|- [x] z|> q|= 1|__9__|{ ;|ß😀'.split(
        "|",
      ),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join("\n"));

function codeIn(language: fc.Arbitrary<string>): fc.Arbitrary<Code> {
  const meta = fc.constantFrom("", "", 'title="main.go"', "{1} a`b");
  return fc.record({ language, meta, text: codeText }).map(({ language, meta, text }) => ({
    kind: "code",
    language,
    meta: language === "" ? "" : meta,
    text,
    position: nowhere,
  }));
}

const code = codeIn(fc.constantFrom("go", "python", "text", "c++", ""));

/** Text and code with no two texts side by side: neighbours read as one. */
const prompt: fc.Arbitrary<readonly Content[]> = fc
  .array(fc.oneof(text, code), { maxLength: 4 })
  .map((parts) =>
    parts
      .filter((part, index) => typeof part !== "string" || typeof parts[index - 1] !== "string")
      .map((part): Content =>
        typeof part === "string" ? { kind: "markdown", text: part, position: nowhere } : part,
      ),
  );

const attributes: fc.Arbitrary<QuestionAttributes> = fc.record({
  tags: fc.uniqueArray(fc.constantFrom("leak", "ctx/cancel", "größe", "a_b-c"), { maxLength: 3 }),
  go: fc.constantFrom(null, "1.22", "1.9", "1.27.3"),
  shuffle: fc.boolean(),
  ref: fc.constantFrom(null, "worker.go", "Lesson 6#Heading", "a#^b"),
  source: fc.constantFrom(null, "https://go.dev/ref/spec#Go_statements", "[[Spec]]"),
});

const base = fc.record({
  title: fc.oneof(
    { weight: 5, arbitrary: line },
    { weight: 1, arbitrary: fc.constantFrom("", "C#", "a #", "#", "x ##") },
  ),
  id: fc.oneof(fc.constant(null), fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)),
  attributes,
  prompt,
  hints: fc.array(paragraphs, { maxLength: 2 }),
  explanation: fc.oneof(fc.constant(null), paragraphs),
  position: fc.constant(nowhere),
});

const item: fc.Arbitrary<OrderItem> = fc
  .record({
    text: fc.oneof({ weight: 5, arbitrary: paragraphs }, { weight: 1, arbitrary: fc.constant("") }),
    code: fc.array(code, { maxLength: 2 }),
    feedback: fc.oneof(fc.constant(null), paragraphs),
    position: fc.constant(nowhere),
  })
  .filter(({ text, code }) => text !== "" || code.length > 0);

function options(
  correct: fc.Arbitrary<boolean>,
  constraints: fc.ArrayConstraints,
): fc.Arbitrary<readonly Option[]> {
  return fc.array(
    fc.tuple(item, correct).map(([item, correct]) => ({ ...item, correct })),
    constraints,
  );
}

const wrongOptions = options(fc.constant(false), { maxLength: 3 });

const outcome: fc.Arbitrary<Outcome> = fc.record({
  kind: fc.constantFrom("output", "panic", "deadlock", "compile-error"),
  text: codeText,
  position: fc.constant(nowhere),
});

const accepted: fc.Arbitrary<AcceptedAnswer> = fc.oneof(
  line.map((text): AcceptedAnswer => ({ kind: "text", text, position: nowhere })),
  fc
    .tuple(fc.constantFrom("comma.?ok", "^a|b$", "a/b", "[a-z]{2,3}"), fc.constantFrom("", "i", "im"))
    .map(([source, flags]): AcceptedAnswer => ({ kind: "regex", source, flags, position: nowhere })),
);

const alternative = fc.constantFrom(
  "wg.Wait",
  "a | b",
  "x || y",
  "`raw`",
  "make([]int, 3)",
  "<-ch",
  "a`b",
  "||",
);

const spot = fc
  .tuple(
    fc.array(fc.constantFrom("x := 1", "\treturn", "", 'print("//! no")', "// note", "}"), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom("go", "python", ""),
    fc.infiniteStream(
      fc.record({ marked: fc.boolean(), correct: fc.boolean(), feedback: fc.oneof(line, fc.constant("")) }),
    ),
  )
  .map(([lines, language, draws]) => {
    const marks = lines.flatMap((code, index) => {
      const { value } = draws.next() as { value: { marked: boolean; correct: boolean; feedback: string } };
      const isCode = code.trim() !== "" && !code.startsWith("//");
      return isCode && value.marked
        ? [{ line: index + 1, correct: value.correct, feedback: value.feedback, position: nowhere }]
        : [];
    });
    const listing: Code = { kind: "code", language, meta: "", text: lines.join("\n"), position: nowhere };
    return { listing, marks };
  })
  .filter(({ marks }) => marks.some(({ correct }) => correct));

/** One question of every kind, without blanks in its code unless it asks to fill them. */
export const question: fc.Arbitrary<Question> = fc.oneof(
  fc
    .record({ base, options: options(fc.boolean(), { minLength: 1, maxLength: 4 }) })
    .map(({ base, options }): Question => {
      const right = options.filter(({ correct }) => correct).length;
      return { ...base, kind: right > 1 ? "choices" : "choice", options };
    }),
  fc
    .record({ base, options: options(fc.boolean(), { minLength: 1, maxLength: 4 }) })
    .map(({ base, options }): Question => ({ ...base, kind: "choices", options })),
  fc
    .record({ base, spot, before: fc.boolean(), want: fc.constantFrom("any" as const, "all" as const) })
    .map(({ base, spot: { listing, marks }, before, want }): Question => {
      const rest = base.prompt;
      const prompt = before ? [listing, ...rest] : [...rest, listing];
      return { ...base, prompt, kind: "spot", listing: before ? 0 : rest.length, marks, want };
    }),
  fc
    .record({
      base,
      accepted: fc.array(outcome, { minLength: 1, maxLength: 3 }),
      options: wrongOptions,
      unordered: fc.boolean(),
    })
    .map(({ base, ...rest }): Question => ({ ...base, kind: "output", ...rest })),
  fc
    .record({
      base,
      items: fc.array(item, { minLength: 2, maxLength: 12 }),
      distractors: fc.array(item, { maxLength: 2 }),
    })
    .map(({ base, ...rest }): Question => ({ ...base, kind: "order", ...rest })),
  fc
    .record({ base, accepted: fc.array(accepted, { minLength: 1, maxLength: 3 }), anticipated: wrongOptions })
    .map(({ base, ...rest }): Question => ({ ...base, kind: "short-answer", ...rest })),
  fc
    .record({
      base,
      blanks: fc.array(fc.array(alternative, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    })
    .map(({ base, blanks }): Question => {
      const text = blanks.map((_, index) => `use(__${index + 1}__)`).join("\n");
      const code: Code = { kind: "code", language: "go", meta: "", text, position: nowhere };
      const prompt = [...base.prompt.map(withoutBlanks), code];
      const numbered = blanks.map((accepted, index) => ({ number: index + 1, accepted, position: nowhere }));
      return { ...base, prompt, kind: "cloze", blanks: numbered };
    }),
  fc
    .record({ base, answer: paragraphs })
    .map(({ base, answer }): Question => ({ ...base, kind: "recall", answer })),
);

function withoutBlanks(content: Content): Content {
  return { ...content, text: content.text.replaceAll("__9__", "x") };
}

/** A drill with at least one question, which is what a stem needs to be a stem. */
export const drill: fc.Arbitrary<Drill> = fc
  .record({ stem: prompt, questions: fc.array(question, { minLength: 1, maxLength: 3 }) })
  .map(({ stem, questions }): Drill => ({ kind: "drill", stem, questions }));
