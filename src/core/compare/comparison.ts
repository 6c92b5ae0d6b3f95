import type { Callout, Content } from "../block/element";
import type { Position } from "../text/position";

/** One `go-compare` block: one to four panes of code, their notes and asides. [C1] */
export interface Comparison {
  readonly kind: "comparison";
  /** Empty when the block has no title. [C2] */
  readonly title: string;
  readonly id: string | null;
  readonly attributes: ComparisonAttributes;
  /** Text (and callouts as Markdown) before the first pane. */
  readonly introduction: readonly Content[];
  readonly panes: readonly Pane[];
  /** The ordered list below the panes, by number, each number once; note n is bound to marker n. */
  readonly notes: readonly Note[];
  /**
   * Callouts below the panes, in written order: drop, reflex, verdict, warning, source or any other. Text that
   * stands among them without a callout is one of type `note`, so that nothing written is lost. [C5]
   */
  readonly asides: readonly Callout[];
  /** Lines that correspond, from markers and from `link:`; see Counterpart. */
  readonly counterparts: readonly Counterpart[];
}

export type Layout = "auto" | "split" | "stack" | "tabs";

/** The attributes a comparison may carry. [C1] */
export interface ComparisonAttributes {
  readonly go: string | null;
  /** Index of the pane that starts hidden; null when none does. */
  readonly predict: number | null;
  readonly layout: Layout;
  readonly source: string | null;
  /** The `link:` attribute as written, null when markers alone make counterparts. */
  readonly link: string | null;
}

/** One code pane. `text` is what is shown and copied: markers and marks are stripped from it. */
export interface Pane {
  /** Normalised language: `py` becomes `python`; empty for plain text. */
  readonly language: string;
  /** What names the pane: its fence's title, its own heading, or the language's name. [C2] */
  readonly label: string;
  readonly text: string;
  readonly markers: readonly Marker[];
  readonly marks: readonly LineMark[];
  readonly textMarks: readonly TextMark[];
  readonly position: Position;
}

/**
 * A numbered badge bound to note `number`. [C3]
 *
 * `line` counts from 1 in the pane's text; `column` counts from 0 in that line and is where the badge stands:
 * just before the rest of its comment. A comment that held nothing but its marker is removed whole, and the
 * badge stands where the comment stood, which is nearly always the line's end. In the order they were written.
 */
export interface Marker {
  readonly number: number;
  readonly line: number;
  readonly column: number;
  readonly position: Position;
}

export type LineMarkKind = "mark" | "ins" | "del" | "focus" | "collapse";

/**
 * Lines `from`–`to` (from 1, both included) that carry a mark; all of them are lines of the pane's text. A pane's
 * marks are ordered by kind, then by line; those of a kind that meet are one, save collapsed sections. [C4]
 */
export interface LineMark {
  readonly kind: LineMarkKind;
  readonly from: number;
  readonly to: number;
}

/** A range of text to be marked wherever it occurs in the pane; it does occur. [C4] */
export interface TextMark {
  readonly text: string;
}

/** A numbered note below the panes; Markdown. `number` counts from 1. [C5] */
export interface Note {
  readonly number: number;
  readonly text: string;
  readonly position: Position;
}

/**
 * Lines of different panes that say the same thing.
 *
 * `lines[p]` are the lines (from 1) of pane `p` that take part; a pane may have none. `note` is the number of
 * the note they share, null for a `link:` without one.
 */
export interface Counterpart {
  readonly note: number | null;
  readonly lines: readonly (readonly number[])[];
}

const FIRST_CIRCLED = 0x2460;

/** `①` for 1 to `⑳` for 20. */
export function circled(number: number): string {
  return String.fromCharCode(FIRST_CIRCLED + number - 1);
}

/** 1 for `①` to 20 for `⑳`; null for any other character. */
export function circledNumber(character: string): number | null {
  const number = character.charCodeAt(0) - FIRST_CIRCLED + 1;
  return number >= 1 && number <= 20 ? number : null;
}
