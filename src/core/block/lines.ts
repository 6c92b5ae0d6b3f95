import { trimBlanks, trimBlanksEnd } from "../text/blanks";
import { blanksAhead, cursorAt } from "../text/line-cursor";
import { lineEnd, lineStart, linesOf, linesText, positionBetween, type Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { Box } from "./element";

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

/** A line that may be an attribute: a word, a colon, and a value. */
export interface AttributeLine {
  /** As written, in whatever case. */
  readonly key: string;
  readonly value: string;
  /** Whether a blank, or nothing, follows the colon; `https://…` and `x:=1` are then told from attributes. */
  readonly followedByBlank: boolean;
}

const ATTRIBUTE = /^([A-Za-z][A-Za-z0-9_-]*):([ \t]*)(.*)$/s;

/**
 * Reads a line, without blanks at its ends, as an attribute; null when it cannot be one.
 *
 * ```text
 * go: 1.22
 * ^^  ^^^^
 * key value
 * ```
 */
export function readAttributeLine(line: string): AttributeLine | null {
  const match = ATTRIBUTE.exec(line);
  if (match === null) return null;
  const [, key = "", blanks = "", value = ""] = match;
  if (blanks === "" && /^[:=/]/.test(value)) return null;
  return { key, value, followedByBlank: blanks !== "" || value === "" };
}

/** A line that answers: `= text`, or `__n__ = text` for blank `n`. */
export interface AnswerLine {
  readonly blank: number | null;
  /** How many code units `__n__` takes; 0 when no blank is named. */
  readonly blankLength: number;
  /** Where the `=` stands in the line. */
  readonly signAt: number;
  readonly text: string;
  readonly error: "no-blank" | null;
}

const ANSWER = /^=(?:[ \t]+(.*))?$/s;
/** `==highlight==`, `=>` and an underline of `=` are text. */
const ANSWER_WITHOUT_BLANK = /^=([^=>\s].*)$/s;
const BLANK_ANSWER = /^__([1-9]\d{0,8})__([ \t]*)=(?!=)(.*)$/s;

/**
 * Reads a line, without blanks at its ends, as an answer; null when it is none.
 *
 * ```text
 * = comma-ok            __2__ = wg.Wait | group.Wait
 *   ^^^^^^^^              ^     ^^^^^^^^^^^^^^^^^^^^
 *   text                blank   text
 * ```
 */
export function readAnswerLine(line: string): AnswerLine | null {
  const blank = BLANK_ANSWER.exec(line);
  if (blank !== null) {
    const [, digits = "", blanks = "", text = ""] = blank;
    const blankLength = digits.length + 4;
    const signAt = blankLength + blanks.length;
    return { blank: Number(digits), blankLength, signAt, text: trimBlanks(text), error: null };
  }
  const none = { blank: null, blankLength: 0, signAt: 0 };
  const answer = ANSWER.exec(line);
  if (answer !== null) return { ...none, text: trimBlanks(answer[1] ?? ""), error: null };
  const tight = ANSWER_WITHOUT_BLANK.exec(line);
  return tight === null ? null : { ...none, text: tight[1] ?? "", error: "no-blank" };
}

/** The first line of a callout. */
export interface CalloutLine {
  /** In lower case, without metadata after a `|`. */
  readonly type: string;
  readonly title: string;
  /** Where `[!type]` begins and ends in the line. */
  readonly typeStart: number;
  readonly typeEnd: number;
}

const CALLOUT = /^>[ \t]*\[!([^\]]+)\][+-]?(.*)$/s;

/**
 * Reads a quoted line, from its `>`, as the first line of a callout; null when it is none.
 *
 * ```text
 * > [!hint]- Who receives?
 *     ^^^^ ^ ^^^^^^^^^^^^^
 *     type | title
 *          fold, which only the raw note has
 * ```
 */
