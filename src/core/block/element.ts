import type { Position } from "../text/position";

/** Markdown text, kept as written; the host renders it. */
export interface Markdown {
  readonly kind: "markdown";
  readonly text: string;
  readonly position: Position;
}

/**
 * A fenced code block inside one of our blocks.
 *
 * `text` keeps every byte between the fence lines (tabs, blank lines, trailing spaces), with the fence's own
 * indentation removed as spaces only, `\n` between lines and none at the end. `language` is the info string's
 * first word as written (may be empty), `meta` is the rest of it. In a spot question's listing the marks are
 * already stripped from `text`.
 */
export interface Code {
  readonly kind: "code";
  readonly language: string;
  readonly meta: string;
  readonly text: string;
  readonly position: Position;
}

/** Text and code in the order they were written. */
export type Content = Markdown | Code;

/** A callout inside one of our blocks: `> [!type] title` and the quoted lines below it, without their `> `. */
export interface Callout {
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly position: Position;
}

/**
 * What one of our blocks is made of, in written order. Positions are in the block's content, from the first
 * character that is not a blank to the last one. Texts have `\n` between lines whatever the note has.
 */
export type Element = Heading | Attribute | Fence | Item | CalloutElement | Quote | Answer | Text;

/** A range of a block's content, from its first character to the place after its last one. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** `### Title ^id`; `text` is without the id and without closing number signs. */
export interface Heading {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
  /** The `^id` at the heading's end, without the caret; null when there is none, or a malformed one. */
  readonly id: string | null;
  /** The caret and the id; null without an id. The number signs are the first `level` characters. */
  readonly idPlace: Place | null;
  readonly position: Position;
}

/** `key: value` under a heading, or at the block's top. [B3] */
export interface Attribute {
  readonly kind: "attribute";
  /** In lower case, whether known or not; the attribute begins with it. */
  readonly key: string;
  /** Without blanks around it; may be empty. */
  readonly value: string;
  readonly position: Position;
  readonly valuePosition: Position;
}

/** A fenced code block. */
export interface Fence {
  readonly kind: "fence";
  readonly language: string;
  readonly meta: string;
  /** Every byte between the fence lines, less the opening fence's own indentation, taken off as spaces only. [B2] */
  readonly text: string;
  /** Where each line of `text` begins, as an offset in the block's content. Empty when no line stands between the fences. */
  readonly lineStarts: readonly number[];
  /** False when the block ends before the fence is closed. [B1] */
  readonly closed: boolean;
  /** Whether the opening fence is indented. */
  readonly indented: boolean;
  /** Whether the line above the opening fence is blank. */
  readonly afterBlank: boolean;
  /** The opening fence's run of backticks or tildes. */
  readonly openingRun: Place;
  /** The info string, without blanks around it; may be empty. */
  readonly info: Place;
  /** The closing fence's run; null when the fence is never closed. */
  readonly closingRun: Place | null;
  readonly position: Position;
}

/** What a task item's box says; `unreadable` when it holds something other than a blank or an x. */
export type Box = "checked" | "unchecked" | "unreadable";

/**
 * One item of a list, and what belongs to it: text, quotes and fences, indented or directly below.
 * A nested list without boxes is part of its item's text; an item with a box always stands for itself.
 */
export interface Item {
  readonly kind: "item";
  readonly marker: "bullet" | "ordered";
  /** The number of an ordered item, however many digits it has; null for a bullet. */
  readonly number: number | null;
  /** Null for an item without a box. */
  readonly box: Box | null;
  /** The item's text, its indentation removed; may be empty when the item is code. */
  readonly text: string;
  /** The quoted lines (`> …`) below the item, without their markers; null when there are none. */
  readonly feedback: string | null;
  readonly fences: readonly Fence[];
  /** The bullet, or the number with its dot or parenthesis. */
  readonly markerPlace: Place;
  /** Null for an item without a box. */
  readonly boxPlace: Place | null;
  /** Where the `>` of each quoted line stands. */
  readonly quoteSigns: readonly number[];
  /** The column of the marker in its line, from 1, a tab counting to the next multiple of four. */
  readonly column: number;
  /** From the marker to the end of the last thing that belongs to the item. */
  readonly position: Position;
}

/** A callout. `raw` is its lines as written, without common indentation. */
export interface CalloutElement {
  readonly kind: "callout";
  readonly callout: Callout;
  readonly raw: string;
  /** The item under which the callout is indented; null for a callout of its own. */
  readonly under: Item | null;
  /** `[!type]`. */
  readonly typePlace: Place;
  /** Where the `>` of each line stands. */
  readonly quoteSigns: readonly number[];
  readonly position: Position;
}

/** A block quote that belongs to no item; `raw` has the `>` markers. */
export interface Quote {
  readonly kind: "quote";
  readonly raw: string;
  /** Where the `>` of each line stands. */
  readonly quoteSigns: readonly number[];
  readonly position: Position;
}

/** `= text`, or `__n__ = text` for blank `n`. */
export interface Answer {
  readonly kind: "answer";
  readonly blank: number | null;
  readonly text: string;
  /** `__n__`; null when no blank is named. */
  readonly blankPlace: Place | null;
  /** The `=`. */
  readonly signPlace: Place;
  readonly position: Position;
}

/** Any other Markdown, verbatim, blank lines between paragraphs included. Begins at its first line's beginning. */
export interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly position: Position;
}
