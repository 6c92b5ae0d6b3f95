import { STEP, type Steps } from "./steps";

/** Sorts as `Array.sort` does, equal items in the order they came, with places to pause. */
export function* sortSteps<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<Item[]> {
  let runs: Item[][] = [];
  for (let start = 0; start < items.length; start += STEP) {
    runs.push(items.slice(start, start + STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      const [one, other] = [runs[index] ?? [], runs[index + 1] ?? []];
      merged.push(other.length === 0 ? one : yield* merge(one, other, compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<Item>(
  one: readonly Item[],
  other: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<Item[]> {
  const merged: Item[] = [];
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const [first, second] = [one[left] as Item, other[right] as Item];
    if (compare(first, second) <= 0) {
      merged.push(first);
      left++;
    } else {
      merged.push(second);
      right++;
    }
    if (merged.length % STEP === 0) yield;
  }
  for (; left < one.length; left++) merged.push(one[left] as Item);
  for (; right < other.length; right++) merged.push(other[right] as Item);
  return merged;
}
