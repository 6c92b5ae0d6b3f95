import { baseName } from "./file-names";
import { compareCodeUnits } from "./key";

/** A lesson as an entry names it. */
export interface LessonRef {
  readonly path: string;
  readonly title: string;
  readonly lesson: number | null;
}

/** By the lesson's number, those without one last, then by file name with runs of digits as numbers, then by path. [T5] */
export function compareLessons(one: LessonRef, other: LessonRef): number {
  return (
    compareNumbers(one.lesson ?? Infinity, other.lesson ?? Infinity) ||
    compareNaturally(baseName(one.path), baseName(other.path)) ||
    compareCodeUnits(one.path, other.path)
  );
}

/** Reads both from left to right; where both have digits, their numbers are compared. */
function compareNaturally(one: string, other: string): number {
  let a = 0;
  let b = 0;
  while (a < one.length && b < other.length) {
    if (isDigit(one, a) && isDigit(other, b)) {
      const left = endOfDigits(one, a);
      const right = endOfDigits(other, b);
      const order = compareDigits(one.slice(a, left), other.slice(b, right));
      if (order !== 0) return order;
      a = left;
      b = right;
    } else {
      const order = one.charCodeAt(a) - other.charCodeAt(b);
      if (order !== 0) return order;
      a++;
      b++;
    }
  }
  return one.length - a - (other.length - b);
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text, end)) end++;
  return end;
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
