import { describe, expect, test } from "vitest";
import { outcomeWords } from "../../../src/view/practice/practice";
import { verbOf } from "../../../src/view/today/lesson-list";
import { lessonNames, nameDay, standingWords } from "../../../src/view/text/words";

const NONE = { right: 0, unsure: 0, missed: 0, skipped: 0, suspended: 0 };

describe("the words of the pages for learning", () => {
  test.each([
    [NONE, "No question was answered."],
    [{ ...NONE, skipped: 2 }, "No question was answered: 2 skipped."],
    [{ ...NONE, right: 1 }, "1 question answered: 1 right."],
    [
      { right: 3, unsure: 1, missed: 2, skipped: 1, suspended: 1 },
      "6 questions answered: 3 right, 1 right, though unsure, 2 missed at first, 1 skipped, 1 not asked again.",
    ],
  ])("a sitting of %j ends with %j", (counts, words) => {
    expect(outcomeWords(counts)).toBe(words);
  });

  test.each([
    [-1, "yesterday"],
    [0, "today"],
    [1, "tomorrow"],
    [4, "on Thursday"],
    [7, "on 6 December"],
    [-9, "on 20 November"],
    [400, "on 3 January 2028"],
  ])("a day %i from Sunday, 29 November 2026 is %s", (distance, name) => {
    const today = Date.UTC(2026, 10, 29) / 86_400_000;
    expect(nameDay(today + distance, today)).toBe(name);
  });

  test("lessons are named by number, and only counted where they are many", () => {
    const lessons = [2, 6, null, 7].map((lesson) => ({ lesson, title: "Notes" }));
    expect(lessonNames(lessons.slice(0, 1))).toBe("lesson 2");
    expect(lessonNames(lessons.slice(0, 3))).toBe("lesson 2, lesson 6 and Notes");
    expect(lessonNames(lessons)).toBe("4 lessons");
  });

  test.each<[string, Parameters<typeof verbOf>[0]]>([
    ["Read", { standings: [], answered: 0, open: [], due: 0 }],
    ["Start", { standings: ["new", "new"], answered: 0, open: [0, 1], due: 0 }],
    ["Continue", { standings: ["right", "new"], answered: 1, open: [1], due: 0 }],
    ["Done", { standings: ["right", "missed"], answered: 2, open: [], due: 0 }],
    ["Done", { standings: ["right", "new"], answered: 1, open: [], due: 0 }],
    ["2 due", { standings: ["right", "new"], answered: 1, open: [1], due: 2 }],
  ])("what is to be done is %s with a lesson of %j", (verb, progress) => {
    expect(verbOf(progress)).toBe(verb);
  });

  test("standings are counted; a question that is not asked again is none to be answered", () => {
    expect(standingWords({ standings: ["right", "right", "missed", "new"], open: [3] })).toBe(
      "3 of 4 questions answered: 2 right, 1 missed",
    );
    expect(standingWords({ standings: ["new"], open: [0] })).toBe("None of 1 question answered");
    expect(standingWords({ standings: ["new", "right"], open: [] })).toBe(
      "1 of 1 question answered: 1 right",
    );
    expect(standingWords({ standings: ["new"], open: [] })).toBe("No question is asked");
  });
});
