import type { ComponentChildren } from "preact";
import type { LineMarkKind } from "../../core/compare/comparison";

/**
 * What a line came to, or is about to: `chosen` before an answer is given; afterwards `right`, `wrong` (chosen, and
 * nothing special about it), `tempting` (chosen or not, an author's "wrong, because") and `missed` (right, not chosen).
 */
export type LineState = "chosen" | "right" | "wrong" | "tempting" | "missed";

/** Something that stands inside a line, before the character at `column` (from 0, in UTF-16 code units). */
export interface LineBadge {
  readonly column: number;
  readonly content: ComponentChildren;
}

/** What a listing shows on, in and under one line. Members left out change nothing. */
export interface LineDecoration {
  readonly state?: LineState;
  readonly kinds?: readonly LineMarkKind[];
  readonly badges?: readonly LineBadge[];
  /** Shown under the line, across the code's width. */
  readonly annotation?: ComponentChildren;
  /** Stands out because its counterpart is looked at. */
  readonly lit?: boolean;
}

/** Lines from `from` on that stand in rows of a grid shared with other listings: `row` (from 1) and `span` more. */
export interface Segment {
  readonly from: number;
  readonly row: number;
  /** How many rows it takes, at least 1. */
  readonly span: number;
}

/** Words for a state, for those who do not see its colour and sign. */
export const STATE_WORDS: Readonly<Record<LineState, string>> = {
  chosen: "chosen",
  right: "right",
  wrong: "not this one",
  tempting: "tempting, but not it",
  missed: "right, not chosen",
};

/** Words for a mark, said before the line's text. `focus` and `collapse` are about looking, and stay unsaid. */
export const KIND_WORDS: Readonly<Record<LineMarkKind, string>> = {
  mark: "marked",
  ins: "added",
  del: "removed",
  focus: "",
  collapse: "",
};
