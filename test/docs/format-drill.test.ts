import { describe, expect, test } from "vitest";
import type { Question } from "../../src/core/drill/drill";
import { lintDrill } from "../../src/core/drill/lint";
import { parseDrill } from "../../src/core/drill/parse";
import { printDrill } from "../../src/core/drill/print";
import { readNote } from "../../src/core/markdown/note";
import { findBlocks } from "../../src/core/markdown/blocks";

/** What `docs/format.md` says of a drill beyond its form, sentence by sentence. */
const FENCE = "```";

function drill(...lines: readonly string[]): {
  readonly questions: readonly Question[];
  readonly codes: readonly string[];
} {
  const { model, diagnostics } = parseDrill(lines.join("\n"));
  return {
    questions: model.questions,
    codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
  };
}

describe("docs/format.md, both blocks", () => {
  test("[B1] a block that stops inside a fence says so, and shows what was sound before it", () => {
    const note = [
      "go-drill",
      "### A ^a",
      "- [x] x",
      "### B ^b",
      `${FENCE}go`,
      "f()",
      FENCE,
      "- [x] y",
      FENCE,
    ];
    const [block] = findBlocks(readNote(`${FENCE}${note.join("\n")}`), ["go-drill"]);
    const { questions, codes } = drill(block?.content ?? "");
    expect(questions).toMatchObject([{ id: "a" }]);
    expect(codes).toEqual(["error block/unclosed-fence"]);
  });

  test("[B3] a known key is read after blank lines too, and the first of two counts", () => {
    const { questions, codes } = drill("### A ^a", "", "go: 1.22", "go: 1.21", "- [x] x");
    expect(questions[0]?.attributes.go).toBe("1.22");
    expect(codes).toEqual(["warning block/duplicate-key"]);
  });

  test("[B3] an unknown word is a key only directly under a heading, and prose after a blank line", () => {
    const under = drill("### A ^a", "tip: read on", "- [x] x");
    expect(under.codes).toEqual(["warning block/unknown-key"]);
    const after = drill("### A ^a", "", "tip: read on", "- [x] x");
    expect(after.codes).toEqual([]);
    expect(after.questions[0]?.prompt).toMatchObject([{ text: "tip: read on" }]);
  });

  test("[B3] a known key further down is text, and reported", () => {
    const { questions, codes } = drill("### A ^a", "What?", "go: 1.22", "- [x] x");
    expect(questions[0]?.attributes.go).toBeNull();
    expect(codes).toEqual(["warning block/late-key"]);
  });

  test("[B3] a value that cannot be read counts as not given", () => {
    const { questions, codes } = drill("### A ^a", "shuffle: perhaps", "- [x] x");
    expect(questions[0]?.attributes.shuffle).toBe(true);
    expect(codes).toEqual(["error drill/bad-value"]);
  });

  test("[B6] HTML and Markdown stay the text they are", () => {
    const text = "<b onclick=x>Bold</b>, [[link|words]] and $x$";
    const { model } = parseDrill(`### A ^a\n\n${text}\n\n- [x] <i>x</i>`);
    expect(model.questions[0]?.prompt).toMatchObject([{ kind: "markdown", text }]);
    expect(printDrill(model)).toContain(text);
  });
});

