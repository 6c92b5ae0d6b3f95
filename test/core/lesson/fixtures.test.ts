import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkVault } from "../../../src/core/lesson/check-vault";
import { lessonCodes } from "../../../src/core/lesson/codes";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { compactPositions, positionsIn } from "../../support/compact-positions";
import { parseYaml } from "../../support/parse-yaml";
import { knownNames, withoutUses } from "../../support/vault-knowledge";

const folder = new URL("../../fixtures/lesson/", import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -3));

function read(name: string) {
  const text = readFileSync(new URL(`${name}.md`, folder), "utf8");
  return { text, lesson: parseLesson(`lessons/${name}.md`, text, { parseYaml }) };
}

const TERM_CODES = [
  "lesson/avoided-word",
  "lesson/broken-anchor",
  "lesson/term-before-lesson",
  "lesson/term-twice",
  "lesson/two-definitions",
  "lesson/undefined-term",
];

describe("fixtures of notes, named by clause", () => {
  it.each(fixtures)("%s gives the lesson and the diagnostics beside it", async (name) => {
    const written = JSON.stringify(compactPositions(read(name).lesson), null, 2);
    await expect(`${written}\n`).toMatchFileSnapshot(`../../fixtures/lesson/${name}.json`);
  });

  it.each(fixtures)(
    "[B4] %s has all its positions in the text, each line and column at its offset",
    (name) => {
      const { text, lesson } = read(name);
      const lines = text.split("\n");
      for (const { start, end } of positionsIn(lesson)) {
        expect(end.offset).toBeGreaterThanOrEqual(start.offset);
        expect(end.offset).toBeLessThanOrEqual(text.length);
        for (const { line, column, offset } of [start, end]) {
          const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
          expect(offset).toBe(before + column - 1);
        }
      }
    },
  );

  it("every code is given by some fixture, or by the check of a vault", () => {
    const tooLarge = `---\nterms:\n${"  - x — y\n".repeat(8000)}---\n`;
    const lessons = [
      ...[...fixtures, "blocks"].map((name) => read(name).lesson),
      parseLesson("large.md", tooLarge, { parseYaml }),
    ];
    const vault = checkVault(lessons.map(withoutUses), knownNames({ files: [], names: [] }));
    const given = new Set([
      ...lessons.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)),
      ...vault.map(({ diagnostic }) => diagnostic.code),
      // Those of terms and prose are tried one by one in check-terms.test.ts.
      ...TERM_CODES,
    ]);
    const missing = Object.keys(lessonCodes).filter((code) => !given.has(code));
    expect(missing).toEqual([]);
  });
});
