import fc from "fast-check";
import { expect, test } from "vitest";
import { collapsedLines, partsOf } from "../../../src/view/code/parts";

const NONE = new Set<number>();

test("a listing without segments is one part, in one row", () => {
  expect(partsOf(3, [], NONE)).toEqual([
    { from: 1, row: 1, span: 1, runs: [{ from: 1, to: 3, collapsed: false }] },
  ]);
});

test("a listing is split where its segments begin, and a first line without one gets its own", () => {
  const parts = partsOf(5, [{ from: 3, row: 2, span: 4 }], NONE);
  expect(parts.map(({ from, row, span }) => [from, row, span])).toEqual([
    [1, 1, 1],
    [3, 2, 4],
  ]);
});

test.each([
  [[{ from: 9, row: 1, span: 1 }]],
  [[{ from: 0, row: 1, span: 1 }]],
  [
    [
      { from: 1, row: 1, span: 1 },
      { from: 1, row: 2, span: 1 },
    ],
  ],
])("segments that begin nowhere, or where one begins already, are skipped: %j", (segments) => {
  expect(partsOf(3, segments, NONE)).toHaveLength(1);
});

test("folded lines are runs of their own, and no fold crosses into another segment [C4]", () => {
  const parts = partsOf(
    6,
    [
      { from: 1, row: 1, span: 1 },
      { from: 4, row: 2, span: 1 },
    ],
    new Set([3, 4, 5]),
  );
  expect(parts.map((part) => part.runs)).toEqual([
    [
      { from: 1, to: 2, collapsed: false },
      { from: 3, to: 3, collapsed: true },
    ],
    [
      { from: 4, to: 5, collapsed: true },
      { from: 6, to: 6, collapsed: false },
    ],
  ]);
});

test("every line is in exactly one run, in order", () => {
  const segment = fc.record({ from: fc.integer({ min: -2, max: 40 }), row: fc.nat(9), span: fc.nat(9) });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(segment),
      fc.array(fc.integer({ min: -2, max: 40 })),
      (count, segments, folded) => {
        const seen = partsOf(count, segments, new Set(folded))
          .flatMap((part) => part.runs)
          .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
        expect(seen).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      },
    ),
  );
});

test("only lines marked to collapse are folded", () => {
  expect(
    collapsedLines(
      new Map([
        [2, { kinds: ["collapse"] as const }],
        [3, { kinds: ["mark"] as const }],
      ]),
    ),
  ).toEqual(new Set([2]));
  expect(collapsedLines(undefined).size).toBe(0);
});
