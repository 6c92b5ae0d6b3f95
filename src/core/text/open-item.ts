import { trimBlanks, trimBlanksEnd } from "./blanks";
import type { Fence, Item } from "./element";
import { dedent } from "./indentation";
import type { ItemLine } from "./item-line";
import { positionBetween, type Lines } from "./lines";

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

  /** Adds quoted lines, without their markers; an earlier quote is set apart by a blank line. */
  addQuote(lines: readonly string[], end: number): void {
    if (this.quotes.length > 0) this.quotes.push("");
    this.quotes.push(...lines);
    this.last = "quote";
    this.end = end;
  }

  addFence(fence: Fence): void {
    this.fences.push(fence);
    this.last = "fence";
    this.end = fence.position.end.offset;
  }

  close(lines: Lines): Item {
    const { marker, number, box, text } = this.line;
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
