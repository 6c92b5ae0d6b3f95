import { applyEdits, type Edit } from "./edits";

/** What takes edits back, and how many of them cannot be found any more. */
export interface Undoing {
  readonly edits: readonly Edit[];
  readonly lost: number;
}

/**
 * Takes edits back in a text that may have changed since: those before the first change and behind the last, which
 * stand as they were left. `before` is the text they were made in.
 */
export function undoEdits(before: string, made: readonly Edit[], now: string): Undoing {
  const after = applyEdits(before, made);
  const shorter = Math.min(after.length, now.length);
  let head = 0;
  while (head < shorter && after[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && after.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const edits: Edit[] = [];
  let moved = 0;
  for (const edit of [...made].sort((one, other) => one.start - other.start)) {
    const start = edit.start + moved;
    const end = start + edit.text.length;
    moved = end - edit.end;
    const since = end <= head ? 0 : start >= after.length - tail ? now.length - after.length : null;
    const text = before.slice(edit.start, edit.end);
    if (since !== null) edits.push({ start: start + since, end: end + since, text });
  }
  return { edits, lost: made.length - edits.length };
}
