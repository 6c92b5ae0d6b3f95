import type { Segment } from "../code/decoration";
import type { Link } from "./links";
import { type Prediction, firstHiddenLine, isHiding } from "./prediction";

/** What is not to be seen while a pane is predicted. */
export interface Veil {
  /** Whether anything is hidden. */
  readonly hiding: boolean;
  /** Whether a link's lines in a pane are all hidden. */
  readonly coversLink: (pane: number, link: Link) => boolean;
  /** Whether a note would give hidden lines away; one that no line leads to is kept for the end. */
  readonly coversNote: (note: number) => boolean;
}

/** The veil over the predicted pane, whose segments are given. */
export function veilOf(prediction: Prediction, segments: readonly Segment[], links: readonly Link[]): Veil {
  const hiding = isHiding(prediction, segments);
  const from = firstHiddenLine(prediction, segments);
  const { pane: hidden } = prediction;
  const linesIn = (link: Link | undefined, pane: number | null) =>
    pane === null ? [] : (link?.lines[pane] ?? []);
  return {
    hiding,
    coversLink: (pane, link) => pane === hidden && linesIn(link, pane).every((line) => line >= from),
    coversNote(note) {
      const lines = linesIn(
        links.find((link) => link.note === note),
        hidden,
      );
      return hiding && (lines.length === 0 || lines.some((line) => line >= from));
    },
  };
}