export function readCalloutLine(line: string): CalloutLine | null {
  const match = CALLOUT.exec(line);
  if (match === null) return null;
  const [, written = "", title = ""] = match;
  const bar = written.indexOf("|");
  const type = trimBlanks(bar < 0 ? written : written.slice(0, bar)).toLowerCase();
  const typeStart = line.indexOf("[");
  const typeEnd = typeStart + "[!]".length + written.length;
  return type === "" ? null : { type, title: trimBlanks(title), typeStart, typeEnd };
}

/** A quoted line, from its `>`, less that and one blank after it. */
export function withoutQuoteMarker(line: string): string {
  return line.charAt(1) === " " ? line.slice(2) : line.slice(1);
}

/** The first line of a list item. */
export interface ItemLine {
  readonly marker: "bullet" | "ordered";
  readonly number: number | null;
  readonly box: Box | null;
  /** What is wrong with the way the box is written; null when Markdown reads it as a task item. */
  readonly error: "malformed" | "unreadable" | null;
  readonly markerLength: number;
  /** How many code units the box takes; 0 without one. */
  readonly boxLength: number;
  /** How many code units marker and box take, from the marker's first one. */
  readonly length: number;
  /** What follows marker and box, without blanks around it. */
  readonly text: string;
}

const MARKER = /^(?:[-+*]|(\d+)[.)])/;
const BOX = /^\[([ xX])\](?=[ \t]|$)/;
/** `[]`, `[ x ]`, `[x]text`; a bracket, a parenthesis or a colon after it makes a link of it. */
const MALFORMED_BOX = /^\[[ \t]*([xX]?)[ \t]*\](?![([:])/;
/** Boxes of one character: themes give some of them meanings, none of them says right or wrong. */
const UNREADABLE_BOX = /^\[[^\]\s]\](?=[ \t]|$)/u;

/**
 * Reads an item's first line, from its first character that is not a blank; null when it begins no item.
 *
 * ```text
 * - [x] The sender, after the last value.
 * ^ ^^^ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * | box text
 * marker
 * ```
 */
export function readItemLine(line: string): ItemLine | null {
  const match = MARKER.exec(line);
  if (match === null) return null;
  const [written, digits] = match;
  const ordered = digits !== undefined;
  const after = line.slice(written.length);
  const spaced = after === "" || after.startsWith(" ") || after.startsWith("\t");
  const rest = after.replace(/^[ \t]+/, "");
  const box = readBox(rest, spaced);
  if (!spaced && box === null) return null;
  return {
    marker: ordered ? "ordered" : "bullet",
    number: ordered ? Math.min(Number(digits), Number.MAX_SAFE_INTEGER) : null,
    box: box?.box ?? null,
    error: box?.error ?? null,
    markerLength: written.length,
    boxLength: box?.length ?? 0,
    length: written.length + (box === null ? 0 : after.length - rest.length + box.length),
    text: trimBlanks(rest.slice(box?.length ?? 0)),
  };
}

interface BoxRead {
  readonly box: Box;
  readonly error: ItemLine["error"];
  readonly length: number;
}

function readBox(rest: string, spaced: boolean): BoxRead | null {
  const proper = BOX.exec(rest);
  if (proper !== null) {
    return { box: boxOf(proper[1]), error: spaced ? null : "malformed", length: proper[0].length };
  }
  const malformed = MALFORMED_BOX.exec(rest);
  // `[]int{1}` is Go, not a box.
  if (malformed !== null && (malformed[0] !== "[]" || /^\[\](?:[ \t]|$)/.test(rest))) {
    return { box: boxOf(malformed[1]), error: "malformed", length: malformed[0].length };
  }
  const unreadable = UNREADABLE_BOX.exec(rest);
  if (unreadable !== null) return { box: "unreadable", error: "unreadable", length: unreadable[0].length };
  return null;
}

function boxOf(mark: string | undefined): Box {
  return mark === "x" || mark === "X" ? "checked" : "unchecked";
}
