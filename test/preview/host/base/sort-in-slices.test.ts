import fc from "fast-check";
import { expect, test } from "vitest";
import { sortInSlices } from "../../../../pkg/preview/host/base/sort-in-slices";

test("many values are sorted as the language sorts them: equal ones keep their order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 1500 }), async (numbers) => {
      const values = numbers.map((key, index) => ({ key, index }));
      const expected = [...values].sort((a, b) => a.key - b.key);
      expect(await sortInSlices(values, (a, b) => a.key - b.key)).toEqual(expected);
    }),
  );
});
