import { compareCodeUnits } from "./key";

/** A lesson as an entry names it. */
export interface LessonRef {
  readonly path: string;
  readonly title: string;
  readonly lesson: number | null;
}

/** By the lesson's number, those without one last, then by path with runs of digits read as numbers. [T5] */
export function compareLessons(one: LessonRef, other: LessonRef): number {
  return (
    compareNumbers(one.lesson ?? Infinity, other.lesson ?? Infinity) ||
    compareNaturally(one.path, other.path) ||
    compareCodeUnits(one.path, other.path)
  );
}

function compareNaturally(one: string, other: string): number {
  const left = one.split(/(\d+)/);
  const right = other.split(/(\d+)/);
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left[index] ?? "";
    const b = right[index] ?? "";
    // A split at digits alternates text and number, so that odd parts are numbers on both sides.
    const order = index % 2 === 1 ? compareDigits(a, b) : compareCodeUnits(a, b);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Compares digits as numbers of any length. */
function compareDigits(one: string, other: string): number {
  const a = one.replace(/^0+(?=\d)/, "");
  const b = other.replace(/^0+(?=\d)/, "");
  return a.length - b.length || compareCodeUnits(a, b);
}

function compareNumbers(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
