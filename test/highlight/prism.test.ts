import Prism from "prismjs";
import "prismjs/components/prism-bash";
import "prismjs/components/prism-diff";
import "prismjs/components/prism-go";
import "prismjs/components/prism-json";
import "prismjs/components/prism-python";
import { expect, test } from "vitest";
import { createPrismTokenizer } from "../../src/highlight/prism";
import { readCorpus } from "./corpus";

const tokenize = createPrismTokenizer(Prism);

test("what the host gave in Prism's place is not asked for colours", () => {
  for (const other of [null, undefined, 1, {}, { languages: {} }, { tokenize: () => [] }])
    expect(createPrismTokenizer(other)).toBeNull();
});

test("Prism's pieces become our classes", () => {
  expect(tokenize?.('x := f("a") // b', "go")).toEqual([
    [
      { text: "x ", class: "normal" },
      { text: ":=", class: "operator" },
      { text: " ", class: "normal" },
      { text: "f", class: "function" },
      { text: "(", class: "punctuation" },
      { text: '"a"', class: "string" },
      { text: ")", class: "punctuation" },
      { text: " ", class: "normal" },
      { text: "// b", class: "comment" },
    ],
  ]);
});

test("a piece over several lines keeps its class on each", () => {
  expect(tokenize?.("/* a\n\nb */", "go")).toEqual([
    [{ text: "/* a", class: "comment" }],
    [],
    [{ text: "b */", class: "comment" }],
  ]);
});

test("a language the host's Prism lacks has no colours", () => {
  expect(createPrismTokenizer({ languages: {}, tokenize: () => [] })?.("x", "go")).toBeNull();
});

test("pieces that do not add up to the code are not shown", () => {
  expect(createPrismTokenizer({ languages: { go: {} }, tokenize: () => ["y"] })?.("x", "go")).toBeNull();
});

test.each(readCorpus())("the tokens of $name, joined, are the file", ({ language, lines }) => {
  const made = tokenize?.(lines.join("\n"), language);
  expect(made?.map((tokens) => tokens.map(({ text }) => text).join(""))).toEqual(lines);
});
