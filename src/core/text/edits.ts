/** A range of a text, by offsets, and what is to stand there; `end` is the first place after it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A change that removes the cause of a diagnostic. `title` says what it does, as a button would; `edits` are in the
 * text the diagnostic's position is in, and do not overlap.
 */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** The text with the edits made, which do not overlap; everything else keeps every byte. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

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
