import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import { shownNotes } from "../../../src/obsidian/problems/problem-list";

function diagnostic(code: string, offset: number): Diagnostic {
  const point = { line: 1, column: offset + 1, offset };
  return { severity: "warning", code, message: code, position: { start: point, end: point } };
}

const DEAD = "lesson/dead-link";
const CUT = "lesson/yaml-cut";

describe("what is shown of them", () => {
  const notes = [
    { path: "a.md", diagnostics: [diagnostic(DEAD, 1), diagnostic(CUT, 2), diagnostic(DEAD, 3)] },
    { path: "b.md", diagnostics: [diagnostic(CUT, 1)] },
    { path: "c.md", diagnostics: [diagnostic(DEAD, 1)] },
  ];
  const shown = (kinds: readonly ("links" | "front-matter")[], limit: number) =>
    shownNotes(notes, new Set(kinds), limit).map(({ path, diagnostics, count }) => [
      path,
      diagnostics.length,
      count,
    ]);

  test("are those of the chosen kinds, and each note's count is of these", () => {
    expect(shown(["links"], 10)).toEqual([
      ["a.md", 2, 2],
      ["c.md", 1, 1],
    ]);
    expect(shown([], 10)).toEqual([]);
  });

  test("are the first so many, and a note that is shown in part tells how many it has", () => {
    expect(shown(["links", "front-matter"], 2)).toEqual([["a.md", 2, 3]]);
    expect(shown(["links", "front-matter"], 4)).toEqual([
      ["a.md", 3, 3],
      ["b.md", 1, 1],
    ]);
  });
});
