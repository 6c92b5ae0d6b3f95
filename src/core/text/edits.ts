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
