import { expect, test } from "vitest";
import { startNote } from "../../../pkg/preview/host/start-note";

const note = (path: string, lesson?: number) => ({
  path,
  basename: path.replace(/^.*\/|\.md$/g, ""),
  lesson,
});
const start = (...notes: ReturnType<typeof note>[]) => startNote(notes, ({ lesson }) => lesson)?.path;

test("a vault opens with its way in, else its first lesson, else its first note in natural order", () => {
  expect(start(note("a.md"), note("README.md"), note("lessons/1.md", 1))).toBe("README.md");
  expect(start(note("MISSION.md"), note("lessons/1.md", 1))).toBe("MISSION.md");
  expect(start(note("sub/README.md"), note("lessons/b.md", 2), note("lessons/c.md", 1))).toBe("lessons/c.md");
  expect(start(note("10 x.md"), note("2 y.md"))).toBe("2 y.md");
  expect(start()).toBeUndefined();
});
