import type { Comparison, Pane } from "../../core/compare/comparison";

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
 * up the common heights of its linked lines on paper. This is reckoned from the text, since what is printed is laid
 * out only after the last script has run, and rather says so once too often.
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
