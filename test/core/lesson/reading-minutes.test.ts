import { describe, expect, test } from "vitest";
import { countWords, readingMinutes } from "../../../src/core/lesson/parse-lesson";

describe("[T5] reading time", () => {
  test.each([
    ["", 0],
    ["one two", 2],
    ["ch <- 1 // send", 3],
    ["| a | b |\n|---|---|", 2],
    ["- [x] done\n\n> quoted", 3],
    ["`x := 1`", 2],
    ["\u00e4hnlich \u05d0 \u4e2d", 3],
    ["\ud800 \0", 0],
  ])("%j has %i words", (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  test.each([
    [0, 0],
    [1, 1],
    [213, 1],
    [214, 2],
    [2130, 10],
  ])("%i words take %i minutes", (words, minutes) => {
    expect(readingMinutes("word ".repeat(words))).toBe(minutes);
  });
});
