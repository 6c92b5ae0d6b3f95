import type { OrderItem, OrderQuestion } from "./drill";
import type { Placement, Result, SequenceVerdict } from "./verdict";

/** Fewer items than this have no "nearly": one of two out of place is the wrong order. */
const FEWEST_FOR_PARTLY = 3;

/**
 * Grades an order. [D7]
 *
 * Items that read the same (two closing braces) may stand for each other. Items are right where they keep the
 * longest run in right order, so that one item moved from top to bottom is one fault and not one in every place.
 * One fault away from right is partly right.
 */
export function gradeSequence(question: OrderQuestion, placed: readonly number[]): SequenceVerdict {
  const positions = positionsOf(question, placed);
  const kept = longestRising(positions);
  const placements = positions.map<Placement>((position, i) => {
    if (position === null) return "distractor";
    return kept.has(i) ? "right" : "misplaced";
  });
  const met = new Set(positions);
  const missing = question.items.map((_, i) => i).filter((i) => !met.has(i));
  const faults = placements.filter((placement) => placement !== "right").length + missing.length;
  return { kind: "sequence", result: resultOf(faults, question.items.length), placements, missing };
}

function resultOf(faults: number, items: number): Result {
  if (faults === 0) return "correct";
  return faults === 1 && items >= FEWEST_FOR_PARTLY ? "partly" : "wrong";
}

/** Where each placed item belongs; null for a distractor, and for an item given more than once. */
function positionsOf(question: OrderQuestion, placed: readonly number[]): readonly (number | null)[] {
  const free = new Map<string, number[]>();
  question.items.forEach((item, i) => {
    const same = free.get(reading(item)) ?? [];
    same.push(i);
    free.set(reading(item), same);
  });
  return placed.map((index) => {
    const item = question.items[index] ?? question.distractors[index - question.items.length];
    return item === undefined ? null : (free.get(reading(item))?.shift() ?? null);
  });
}

function reading(item: OrderItem): string {
  return JSON.stringify([item.text, ...item.code.map((code) => code.text)]);
}

/** The indexes of a longest strictly rising subsequence, nulls left out. */
function longestRising(positions: readonly (number | null)[]): ReadonlySet<number> {
  // ends[n] is the index whose position is the smallest that ends a rising run of n + 1.
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  positions.forEach((position, i) => {
    if (position === null) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[ends[middle] ?? -1] ?? Infinity) < position) low = middle + 1;
      else high = middle;
    }
    before.set(i, ends[low - 1]);
    ends[low] = i;
  });
  const kept = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before.get(i)) kept.add(i);
  return kept;
}
