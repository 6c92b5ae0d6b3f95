import { expect, test } from "vitest";
import { atMost, milliseconds, printSubject } from "./report";
import { median } from "./sample";

test("a table has each figure beside its yardstick, and says which goals are missed", () => {
  const table = printSubject({
    title: "Subject",
    rows: [
      {
        what: "quick",
        ours: milliseconds(3),
        yardstick: milliseconds(12, "other"),
        goal: atMost(5, 3, "≤ 5 ms"),
      },
      {
        what: "slow",
        ours: milliseconds(1234.5),
        yardstick: milliseconds(2),
        goal: atMost(5, 1234.5, "≤ 5 ms"),
      },
      {
        what: "only told",
        ours: { value: 0.123, unit: "µs" },
        yardstick: { value: 1, unit: "µs" },
        goal: null,
      },
    ],
  });
  expect(table).toMatchInlineSnapshot(`
    "Subject
                     ours    yardstick   ratio  goal
      quick          3 ms  12 ms other  0.25 ×  ≤ 5 ms  met
      slow       1,235 ms         2 ms   617 ×  ≤ 5 ms  MISSED
      only told   0.12 µs         1 µs  0.12 ×
    "
  `);
});

test("a goal is met at its limit and missed above it", () => {
  expect(atMost(5, 5, "").met).toBe(true);
  expect(atMost(5, 5.01, "").met).toBe(false);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])("the median of %j is %d", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test("there is no median of nothing", () => {
  expect(() => median([])).toThrow(RangeError);
});
