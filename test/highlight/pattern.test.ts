import { expect, test } from "vitest";
import { Pattern } from "../../src/highlight/pattern";

let lastId = 0;

/** A line of its own, unless it is said to be one seen before. */
const text = (content: string, id = ++lastId) => ({ content, id });

test("a pattern finds the first match at or after a place, with its groups", () => {
  const pattern = new Pattern("(a)|(b)", {});
  expect(pattern.search(text("xxbxa"), 0)).toEqual([[2, 3], undefined, [2, 3]]);
  expect(pattern.search(text("xxbxa"), 3)).toEqual([[4, 5], [4, 5], undefined]);
  expect(pattern.search(text("xxbxa"), 5)).toBeNull();
});

test("an earlier answer serves later places of the same line, and no other line", () => {
  const pattern = new Pattern("b", {});
  expect(pattern.search(text("aab", 1), 0)).toEqual([[2, 3]]);
  expect(pattern.search(text("aab", 1), 1)).toEqual([[2, 3]]);
  expect(pattern.search(text("ba", 2), 0)).toEqual([[0, 1]]);
  expect(pattern.search(text("ba", 2), 1)).toBeNull();
  expect(pattern.search(text("ba", 2), 0)).toEqual([[0, 1]]);
});

test("hidden groups do not count", () => {
  const pattern = new Pattern("key", { key: { source: "(?:(?=(a*))\\1)(b)", hidden: [1] } });
  expect(pattern.search(text("aab"), 0)).toEqual([
    [0, 3],
    [2, 3],
  ]);
});

test("a pattern of where the search begins has one form for that place and one for further on", () => {
  const pattern = new Pattern("key", { key: { source: "(?:)x", flags: "dguy", after: "(?!)x|y" } });
  expect(pattern.search(text("xyx"), 0)).toEqual([[0, 1]]);
  expect(pattern.search(text("xyx"), 1)).toBeNull();
  expect(pattern.search(text("xxy"), 1)).toEqual([[1, 2]]);
  expect(pattern.search(text("zxy"), 0)).toEqual([[2, 3]]);
});

test("letters beyond ASCII are letters, symbols are not", () => {
  const pattern = new Pattern("[\\w]+", {});
  for (const word of ["größe", "数量", "π2", "été", "имя"]) {
    expect(pattern.search(text(word), 0), word).toEqual([[0, word.length]]);
  }
  for (const symbol of ["→", "①", "…", "×", "“"]) expect(pattern.search(text(symbol), 0), symbol).toBeNull();
});

test("text put in by the tokenizer keeps its meaning, idle escapes included", () => {
  const pattern = new Pattern("^END\\-OF\\,\\ \\#\\\\1\\.$", {});
  expect(pattern.search(text("END-OF, #\\1."), 0)).toEqual([[0, 12]]);
  expect(pattern.search(text("END-OF, #\\1x"), 0)).toBeNull();
});

test("a pattern the host cannot express throws", () => {
  expect(() => new Pattern("(", {})).toThrow(SyntaxError);
});
