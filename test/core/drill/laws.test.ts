import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintDrill } from "../../../src/core/drill/lint";
import { parseDrill } from "../../../src/core/drill/parse";
import { printDrill } from "../../../src/core/drill/print";
import { linesOf, pointAt } from "../../../src/core/text/lines";
import type { Point, Position } from "../../../src/core/text/position";
import { drill } from "../../support/arbitraries/drill";
import { drillSource } from "../../support/arbitraries/drill-source";
import { propertyRuns } from "../../support/property-runs";
import { withoutPositions } from "../../support/without-positions";

const anyText = fc.oneof(
  { weight: 8, arbitrary: drillSource },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 100 }) },
);

/** Every position in a value, wherever it is. */
function positionsIn(value: unknown): readonly Position[] {
  if (Array.isArray(value)) return value.flatMap(positionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === "position" ? [member as Position] : positionsIn(member),
  );
}

describe("parseDrill", () => {
  test("reads any text without failing, and all positions lie in it [B4]", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { model, diagnostics } = parseDrill(source);
        const lines = linesOf(source);
        const isAPoint = (point: Point): void => expect(point).toEqual(pointAt(lines, point.offset));
        for (const { start, end } of positionsIn([model, diagnostics, lintDrill(model, source)])) {
          isAPoint(start);
          isAPoint(end);
          expect(start.offset).toBeLessThanOrEqual(end.offset);
          expect(end.offset).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test(
    "gives what is printed of any text back, and printing that changes nothing [B5]",
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(anyText, (source) => {
          const { model, diagnostics } = parseDrill(source);
          // A stem without a question cannot be told from a question.
          fc.pre(model.questions.length > 0);
          fc.pre(!diagnostics.some(({ code }) => code === "block/late-key"));
          const printed = printDrill(model);
          const again = parseDrill(printed).model;
          expect(withoutPositions(again)).toEqual(withoutPositions(model));
          expect(printDrill(again)).toBe(printed);
        }),
        { numRuns: propertyRuns(500) },
      );
    },
  );
});

describe("printDrill", () => {
  test("writes what parseDrill reads back, for every drill [B5]", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(drill, (model) => {
        const printed = printDrill(model);
        const again = parseDrill(printed).model;
        expect(withoutPositions(again)).toEqual(withoutPositions(model));
        expect(printDrill(again)).toBe(printed);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
