import { diffLines } from "diff";

/** One stretch of a text and what takes its place; offsets are those of the text before any change. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Texts larger than this, in characters, are compared by their ends alone. */
const LARGE = 200_000;

/** How many differing lines are looked for before the texts count as different throughout. */
const MANY = 500;

/** The few stretches in which two texts differ, so that cursor, folds and history outlive a change from outside. */
export function textChanges(before: string, after: string): TextChange[] {
  if (before === after) return [];
  const outer = outerChange(before, after);
  if (before.length + after.length > LARGE) return [outer];
  const lines = diffLines(before.slice(outer.from, outer.to), outer.insert, { maxEditLength: MANY });
  if (lines === undefined) return [outer];
  const changes: TextChange[] = [];
  let at = outer.from;
  for (const { value, added, removed } of lines) {
    const last = changes[changes.length - 1];
    if (added) {
      if (last?.to === at) changes[changes.length - 1] = { ...last, insert: last.insert + value };
      else changes.push({ from: at, to: at, insert: value });
    } else {
      if (removed) {
        if (last?.to === at) changes[changes.length - 1] = { ...last, to: at + value.length };
        else changes.push({ from: at, to: at + value.length, insert: "" });
      }
      at += value.length;
    }
  }
  return changes;
}

/** The one stretch that holds every difference. */
function outerChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  // Whole lines, so that the lines between them can be compared.
  if (head > 0) head = before.lastIndexOf("\n", head - 1) + 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  const lineEnd = tail === 0 ? -1 : before.indexOf("\n", before.length - tail);
  const kept = lineEnd < 0 ? 0 : before.length - lineEnd - 1;
  return { from: head, to: before.length - kept, insert: after.slice(head, after.length - kept) };
}
