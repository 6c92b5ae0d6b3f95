import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { blockCodes } from "../../../src/core/block/codes";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import type { Position } from "../../../src/core/text/position";
import { drillCodes } from "../../../src/core/drill/codes";
import { lintDrill } from "../../../src/core/drill/lint";
import { parseDrill } from "../../../src/core/drill/parse";
import { printDrill } from "../../../src/core/drill/print";
import { compactPositions } from "../../support/compact-positions";

const folder = join(import.meta.dirname, "../../fixtures/drill");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -".md".length));

function sourceOf(name: string): string {
  return readFileSync(join(folder, `${name}.md`), "utf8");
}

function diagnosticsOf(source: string): readonly Diagnostic[] {
  const { model, diagnostics } = parseDrill(source);
  return [...diagnostics, ...lintDrill(model, source)];
}

/** `3:1-3:10`, and the diagnostics as the command line shows them, so that a person can check them by eye. */
function readable(source: string): string {
  const { model, diagnostics } = parseDrill(source);
  const show = ({ severity, code, message, position }: Diagnostic): string =>
    `${shortPosition(position)} ${severity} ${code}: ${message}`;
  const content = {
    drill: model,
    diagnostics: diagnostics.map(show),
    lint: lintDrill(model, source).map(show),
  };
  return JSON.stringify(compactPositions(content), null, 2) + "\n";
}

function shortPosition({ start, end }: Position): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

describe("drill blocks", () => {
  test.each(names)("%s is read as recorded", async (name) => {
    await expect(readable(sourceOf(name))).toMatchFileSnapshot(join(folder, `${name}.json`));
  });

  const sound = names.filter((name) => parseDrill(sourceOf(name)).diagnostics.length === 0);

  test.each(sound)("%s printed and read again still has nothing wrong with it [B5]", (name) => {
    expect(parseDrill(printDrill(parseDrill(sourceOf(name)).model)).diagnostics).toEqual([]);
  });
});

describe("diagnostic codes", () => {
  const found = new Set(names.flatMap((name) => diagnosticsOf(sourceOf(name)).map(({ code }) => code)));

  test.each([...Object.keys(blockCodes), ...Object.keys(drillCodes)])("%s has a fixture", (code) => {
    expect([...found]).toContain(code);
  });

  test("all are listed", () => {
    const listed = new Set<string>([...Object.keys(blockCodes), ...Object.keys(drillCodes)]);
    expect([...found].filter((code) => !listed.has(code))).toEqual([]);
  });
});