describe("docs/format.md, go-drill", () => {
  test("[D1] what stands before the first heading is shared by all questions, attributes too", () => {
    const source = ["go: 1.22", "tags: a", "Stem.", "### A ^a", "tags: b", "- [x] x", "### B ^b", "go: 1.21"];
    const { model } = parseDrill([...source, "- [x] y"].join("\n"));
    expect(model.stem).toMatchObject([{ text: "Stem." }]);
    expect(model.questions.map(({ attributes }) => [attributes.go, attributes.tags])).toEqual([
      ["1.22", ["a", "b"]],
      ["1.21", ["a"]],
    ]);
  });

  test.each(["type: choice", "spot: all", "accept: unordered"])(
    "[D1] %s belongs to one question and is reported before the first heading",
    (line) => {
      expect(drill(line, "### A ^a", "- [x] x").codes).toEqual(["warning drill/unused-key"]);
    },
  );

  test.each(["- [x] x", "= x", "> [!hint] x"])("[D1] %s before the first heading is an error", (line) => {
    expect(drill(line, "### A ^a", "- [x] x").codes).toEqual(["error drill/in-stem"]);
  });

  test("[D3] without an explicit answer a list is an order, wrong options a choice, a callout a recall", () => {
    const kindOf = (...lines: readonly string[]) => drill("### A ^a", ...lines).questions[0]?.kind;
    expect(kindOf("1. one", "2. two", "", "- [ ] no", "", "> [!answer] x")).toBe("order");
    expect(kindOf("- [ ] no", "", "> [!answer] x")).toBe("choice");
    expect(kindOf("> [!answer] x")).toBe("recall");
  });

  test.each([
    ["an output fence", [`${FENCE}output`, "1", FENCE]],
    ["a mark", [`${FENCE}go`, "x() //! here", FENCE]],
    ["an answer line", ["= one"]],
  ])("[D3] %s beside a right option needs a type", (_, lines) => {
    expect(drill("### A ^a", ...lines, "", "- [x] x").codes).toEqual(["error drill/mixed-forms"]);
  });

  test("[D3] with type: choice an output fence and marks are part of what is asked", () => {
    const code = [`${FENCE}output`, "1", FENCE, "", `${FENCE}go`, "x() //! here", FENCE];
    const { questions, codes } = drill("### A ^a", "type: choice", ...code, "", "- [x] x");
    expect(codes).toEqual([]);
    expect(questions[0]?.prompt).toMatchObject([{ text: "1" }, { text: "x() //! here" }]);
  });

  test.each([
    ["- []", "- [] a", false],
    ["-[x]", "-[x] a", true],
    ["- [ x ]", "- [ x ] a", true],
  ])("[D4] %s is an error, and read as meant", (_, line, correct) => {
    const { questions, codes } = drill("### A ^a", line, "- [x] b");
    expect(codes).toContain("error block/malformed-box");
    expect(questions[0]).toMatchObject({ options: [{ text: "a", correct }, { text: "b" }] });
  });

  test("[D4] a box with another sign, and a bullet without a box, leave the question out", () => {
    expect(drill("### A ^a", "- [?] a", "- [x] b")).toEqual({
      questions: [],
      codes: ["error block/unreadable-box"],
    });
    expect(drill("### A ^a", "- [ ] a", "- b", "- [x] c")).toEqual({
      questions: [],
      codes: ["error drill/missing-box"],
    });
  });

  test("[D4] a quote directly below an option is its feedback; one set apart is not", () => {
    const near = drill("### A ^a", "- [x] a", "> why");
    expect(near.questions[0]).toMatchObject({ options: [{ feedback: "why" }] });
    const apart = drill("### A ^a", "- [x] a", "", "> why");
    expect(apart.questions[0]).toMatchObject({ options: [{ feedback: null }] });
    expect(apart.codes).toEqual(["warning drill/loose-quote"]);
  });

  test("[D4] a callout indented under an option is its feedback, a hint there is still a hint", () => {
    const { questions } = drill("### A ^a", "- [x] a", "  > [!note] N", "  > more", "", "  > [!hint] H");
    expect(questions[0]).toMatchObject({ hints: ["H"], options: [{ feedback: "> [!note] N\n> more" }] });
  });

  test("[D4] a question without a right option is shown, with a warning", () => {
    const source = "### A ^a\n- [ ] a\n  > no\n- [ ] b\n  > no";
    const { model, diagnostics } = parseDrill(source);
    expect(model.questions).toHaveLength(1);
    expect(diagnostics).toEqual([]);
    expect(lintDrill(model, source).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "warning drill/no-right-option",
    ]);
  });

  test("[D5] a mark alone on its line is an error, one in a string is none", () => {
    const go = (...code: readonly string[]) => drill("### A ^a", `${FENCE}go`, ...code, FENCE);
    expect(go("x()", "//! here").codes).toEqual(["error drill/mark-alone"]);
    expect(go('y("//! no")', "x() //! here").questions).toMatchObject([
      { kind: "spot", marks: [{ line: 2 }] },
    ]);
  });

  test("[D6] a flush-left output fence after a blank line is the outcome when nothing else is right", () => {
    const { questions } = drill("### A ^a", "- [ ] It panics", "", `${FENCE}output`, "1", FENCE);
    expect(questions[0]).toMatchObject({
      kind: "output",
      accepted: [{ text: "1" }],
      options: [{ code: [] }],
    });
    const option = drill("### A ^a", "- [x] Right", "- [ ] Wrong", "", `${FENCE}output`, "1", FENCE);
    expect(option.questions[0]).toMatchObject({ kind: "choice", options: [{}, { code: [{ text: "1" }] }] });
  });

  test("[D7] what an ordered list is numbered does not matter, and is reported", () => {
    const { questions, codes } = drill("### A ^a", "1. one", "3. two");
    expect(questions[0]).toMatchObject({ items: [{ text: "one" }, { text: "two" }] });
    expect(codes).toEqual(["warning drill/order-numbers"]);
  });

  test.each(["(?=a)b", "(?<!a)b", "(a)\\1"])("[D8] the pattern %s is refused", (source) => {
    expect(drill("### A ^a", `= /${source}/`)).toEqual({ questions: [], codes: ["error drill/bad-pattern"] });
  });

  test("[D8] an answer without its blank is an error, and read as meant", () => {
    const { questions, codes } = drill("### A ^a", "=one");
    expect(codes).toEqual(["error block/answer-blank"]);
    expect(questions[0]).toMatchObject({ accepted: [{ text: "one" }] });
  });

  test("[D9] || is Go's, a code span keeps its bar, and lines for one blank add up", () => {
    const lines = ["__1__ = a || b | `c | d`", "__1__ = e"];
    const { questions } = drill("### A ^a", `${FENCE}go`, "x = __1__", FENCE, "", ...lines);
    expect(questions[0]).toMatchObject({ blanks: [{ number: 1, accepted: ["a || b", "c | d", "e"] }] });
  });

  test("[D10] an answer callout in another kind explains, with a warning", () => {
    const { questions, codes } = drill("### A ^a", "- [x] a", "", "> [!answer] Because.");
    expect(questions[0]).toMatchObject({ kind: "choice", explanation: "Because." });
    expect(codes).toEqual(["warning drill/unused-answer"]);
  });

  test("[D11] a callout that looks like a misspelt one is text, with a warning", () => {
    const { questions, codes } = drill("### A ^a", "> [!hnit] H", "", "- [x] a");
    expect(questions[0]).toMatchObject({ hints: [], prompt: [{ text: "> [!hnit] H" }] });
    expect(codes).toEqual(["warning drill/near-callout"]);
  });

  test("[D12] numbers in comments stay in a drill's code", () => {
    const code = "go f() // ① starts (1)";
    const { questions } = drill("### A ^a", `${FENCE}go`, code, FENCE, "", "- [x] a");
    expect(questions[0]?.prompt).toMatchObject([{ text: code }]);
  });
});
