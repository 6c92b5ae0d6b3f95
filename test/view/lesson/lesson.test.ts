import { describe, expect, test } from "vitest";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { outlineOf } from "../../../src/core/schedule/outline";
import type { Standing } from "../../../src/core/schedule/standing";
import type { LessonProgress } from "../../../src/core/schedule/today";
import { factsOf, goOnWords, type ShownLesson } from "../../../src/view/lesson/head";
import { parseYaml } from "../../support/parse-yaml";

const DRILL = "```go-drill\n### Grows?\n- [x] Yes\n- [ ] No\n```\n";

const lessonOf = (text: string): ShownLesson => ({
  ...outlineOf(parseLesson("Lesson.md", text, { parseYaml })),
  tags: [],
});

const TWO_PARTS = lessonOf(`---\nlesson: 7\ngo: "1.25"\n---\n## A\n${DRILL}\n## B\n${DRILL}`);

function progress(
  lesson: ShownLesson,
  standings: readonly Standing[],
  next: number | null,
): LessonProgress<ShownLesson> {
  const open = standings.flatMap((standing, index) => (standing === "new" ? [index] : []));
  return { lesson, standings, answered: standings.length - open.length, open, due: 0, next };
}

describe("a lesson's head", () => {
  test.each([
    [["new", "new"], 0, "Start"],
    [["right", "new"], 1, "Continue: part 2"],
    [["right", "missed"], null, "Done"],
  ] as const)("with questions that stand %j offers %j", (standings, next, words) => {
    expect(goOnWords(progress(TWO_PARTS, standings, next))).toBe(words);
  });

  test("names no part where there is one", () => {
    const lesson = lessonOf(`# A\n${DRILL}\n${DRILL}`);
    expect(goOnWords(progress(lesson, ["right", "new"], 1))).toBe("Continue");
  });

  test("says what the note is about, and leaves out what it does not say", () => {
    expect(factsOf(TWO_PARTS)).toEqual(["Lesson 7", "2 questions", "about 1 min, in 2 parts", "Go 1.25"]);
    expect(factsOf(lessonOf("---\ncourse: Go\n---\nText."))).toEqual(["about 1 min"]);
  });
});
