import type { Comparison, Pane } from "../../core/compare/comparison";

export interface PrintedLinesProps {
  /** How many lines the predicted pane has. */
  readonly lines: number;
  /** How many of them, from the top, the reader has seen. */
  readonly seen: number;
  readonly draft: string;
  /** Of the grid's rows, the one in which what is hidden begins. */
  readonly row: number;
}

/** More lines would not fit on a page together with the code. */
const MOST_LINES = 40;

/** Ruled lines to write a prediction on, in print alone: as many as the hidden code takes. */
export function PrintedLines({ lines, seen, draft, row }: PrintedLinesProps) {
  const written = draft === "" ? [] : draft.split("\n");
  const count = Math.min(MOST_LINES, Math.max(lines, written.length + Math.min(seen, lines)));
  const rules = [];
  for (let line = 0; line < count; line += 1) {
    rules.push(
      <div key={line} class={`gfr-rule ${line < seen ? "gfr-seen" : ""}`}>
        <span>{written[line - Math.min(seen, lines)] ?? ""}</span>
      </div>,
    );
  }
  return (
    <div
      class={`gfr-printed-lines ${seen < lines ? "mod-open" : ""}`}
      aria-hidden="true"
      style={{ "--gfr-row": row }}
    >
      {rules}
    </div>
  );
}

/** Characters of code in a line of print, where two panes stand beside each other and where they do not. */
const BESIDE = 34;
const BELOW = 74;

/** Characters of a note or an aside in a line of print. */
const PROSE = 80;

/** Lines of print that certainly fit on an A4 page below a title, as prose and code are set. */
const PAGE = 34;

/**
 * Whether a comparison may not fit on one printed page.
 *
 * Browsers put the rows of a subgrid that is broken over pages on top of what follows it, so one that is long gives
 * up the common heights of its linked lines in print. This is estimated from the text, since the browser lays out the
 * print after the last script has run. The estimate errs on the long side.
 */
export function mayExceedPage({ panes, notes, asides, introduction }: Comparison): boolean {
  const beside = panes.length === 2;
  const heights = panes.map((pane) => linesOfPane(pane, beside ? BESIDE : BELOW));
  // Linked lines that start at one height leave gaps on either side.
  const code = beside
    ? 1.2 * heights.reduce((most, height) => Math.max(most, height), 0)
    : heights.reduce((sum, height) => sum + height + 2, 0);
  const texts = [
    ...notes.map(({ text }) => text),
    ...asides.map(({ title, body }) => `${title}${body}`),
    ...introduction.map(({ text }) => text),
  ];
  const prose = texts.reduce((sum, text) => sum + 0.5 + Math.ceil(text.length / PROSE), 0);
  return code + prose > PAGE;
}

function linesOfPane({ text, markers }: Pane, width: number): number {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  // A comment that has no room behind its line goes below it.
  return lines + markers.length / 2;
}
