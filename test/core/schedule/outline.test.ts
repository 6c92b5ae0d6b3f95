import { describe, expect, test } from "vitest";
import { isNamedLesson, outlineOf, resumePlace } from "../../../src/core/schedule/outline";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import type { Standing } from "../../../src/core/schedule/standing";
import { parseYaml } from "../../support/parse-yaml";

const drill = (...titles: readonly string[]): string =>
  `\`\`\`go-drill\n${titles.map((title) => `### ${title}\n- [x] Yes\n- [ ] No\n`).join("\n")}\`\`\`\n`;

const outline = (text: string) => outlineOf(parseLesson("Lesson.md", text, { parseYaml }));

const parts = (text: string) =>
  outline(text).parts.map(({ title, number, line, from, to }) => [title, number, line, from, to]);

describe("the parts of a lesson", () => {
  test("are its main headings, each with the questions below it; those that ask are numbered", () => {
    const text = `# Slices\n\n## Length\n${drill("One?", "Two?")}\n## Why\nText.\n\n### Aside\n\n## Room\n${drill("Three?")}`;
    expect(parts(text)).toEqual([
      ["Length", 1, 3, 0, 2],
      ["Why", null, 14, 2, 2],
      ["Room", 2, 19, 2, 3],
    ]);
  });

  test("have the numbers their headings begin with", () => {
    expect(parts(`## 3 · Leaks\n${drill("One?")}\n## 4 · Ends\n${drill("Two?")}`)).toEqual([
      ["3 · Leaks", 3, 1, 0, 1],
      ["4 · Ends", 4, 8, 1, 2],
    ]);
  });

  test("begin above the first heading where a block stands there", () => {
    expect(parts(`${drill("One?")}\n## Then\n${drill("Two?")}`)).toEqual([
      ["", 1, 1, 0, 1],
      ["Then", 2, 7, 1, 2],
    ]);
  });

  test("are one where the note has no heading, and one where it has one", () => {
    expect(parts(drill("One?"))).toEqual([["", 1, 1, 0, 1]]);
    expect(parts(`# Slices\n${drill("One?")}`)).toEqual([["Slices", 1, 1, 0, 1]]);
  });
});

describe("the place to go on at", () => {
  const lesson = outline(`Begin.\n\n## A\n${drill("One?", "Two?")}\n## B\n${drill("Three?")}`);
  const place = (standings: readonly Standing[], next: number | null) =>
    resumePlace({ lesson, standings, next });

  test("is the heading of a part of which nothing was answered", () => {
    expect(place(["new", "new", "new"], 0)).toMatchObject({ part: { title: "A" }, line: 3 });
    expect(place(["right", "missed", "new"], 2)).toMatchObject({ part: { number: 2 }, line: 14 });
  });

  test("is the drill of the question where its part was begun", () => {
    expect(place(["right", "new", "new"], 1)).toMatchObject({ part: { title: "A" }, line: 4 });
  });

  test("is nowhere when nothing is open or due", () => {
    expect(place(["right", "right", "right"], null)).toBeNull();
  });
});

test.each([
  ["lesson: 3", true],
  ["course: Go", true],
  ["subtitle: Windows", true],
  ["tags: [go]", false],
])("a note with the property %s says that it is a lesson: %s", (property, named) => {
  expect(isNamedLesson(outline(`---\n${property}\n---\n${drill("One?")}`))).toBe(named);
});
