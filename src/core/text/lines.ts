import type { Point, Position } from "./position";

/**
 * A text and where its lines begin.
 *
 * A line ends at `\n`, `\r\n` or a lone `\r`, as in CommonMark; a text that ends in one has an empty last line.
 * A byte order mark is an ordinary first code unit, so that offsets are those of the text as it was read.
 * Built in time linear to the text; points are found in logarithmic time.
 */
export interface Lines {
  readonly text: string;
  /** The offset of the first code unit of each line; never empty. */
  readonly starts: readonly number[];
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === LINE_FEED) starts.push(offset + 1);
    else if (unit === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED) starts.push(offset + 1);
  }
  return { text, starts };
}

/** Where line `line` (from 1) begins. A line the text does not have begins where the text ends. */
export function lineStart(lines: Lines, line: number): number {
  return lines.starts[line - 1] ?? lines.text.length;
}

/** Where line `line` (from 1) ends, before its line ending. */
export function lineEnd(lines: Lines, line: number): number {
  const next = lines.starts[line];
  if (next === undefined) return lines.text.length;
  const last = next - 1;
  const paired =
    lines.text.charCodeAt(last) === LINE_FEED && lines.text.charCodeAt(last - 1) === CARRIAGE_RETURN;
  return paired && last > lineStart(lines, line) ? last - 1 : last;
}

/** The text of line `line` (from 1) without its line ending. */
export function lineText(lines: Lines, line: number): string {
  return lines.text.slice(lineStart(lines, line), lineEnd(lines, line));
}

/** The text of the lines `from`–`to` (from 1, both included) with `\n` between them, whatever ended them. */
export function linesText(lines: Lines, from: number, to: number): string {
  const texts: string[] = [];
  for (let line = from; line <= to; line++) texts.push(lineText(lines, line));
  return texts.join("\n");
}

/** The point at an offset; an offset outside the text counts as its nearer end. */
export function pointAt(lines: Lines, offset: number): Point {
  const inside = Math.min(Math.max(offset, 0), lines.text.length);
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= inside) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: inside - (lines.starts[low] ?? 0) + 1, offset: inside };
}

/** The offset of a line and column (both from 1); a column past the line's end counts as its end. */
export function offsetAt(lines: Lines, line: number, column: number): number {
  const within = Math.max(1, line);
  return Math.min(lineStart(lines, within) + Math.max(1, column) - 1, lineEnd(lines, within));
}

/** The range between two offsets. */
export function positionBetween(lines: Lines, start: number, end: number): Position {
  return { start: pointAt(lines, start), end: pointAt(lines, Math.max(start, end)) };
}
