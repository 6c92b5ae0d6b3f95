import { expect, it, test } from "vitest";
import { definitionIn, sentenceAround } from "../../../src/core/lesson/sentence";

/** The sentence round the word `X`. */
function around(text: string): string {
  const at = text.indexOf("X");
  return sentenceAround(text, at, at + 1);
}

test.each([
  ["Before. The X is here. After.", "The X is here."],
  ["One (e.g. X) two.", "One (e.g. X) two."],
  ["See go.mod for X. Next", "See go.mod for X."],
  ["Over\ntwo X\nlines.\n\nOther.", "Over two X lines."],
  ["- [ ] a X one\n- other", "a X one"],
  ["text\n1. X first\n2. other", "X first"],
  ["> [!why] The X\n> goes on.", "The X goes on."],
  ["### X", "X"],
  ["X", "X"],
  ["a\r\nb X\r\n\r\nc", "a b X"],
])("the sentence round X in %j is %j", (text, sentence) => {
  expect(around(text)).toBe(sentence);
});

test.each([
  ["A goroutine is a function call.", "a function call"],
  ["goroutine — a call", "a call"],
  ["Start a goroutine here.", "Start a goroutine here."],
])("%j says %j of a goroutine", (sentence, definition) => {
  expect(definitionIn(sentence, "goroutine")).toBe(definition);
});

it("signs that mean something in patterns mean themselves", () => {
  expect(definitionIn("C++ is old.", "C++")).toBe("old");
});
