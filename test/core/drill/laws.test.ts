import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintDrill } from "../../../src/core/drill/lint";
import { parseDrill } from "../../../src/core/drill/parse";
import { printDrill } from "../../../src/core/drill/print";
import { linesOf, pointAt } from "../../../src/core/text/lines";
import type { Point } from "../../../src/core/text/position";
import { drill } from "../../support/arbitraries/drill";
import { drillSource } from "../../support/arbitraries/drill-source";
import { positionsIn, withoutPositions } from "../../support/compact-positions";
import { propertyRuns } from "../../support/property-runs";

const anyText = fc.oneof(
  { weight: 8, arbitrary: drillSource },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 100 }) },
);

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

describe("code in drills", () => {
  const codeLine = fc.stringMatching(/^[\t \x21-\x5f\x61-\x7d\u00e0-\u00ff]{0,12}$/);

  test(
    "keeps every byte, in the prompt and under an option, whatever the line endings [B2]",
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(fc.array(codeLine, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), (code, ending) => {
          fc.pre(code.length > 0);
          const source = [
            "````go",
            ...code,
            "````",
            "- [x] a",
            "  ````text",
            ...code.map((line) => `  ${line}`),
            "  ````",
            "- [ ] b",
            "````text",
            ...code,
            "````",
          ].join(ending);
          const [question] = parseDrill(source).model.questions;
          const expected = code.join("\n");
          expect(question?.prompt).toMatchObject([{ text: expected }]);
          expect(question).toMatchObject({
            options: [{ code: [{ text: expected }] }, { code: [{ text: expected }] }],
          });
        }),
        { numRuns: propertyRuns(200) },
      );
    },
  );
});

describe("line endings", () => {
  test("and a byte order mark change nothing that is read [B2]", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(drill, (model) => {
        const printed = printDrill(model);
        const unix = parseDrill(printed);
        const dos = parseDrill("\uFEFF" + printed.replaceAll("\n", "\r\n"));
        expect(withoutPositions(dos.model)).toEqual(withoutPositions(unix.model));
        expect(dos.diagnostics.map(({ code }) => code)).toEqual(unix.diagnostics.map(({ code }) => code));
      }),
      { numRuns: propertyRuns(100) },
    );
  });
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
