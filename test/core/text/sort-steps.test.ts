import fc from "fast-check";
import { expect, test } from "vitest";
import { sortSteps } from "../../../src/core/text/sort-steps";
import { finish } from "../../../src/core/text/steps";
import { propertyRuns } from "../../support/property-runs";

test("sorting in steps gives the order that sorting at once does, equal items in the order they came", () => {
  const item = fc.record({ rank: fc.nat(20), name: fc.nat() });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 3000, size: "max" }), (items) => {
      const byRank = (one: { rank: number }, other: { rank: number }): number => one.rank - other.rank;
      expect(finish(sortSteps(items, byRank))).toEqual([...items].sort(byRank));
    }),
    { numRuns: propertyRuns(30) },
  );
});

test("there is a place to pause after every few hundred items", () => {
  const items = Array.from({ length: 10_000 }, (_, index) => -index);
  const steps = sortSteps(items, (one, other) => one - other);
  let pauses = 0;
  while (steps.next().done !== true) pauses++;
  expect(pauses).toBeGreaterThan(20);
});
