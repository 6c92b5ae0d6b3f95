import { blanksAtStart, trimBlanks, trimBlanksEnd, dedent, withoutSpaces } from "../text/blanks";
import type { Fence, Item } from "./element";
import { append } from "../text/append";
import type { ItemLine, BlockLine, BlockLines } from "./lines";
import { positionBetween, type Lines, lineStart, lineText } from "../text/lines";
import { closesFence, type FenceOpening } from "../markdown/fence-line";

/** A list item while what belongs to it is still being read. */
export class OpenItem {
  /** Columns the marker is indented by, from 0. */
  readonly indent: number;
  readonly boxed: boolean;
  /** What the last line that belongs to the item is part of. */
  last: "text" | "quote" | "fence" = "text";
  private readonly line: ItemLine;
  private readonly start: number;
  private end: number;
  private readonly texts: string[][] = [[]];
  private readonly quotes: string[] = [];
  private readonly quoteSigns: number[] = [];
  private readonly fences: Fence[] = [];

  constructor(line: ItemLine, indent: number, start: number, end: number) {
    this.line = line;
    this.indent = indent;
    this.boxed = line.box !== null;
    this.start = start;
    this.end = end;
  }

  /** Whether something indented by `columns` stands inside the item. */
  holds(columns: number): boolean {
    return columns >= this.indent + 2;
  }

  /** Adds a line of text, after `blanks` blank lines. */
  addText(text: string, blanks: number, end: number): void {
    if (this.last !== "text") this.texts.push([]);
    else for (let blank = 0; blank < blanks; blank++) this.texts.at(-1)?.push("");
    this.texts.at(-1)?.push(text);
    this.last = "text";
    this.end = end;
  }

  /** Adds quoted lines, without their markers, which stand at `signs`; an earlier quote is set apart by a blank line. */
  addQuote(lines: readonly string[], signs: readonly number[], end: number): void {
    if (this.quotes.length > 0) this.quotes.push("");
    append(this.quotes, lines);
    append(this.quoteSigns, signs);
    this.last = "quote";
    this.end = end;
  }

  addFence(fence: Fence): void {
    this.fences.push(fence);
    this.last = "fence";
    this.end = fence.position.end.offset;
  }

  close(lines: Lines): Item {
    const { marker, number, box, text, markerLength, boxLength, length } = this.line;
    const [first = [], ...later] = this.texts.map(dedent);
    const start = [text, ...first].join("\n");
    const feedback = withoutBlankEnds(this.quotes.join("\n"));
    return {
      kind: "item",
      marker,
      number,
      box,
      text: aligned(withoutBlankEnds([start, ...later.map((part) => part.join("\n"))].join("\n\n"))),
      feedback: feedback === "" ? null : feedback,
      fences: this.fences,
      markerPlace: { start: this.start, end: this.start + markerLength },
      boxPlace: box === null ? null : { start: this.start + length - boxLength, end: this.start + length },
      quoteSigns: this.quoteSigns,
      column: this.indent + 1,
      position: positionBetween(lines, this.start, this.end),
    };
  }
}

/** The first line stands behind the marker, or would if the marker's line held any; what all others are indented by says nothing. */
function aligned(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  return [trimBlanks(first), ...dedent(rest)].join("\n");
}

/** A text less the blank lines it begins and ends with, and less the blanks at its end. */
export function withoutBlankEnds(text: string): string {
  const lines = text.split("\n");
  let from = 0;
  let to = lines.length;
  while (from < to && trimBlanksEnd(lines[from] ?? "") === "") from++;
  while (to > from && trimBlanksEnd(lines[to - 1] ?? "") === "") to--;
  return trimBlanksEnd(lines.slice(from, to).join("\n"));
}

/** A fence, and the number of the line after it. */
export interface ReadFence {
  readonly fence: Fence;
  readonly next: number;
}

/** How much deeper than its opening a fence may be closed: as in Markdown, and more behind an item's marker and box. */
const CLOSING_INDENT = 3;
const CLOSING_INDENT_IN_ITEM = 7;

/**
 * Reads the fence that begins at `start` on a line: its first character, or behind an item's marker.
 *
 * ```text
 * - ```go            behind the marker, the code is indented as the closing fence is;
 *   x := 1           else as the opening one is
 *   ```
 * ^^
 * taken off as spaces only, so that code keeps its tabs
 * ```
 */
export function readFence(
  source: BlockLines,
  line: BlockLine,
  opening: FenceOpening,
  start: number,
  afterBlank: boolean,
): ReadFence {
  const inItem = start > line.start;
  const deepest = line.indent + (inItem ? CLOSING_INDENT_IN_ITEM : CLOSING_INDENT);
  let closing: BlockLine | null = null;
  let next = line.number + 1;
  for (; next <= source.count && closing === null; next++) {
    const candidate = source.at(next);
    if (candidate === null || candidate.indent > deepest) continue;
    if (closesFence(candidate.text, opening)) closing = candidate;
  }
  const indent = inItem ? (closing?.indent ?? 0) : line.indent;
  const last = closing === null ? lastLine(source) : closing.number - 1;
  const texts: string[] = [];
  const lineStarts: number[] = [];
  for (let number = line.number + 1; number <= last; number++) {
    const whole = lineText(source.lines, number);
    const kept = withoutSpaces(whole, indent);
    lineStarts.push(lineStart(source.lines, number) + whole.length - kept.length);
    texts.push(kept);
  }
  const run = start + opening.length;
  const info = run + blanksAtStart(line.text.slice(run - line.start));
  const fence: Fence = {
    kind: "fence",
    language: opening.language,
    meta: opening.meta,
    text: texts.join("\n"),
    lineStarts,
    closed: closing !== null,
    indented: inItem || line.indent > 0,
    afterBlank: !inItem && afterBlank,
    openingRun: { start, end: run },
    info: { start: info, end: line.end },
    closingRun: closing === null ? null : { start: closing.start, end: closing.end },
    position: positionBetween(source.lines, start, closing?.end ?? source.lines.text.length),
  };
  return { fence, next };
}

/** The block's last line ending begins no further line of code. */
function lastLine({ lines, count }: BlockLines): number {
  return lineStart(lines, count) === lines.text.length ? count - 1 : count;
}
