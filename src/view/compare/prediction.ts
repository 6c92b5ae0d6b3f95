import type { Comparison } from "../../core/compare/comparison";
import type { Segment } from "../code/decoration";
import type { Link } from "./links";

/** How a reader rated their own prediction, once they had seen the code. */
export type Outcome = "knew" | "missed";

/** A pane the reader predicts before looking. */
export interface Prediction {
  /** Index of the hidden pane; null when nothing is hidden. */
  readonly pane: number | null;
  /** What the reader typed; may stay empty, thinking is enough. */
  readonly draft: string;
  /** How many of the pane's segments are shown, from the top. */
  readonly revealed: number;
  readonly outcome: Outcome | null;
}

/** Nothing typed, nothing shown. */
export function hide(pane: number): Prediction {
  return { pane, draft: "", revealed: 0, outcome: null };
}

/** Nothing hidden, also where the author would. */
export const NO_PREDICTION: Prediction = { pane: null, draft: "", revealed: 0, outcome: null };

/** The prediction as far as it has come; a new one of the pane the author names, when the reader has not begun. */
export function predictionOf(comparison: Comparison, stored: Prediction | null): Prediction {
  const pane = stored === null ? comparison.attributes.predict : stored.pane;
  if (pane === null || comparison.panes[pane] === undefined) {
    return NO_PREDICTION;
  }
  return stored ?? hide(pane);
}

/** Whether some of the pane is still hidden; `segments` are the pane's. */
export function isHiding(prediction: Prediction, segments: readonly Segment[]): boolean {
  return prediction.pane !== null && prediction.revealed < segments.length;
}

/** The first line that is still hidden; Infinity when none is. */
export function firstHiddenLine(prediction: Prediction, segments: readonly Segment[]): number {
  if (prediction.pane === null) return Infinity;
  return segments[prediction.revealed]?.from ?? Infinity;
}

/** What is hidden while a pane is predicted. */
export interface Mask {
  /** Whether anything is hidden. */
  readonly hiding: boolean;
  /** Whether a link's lines in a pane are all hidden. */
  readonly hidesLink: (pane: number, link: Link) => boolean;
  /** Whether a note would give hidden lines away; one that no line leads to is kept for the end. */
  readonly hidesNote: (note: number) => boolean;
}

/** The mask of a prediction; `segments` are those of the predicted pane. */
export function maskOf(prediction: Prediction, segments: readonly Segment[], links: readonly Link[]): Mask {
  const hiding = isHiding(prediction, segments);
  const from = firstHiddenLine(prediction, segments);
  const { pane: hidden } = prediction;
  const linesIn = (link: Link | undefined, pane: number | null) =>
    pane === null ? [] : (link?.lines[pane] ?? []);
  return {
    hiding,
    hidesLink: (pane, link) => pane === hidden && linesIn(link, pane).every((line) => line >= from),
    hidesNote(note) {
      const lines = linesIn(
        links.find((link) => link.note === note),
        hidden,
      );
      return hiding && (lines.length === 0 || lines.some((line) => line >= from));
    },
  };
}
