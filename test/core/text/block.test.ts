import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlock, type Dialect } from "../../../src/core/block/read-block";
import type { Element, Fence } from "../../../src/core/block/element";
import { drillSource } from "../../support/arbitraries/drill-source";
import { compactPositions, positionsIn } from "../../support/compact-positions";
import { propertyRuns } from "../../support/property-runs";

const folder = join(import.meta.dirname, "../../fixtures/text");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -".md".length));

const drills: Dialect = { keys: ["type", "go", "key"], answers: true };
const comparisons: Dialect = { keys: ["go", "source"], answers: false };

function fencesOf(elements: readonly Element[]): readonly Fence[] {
  return elements.flatMap((element) => {
    if (element.kind === "item") return element.fences;
    return element.kind === "fence" ? [element] : [];
  });
}

describe("readBlock", () => {
  test.each(names)("reads %s as recorded", async (name) => {
    const { elements, diagnostics } = readBlock(readFileSync(join(folder, `${name}.md`), "utf8"), drills);
    const readable = JSON.stringify(compactPositions({ elements, diagnostics }), null, 2) + "\n";
    await expect(readable).toMatchFileSnapshot(join(folder, `${name}.json`));
  });

  test("takes answers and odd boxes for text where a language has none", () => {
    const { elements, diagnostics } = readBlock("= text\n__1__ = a\n\n- [] item\n", comparisons);
    expect(diagnostics).toEqual([]);
    expect(elements.map(({ kind }) => kind)).toEqual(["text", "item"]);
  });

  test(
    "says where each line of a code begins, so that places in it can be shown",
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(drillSource, (source) => {
          for (const { text, lineStarts } of fencesOf(readBlock(source, drills).elements)) {
            const lines = lineStarts.length === 0 ? [] : text.split("\n");
            expect(lines).toHaveLength(lineStarts.length);
            lines.forEach((line, index) => {
              const start = lineStarts[index] ?? -1;
              expect(source.slice(start, start + line.length)).toBe(line);
            });
          }
        }),
        { numRuns: propertyRuns(300) },
      );
    },
  );

  test("gives elements in written order, and what an item holds inside it [B4]", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(drillSource, (source) => {
        const { elements } = readBlock(source, drills);
        let end = 0;
        for (const { position, ...rest } of elements) {
          expect(position.start.offset).toBeGreaterThanOrEqual(end);
          expect(position.end.offset).toBeGreaterThanOrEqual(position.start.offset);
          end = position.end.offset;
          if (rest.kind !== "item") continue;
          for (const inner of positionsIn(rest.fences)) {
            expect(inner.start.offset).toBeGreaterThanOrEqual(position.start.offset);
            expect(inner.end.offset).toBeLessThanOrEqual(position.end.offset);
          }
        }
        expect(end).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
