import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { buildEntries } from "../../../src/core/glossary/entries";
import { fileName } from "../../../src/core/vault/note-path";
import { compareLessons, compareNaturally, sortLessons } from "../../../src/core/vault/lesson-order";
import { aLesson, aTerm } from "../../support/lesson-terms";

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

  it("is the same in lists and in the glossary, whatever the case of the file names", () => {
    const paths = ["Banana.md", "apple.md", "cherry 10.md", "Cherry 2.md"];
    const lessons = paths.map((path) => aLesson(path, aTerm("fruit", path)));
    const inOrder = ["apple.md", "Banana.md", "Cherry 2.md", "cherry 10.md"];
    expect(sortLessons(lessons).map(({ path }) => path)).toEqual(inOrder);
    expect([...lessons].sort(compareLessons).map(({ path }) => path)).toEqual(inOrder);
    expect(buildEntries(lessons)[0]?.lessons.map(({ path }) => path)).toEqual(inOrder);
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
