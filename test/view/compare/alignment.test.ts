import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align } from "../../../src/view/compare/alignment";
import type { Link } from "../../../src/view/compare/links";

const linked = (...lines: readonly (readonly number[])[][]): Link[] =>
  lines.map((own, index) => ({ key: String(index), note: null, lines: own }));

describe("aligning panes", () => {
  test("gives panes without links one row each", () => {
    expect(align([], 2)).toEqual({
      rows: 1,
      segments: [[{ from: 1, row: 1, span: 1 }], [{ from: 1, row: 1, span: 1 }]],
    });
  });

  test("starts linked lines in the same row", () => {
    const { rows, segments } = align(linked([[3], [4]], [[4], [5]]), 2);
    expect(rows).toBe(3);
    expect(segments).toEqual([
      [
        { from: 1, row: 1, span: 1 },
        { from: 3, row: 2, span: 1 },
        { from: 4, row: 3, span: 1 },
      ],
      [
        { from: 1, row: 1, span: 1 },
        { from: 4, row: 2, span: 1 },
        { from: 5, row: 3, span: 1 },
      ],
    ]);
  });

  test("leaves a first line that is linked without an empty segment above it", () => {
    const { segments } = align(linked([[1], [3]]), 2);
    expect(segments[0]).toEqual([{ from: 1, row: 2, span: 1 }]);
    expect(segments[1]).toEqual([
      { from: 1, row: 1, span: 1 },
      { from: 3, row: 2, span: 1 },
    ]);
  });

  test("keeps the longest chain where links cross", () => {
    const { segments } = align(linked([[1], [9]], [[2], [3]], [[3], [4]], [[4], [2]]), 2);
    expect(segments[0]?.map((segment) => segment.from)).toEqual([1, 2, 3]);
    expect(segments[1]?.map((segment) => segment.from)).toEqual([1, 3, 4]);
  });

  test("lets a pane without a part in a link run on through its row", () => {
    const { segments } = align(linked([[2], [], [2]], [[4], [4], []]), 3);
    expect(segments[1]).toEqual([
      { from: 1, row: 1, span: 2 },
      { from: 4, row: 3, span: 1 },
    ]);
    expect(segments[2]?.at(-1)).toEqual({ from: 2, row: 2, span: 2 });
  });

  test("makes nothing level of a link within one pane", () => {
    expect(align(linked([[2, 5], []]), 2).rows).toBe(1);
  });

  test("always covers every row of every pane, in order, once", () => {
    const lines = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines, lines), { maxLength: 12 }), (all) => {
        const { rows, segments } = align(linked(...all), 3);
        for (const own of segments) {
          expect(own[0]?.from).toBe(1);
          own.forEach((segment, index) => {
            const next = own[index + 1];
            expect(segment.span).toBeGreaterThan(0);
            expect(segment.row + segment.span).toBe(next?.row ?? rows + 1);
            if (next !== undefined) expect(next.from).toBeGreaterThan(segment.from);
          });
        }
      }),
    );
  });

  test("does not take long over a thousand links", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => [[index + 1], [index + 1]]);
    expect(align(linked(...many), 2).rows).toBeGreaterThan(100);
  });
});
