import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import { ProblemLedger } from "../../../src/obsidian/problems/problem-ledger";
import { shownNotes } from "../../../src/obsidian/problems/shown-notes";

function problem(code: string, offset: number, message = code): Diagnostic {
  const point = { line: 1, column: offset + 1, offset };
  return { severity: "warning", code, message, position: { start: point, end: point } };
}

const DEAD = "lesson/dead-link";
const CUT = "lesson/yaml-cut";

function ledgerOf(notes: Readonly<Record<string, readonly Diagnostic[]>>): ProblemLedger {
  const ledger = new ProblemLedger();
  for (const [path, found] of Object.entries(notes)) ledger.set(path, "own", found);
  return ledger;
}

describe("the problems of all notes", () => {
  test("stand by path and by place, whoever found them, and are counted by kind", () => {
    const ledger = ledgerOf({ "b.md": [problem(CUT, 5)], "a.md": [problem(CUT, 1)] });
    ledger.set("b.md", "together", [problem(DEAD, 2), problem(DEAD, 9)]);
    const places = ledger
      .list()
      .map(({ path, problems }) => [path, ...problems.map(({ position }) => position.start.offset)]);
    expect(places).toEqual([
      ["a.md", 1],
      ["b.md", 2, 5, 9],
    ]);
    expect([ledger.count("front-matter"), ledger.count("links"), ledger.count("terms")]).toEqual([2, 2, 0]);
    ledger.forget("b.md");
    expect(ledger.list().map(({ path }) => path)).toEqual(["a.md"]);
    expect([ledger.count("front-matter"), ledger.count("links")]).toEqual([1, 0]);
  });

  test("are the same objects when the same is found again", () => {
    const ledger = ledgerOf({ "a.md": [problem(CUT, 1)] });
    const [before] = ledger.list();
    ledger.set("a.md", "own", [problem(CUT, 1)]);
    ledger.set("a.md", "together", []);
    expect(ledger.list()[0]).toBe(before);
    ledger.set("a.md", "own", [problem(CUT, 1, "other words")]);
    expect(ledger.list()[0]).not.toBe(before);
  });
});

describe("what is shown of them", () => {
  const notes = ledgerOf({
    "a.md": [problem(DEAD, 1), problem(CUT, 2), problem(DEAD, 3)],
    "b.md": [problem(CUT, 1)],
    "c.md": [problem(DEAD, 1)],
  }).list();
  const shown = (kinds: readonly ("links" | "front-matter")[], limit: number) =>
    shownNotes(notes, new Set(kinds), limit).map(({ path, problems, count }) => [
      path,
      problems.length,
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
