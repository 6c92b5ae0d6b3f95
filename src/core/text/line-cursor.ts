const TAB_STOP = 4;

/**
 * A place in one line, counted in columns as CommonMark counts them: a tab reaches to the next multiple of
 * four, and part of a tab may be taken as indentation while the rest stands for blanks.
 */
export interface LineCursor {
  readonly text: string;
  /** Where the line ends, before its line ending. */
  readonly end: number;
  /** Offset in the text of the next code unit. */
  offset: number;
  /** Columns from the line's start, from 0. */
  column: number;
  /** Columns of the tab at `offset` that are already taken. */
  taken: number;
}

export function cursorAt(text: string, start: number, end: number): LineCursor {
  return { text, end, offset: start, column: 0, taken: 0 };
}

/** The blanks ahead: how many columns they span, and where the first other code unit stands. */
export function blanksAhead(cursor: LineCursor): { readonly columns: number; readonly next: number } {
  let next = cursor.offset;
  let column = cursor.column;
  while (next < cursor.end) {
    const unit = cursor.text.charAt(next);
    if (unit === " ") column++;
    else if (unit === "\t") column += TAB_STOP - (column % TAB_STOP);
    else break;
    next++;
  }
  return { columns: column - cursor.column, next };
}

/** Takes up to `columns` columns of blanks and says how many there were. */
export function takeBlanks(cursor: LineCursor, columns: number): number {
  let left = columns;
  while (left > 0 && cursor.offset < cursor.end) {
    const unit = cursor.text.charAt(cursor.offset);
    if (unit === " ") {
      cursor.offset++;
      cursor.column++;
      left--;
    } else if (unit === "\t") {
      const width = TAB_STOP - (cursor.column % TAB_STOP);
      const step = Math.min(width, left);
      cursor.column += step;
      left -= step;
      if (step === width) {
        cursor.offset++;
        cursor.taken = 0;
      } else cursor.taken += step;
    } else break;
  }
  return columns - left;
}

/** Moves past `count` code units that are not tabs. */
export function advance(cursor: LineCursor, count: number): void {
  cursor.offset += count;
  cursor.column += count;
}

/** What is left of the line, and how many blanks a partly taken tab before it stands for. */
export function remainder(cursor: LineCursor): { readonly offset: number; readonly padding: number } {
  if (cursor.taken === 0) return { offset: cursor.offset, padding: 0 };
  return { offset: cursor.offset + 1, padding: TAB_STOP - (cursor.column % TAB_STOP) };
}
