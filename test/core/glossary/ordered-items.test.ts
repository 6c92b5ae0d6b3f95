import fc from "fast-check";
import { expect, test } from "vitest";
import { sortByKey } from "../../../src/core/glossary/key";
import { OrderedItems } from "../../../src/core/glossary/ordered-items";
import { propertyRuns } from "../../support/property-runs";

const item = fc.record({ key: fc.oneof(fc.nat(999).map(String), fc.string()), length: fc.nat(9) });
const items = fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 600, size: "max" });
const changes = fc.array(
  fc.tuple(fc.nat(700), fc.option(item)).map(([at, change]) => ({ at, change })),
  { maxLength: 40 },
);

test("items in blocks are what a sorted list is, and stay so for whoever had them before", () => {
  fc.assert(
    fc.property(items, changes, (first, steps) => {
      const model = new Map(first.map((each) => [each.key, each]));
      let list = OrderedItems.of(sortByKey(first));
      for (const { at, change } of steps) {
        const key = change?.key ?? [...model.keys()][at] ?? "none";
        const before = [...list];
        const next = list.with(new Map([[key, change]]));
        expect([...list]).toEqual(before);
        list = next;
        if (change === null) model.delete(key);
        else model.set(key, change);
        const sorted = sortByKey([...model.values()]);
        expect([...list]).toEqual(sorted);
        expect(list.size).toBe(sorted.length);
        expect(list.get(key)).toEqual(change);
        const index = sorted.findIndex((each) => each.key === key);
        const above = sorted.slice(0, Math.max(index, 0)).reduce((sum, { length }) => sum + length, 0);
        if (index >= 0) expect(list.before(key)).toBe(above);
      }
    }),
    { numRuns: propertyRuns(60) },
  );
});
