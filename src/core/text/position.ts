/** One place in a text: `line` and `column` count from 1, `offset` from 0, in UTF-16 code units (as in unist). */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A range of text; `end` is the first place after it, so an empty range has `end` equal to `start`. */
export interface Position {
  readonly start: Point;
  readonly end: Point;
}
