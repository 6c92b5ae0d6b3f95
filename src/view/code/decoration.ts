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

/** Labels of states, for screen readers. */
export const STATE_LABELS: Readonly<Record<LineState, string>> = {
  chosen: "chosen",
  right: "right",
  wrong: "not this one",
  tempting: "tempting, but not it",
  missed: "right, not chosen",
};

/** Labels of marks, read before the line's text. `focus` and `collapse` concern the eye alone, and have none. */
export const KIND_LABELS: Readonly<Record<LineMarkKind, string>> = {
  mark: "marked",
  ins: "added",
  del: "removed",
  focus: "",
  collapse: "",
};

/** A name longer than this is cut: nobody listens to a hundred thousand characters. */
const LONGEST_LABEL = 240;

const STATE_SIGNS: Readonly<Record<LineState, string>> = {
  chosen: "●",
  right: "✓",
  wrong: "×",
  tempting: "×",
  missed: "→",
};

/** What a line's colour means, as a sign before its number; empty where nothing is meant. */
export function signOf(decoration: LineDecoration | undefined): string {
  if (decoration?.state !== undefined) return STATE_SIGNS[decoration.state];
  if (decoration?.kinds?.includes("ins") === true) return "+";
  if (decoration?.kinds?.includes("del") === true) return "−";
  return "";
}

/** The label of what sign and colour mean; empty where they mean nothing. */
export function labelOf(decoration: LineDecoration | undefined): string {
  const state = decoration?.state === undefined ? "" : STATE_LABELS[decoration.state];
  const kinds = decoration?.kinds?.map((kind) => KIND_LABELS[kind]) ?? [];
  return [state, ...kinds].filter((word) => word !== "").join(", ");
}

/** How a line is called where lines are buttons: `Line 3: done <- true, right`. */
export function lineLabel(number: number, text: string, decoration: LineDecoration | undefined): string {
  const shown = text.trim();
  const content = shown === "" ? "empty" : shown.slice(0, LONGEST_LABEL);
  const label = labelOf(decoration);
  return `Line ${number}: ${content}${label === "" ? "" : `, ${label}`}`;
}
