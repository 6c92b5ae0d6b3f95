import { trimBlanks, trimBlanksEnd } from "./blanks";
import { blanksAhead, cursorAt } from "./line-cursor";
import { lineEnd, lineStart, linesOf, linesText, positionBetween, type Lines } from "./lines";
import type { Position } from "./position";

/** A line of a block that is not blank. */
export interface BlockLine {
  /** From 1. */
  readonly number: number;
  /** Columns it is indented by. */
  readonly indent: number;
  /** Offset of its first character that is not a blank. */
  readonly start: number;
  /** Offset after its last character that is not a blank. */
  readonly end: number;
  /** What stands between the two. */
  readonly text: string;
}

/** The lines of a block's content; a byte order mark before the first of them is passed over. [B2] */
export class BlockLines {
  readonly lines: Lines;
  readonly count: number;
  private readonly mark: number;

  constructor(source: string) {
    this.lines = linesOf(source);
    this.count = this.lines.starts.length;
    this.mark = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** A line by its number; null for a blank one and for one past the end. */
  at(number: number): BlockLine | null {
    const end = lineEnd(this.lines, number);
    const { columns, next } = blanksAhead(cursorAt(this.lines.text, this.startOf(number), end));
    if (number > this.count || next >= end) return null;
    const text = trimBlanks(this.lines.text.slice(next, end));
    return { number, indent: columns, start: next, end: next + text.length, text };
  }

  positionOf(line: BlockLine): Position {
    return positionBetween(this.lines, line.start, line.end);
  }

  /** A line from its first character that is not a blank, with the blanks at its end, which may mean a line break. */
  withBlanksAtEnd(line: BlockLine): string {
    return this.lines.text.slice(line.start, lineEnd(this.lines, line.number));
  }

  /** The lines `from`–`to` as written, less the blanks at the end. */
  verbatim(from: number, to: number): { readonly text: string; readonly position: Position } {
    const whole = linesText(this.lines, from, to).slice(from === 1 ? this.mark : 0);
    const text = trimBlanksEnd(whole);
    const end = lineEnd(this.lines, to) - (whole.length - text.length);
    return { text, position: positionBetween(this.lines, this.startOf(from), end) };
  }

  private startOf(number: number): number {
    return lineStart(this.lines, number) + (number === 1 ? this.mark : 0);
  }
}
