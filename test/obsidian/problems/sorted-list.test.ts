import fc from "fast-check";
import { expect, test } from "vitest";
import { SortedList } from "../../../src/obsidian/problems/sorted-list";

interface Item {
  readonly key: number;
  readonly mark: number;
}

test("items that come, change and go stand in order, each once", () => {
  const change = fc.record({ key: fc.nat(20), mark: fc.nat(), stays: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const list = new SortedList<Item>((one, other) => one.key - other.key);
      const known = new Map<number, Item>();
      for (const { key, mark, stays } of changes) {
        const item = { key, mark };
        if (stays) {
          list.put(item);
          known.set(key, item);
        } else {
          list.remove(item);
          known.delete(key);
        }
      }
      expect(list.items).toEqual([...known.values()].sort((one, other) => one.key - other.key));
    }),
  );
});
