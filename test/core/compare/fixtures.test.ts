import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareCodes } from "../../../src/core/compare/codes";
import { lintComparison } from "../../../src/core/compare/lint";
import { parseComparison } from "../../../src/core/compare/parse";
import { printComparison } from "../../../src/core/compare/print";
import { compactPositions, positionsIn, withoutPositions } from "../../support/compact-positions";

const folder = new URL("../../fixtures/compare/", import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -3));

function read(name: string) {
  const source = readFileSync(new URL(`${name}.md`, folder), "utf8");
  const { model, diagnostics } = parseComparison(source);
  return { source, model, diagnostics: [...diagnostics, ...lintComparison(model)] };
}

describe("fixtures of comparisons, named by clause", () => {
  it.each(fixtures)("%s gives the model and the diagnostics beside it", async (name) => {
    const { model, diagnostics } = read(name);
    const written = JSON.stringify(compactPositions({ model, diagnostics }), null, 2);
    await expect(`${written}\n`).toMatchFileSnapshot(`../../fixtures/compare/${name}.json`);
  });

  it.each(fixtures)("[B5] %s is the same model when printed and read again", (name) => {
    const { model } = read(name);
    const text = printComparison(model);
    const again = parseComparison(text).model;
    expect(withoutPositions(again)).toEqual(withoutPositions(model));
    expect(printComparison(again)).toBe(text);
  });

  it.each(fixtures)("[B4] %s has all its positions in the text", (name) => {
    const { source, model, diagnostics } = read(name);
    for (const { start, end } of positionsIn({ model, diagnostics })) {
      expect(start.offset).toBeGreaterThanOrEqual(0);
      expect(end.offset).toBeGreaterThanOrEqual(start.offset);
      expect(end.offset).toBeLessThanOrEqual(source.length);
    }
  });

  it("[B4] [C6] every code is given by some fixture", () => {
    const given = new Set(fixtures.flatMap((name) => read(name).diagnostics.map(({ code }) => code)));
    expect(Object.keys(compareCodes).filter((code) => !given.has(code))).toEqual([]);
  });
});
