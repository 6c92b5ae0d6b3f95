import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { countWords, readingMinutes } from "../../../src/core/lesson/minutes";
import { compareLessons, compareNaturally, fileName } from "../../../src/core/lesson/order";

describe("[T5] the order of lessons", () => {
  it("is by number, those without one last", () => {
    const lessons = [
      { path: "a.md", lesson: null },
      { path: "b.md", lesson: 10 },
      { path: "c.md", lesson: 2 },
      { path: "d.md", lesson: 2.5 },
    ];
    expect(lessons.sort(compareLessons).map(({ path }) => path)).toEqual(["c.md", "d.md", "b.md", "a.md"]);
  });

  it("is by file name where numbers are equal, whatever the folder, and then by path", () => {
    const paths = ["z/1 a.md", "a/10 b.md", "b/2 c.md", "a/1 A.md", "b/1 a.md"];
    const sorted = paths.map((path) => ({ path, lesson: null })).sort(compareLessons);
    expect(sorted.map(({ path }) => path)).toEqual([
      "a/1 A.md",
      "b/1 a.md",
      "z/1 a.md",
      "b/2 c.md",
      "a/10 b.md",
    ]);
  });

  test.each([
    ["2 Maps", "10 Tests"],
    ["02 Maps", "3 Tests"],
    ["a", "b"],
    ["a", "B"],
    ["a2", "a10"],
    ["a", "a1"],
    ["", "a"],
    ["1", "a"],
    ["9", "99999999999999999999999"],
    ["99999999999999999999998", "99999999999999999999999"],
    ["x 1.2", "x 1.10"],
  ])("%j comes before %j", (a, b) => {
    expect(compareNaturally(a, b)).toBeLessThan(0);
    expect(compareNaturally(b, a)).toBeGreaterThan(0);
  });

  it("is an order: any three lessons agree", () => {
    const name = fc.string({
      unit: fc.constantFrom("0", "1", "10", "a", "A", "é", "e\u0301", " ", "/"),
      maxLength: 6,
    });
    const lesson = fc.record({ path: name, lesson: fc.option(fc.integer({ min: 0, max: 3 })) });
    fc.assert(
      fc.property(lesson, lesson, lesson, (a, b, c) => {
        expect(Math.sign(compareLessons(a, b))).toBe(-Math.sign(compareLessons(b, a)) + 0);
        if (compareLessons(a, b) <= 0 && compareLessons(b, c) <= 0)
          expect(compareLessons(a, c)).toBeLessThanOrEqual(0);
        if (compareLessons(a, b) === 0) expect(a).toEqual(b);
      }),
    );
  });

  test.each([
    ["a/b/06 Go.md", "06 Go"],
    ["06 Go.MD", "06 Go"],
    ["06 Go", "06 Go"],
    ["a.md/b.txt", "b.txt"],
  ])("the name of %s is %s", (path, name) => {
    expect(fileName(path)).toBe(name);
  });
});

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
