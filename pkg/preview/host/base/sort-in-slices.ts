import { Slices } from "./slices";

/** So many values are sorted or merged between two looks at the clock. */
const PORTION = 200;

/** Sorts many values in slices of time, so that the page can draw and answer meanwhile. Equal values keep their order. */
export async function sortInSlices<T>(
  values: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  const slices = new Slices();
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < values.length; at += PORTION) {
    runs.push(values.slice(at, at + PORTION).sort(compare));
    await slices.pause();
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare, slices));
    runs = longer;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  slices: Slices,
): Promise<readonly T[]> {
  const merged: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    merged.push(compare(left[l] as T, right[r] as T) <= 0 ? (left[l++] as T) : (right[r++] as T));
    if (merged.length % PORTION === 0) await slices.pause();
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}
