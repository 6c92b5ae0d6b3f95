import { expect, test } from "vitest";
import { growthOf } from "../support/growth";
import { WRAPPERS } from "../support/growth-fuzz";

/** No more than 64 KB of it are read. */
const IN_FRONT_MATTER = ["front matter", "a property", "a term"];

/** Texts on which a reader, a printer or a search took time by the square of their length, or would easily. */
test.each([
  ["an option below its first line", "\n\n%"],
  ["a drill", "\n\n"],
  ["a drill", "- [x] "],
  ["a drill", "**- [ ] "],
  ["a drill's heading", " ^a"],
  ["an aside", "- [x] "],
  ["a comparison", "  - {1}\n"],
  ["front matter", "\t- a\n"],
  ["front matter", "go: 1 "],
  ["a property", "]"],
  ["a property", "{1}"],
  ["a property", "a     "],
  ["a term", '}"'],
  ["prose", "“"],
  ["prose", "«a‘"],
  ["prose", "$$a"],
  ["a note's heading", " "],
  ["a note's anchors", " ^id "],
  ["a drill's source", "^id(1)\n["],
  ["the generated part", "</# \r#!"],
])("%s of nothing but %j is read in time in proportion to its length", (wrapper, unit) => {
  const run = (length: number): void => WRAPPERS[wrapper]?.(unit.repeat(Math.ceil(length / unit.length)));
  // Eight times the text: linear reading takes eight times as long, more where memory fills; quadratic sixty-four times.
  const small = IN_FRONT_MATTER.includes(wrapper) ? 7500 : 15_000;
  expect(growthOf(run, small, 8 * small)).toBeLessThan(40);
});
