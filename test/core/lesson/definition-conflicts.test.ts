import { describe, expect, it } from "vitest";
import { findConflicts } from "../../../src/core/lesson/definition-conflicts";
import { aLesson, aTerm } from "../../support/lesson-terms";

const found = (...lessons: Parameters<typeof findConflicts>[0]) =>
  findConflicts(lessons).map(({ term, definitions }) => [
    term,
    ...definitions.map(
      ({ text, lessons: given }) => `${text} (${given.map(({ lesson }) => lesson.path).join(", ")})`,
    ),
  ]);

describe("[G5] definitions of one term", () => {
  it("stand beside each other in the order of their lessons, those that say the same as one", () => {
    expect(
      found(
        aLesson("10 C.md", aTerm("comma-ok", "two  values")),
        aLesson("2 B.md", aTerm("Comma-OK", "one"), aTerm("slice", "alone")),
        aLesson("3 A.md", aTerm("comma-ok", "two values")),
      ),
    ).toEqual([["Comma-OK", "one (2 B.md)", "two values (3 A.md, 10 C.md)"]]);
  });

  it("are none where a lesson says nothing of the term", () => {
    expect(found(aLesson("a.md", aTerm("x", "")), aLesson("b.md", aTerm("x", "y")))).toEqual([]);
  });

  it("are several where one note gives the term twice, even in the same words", () => {
    expect(found(aLesson("a.md", aTerm("x", "y"), aTerm("X", "y")))).toEqual([["x", "y (a.md)", "y (a.md)"]]);
  });
});
