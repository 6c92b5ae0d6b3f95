import type { Segment } from "../code/decoration";
import type { Link } from "./links";

/** Rows that panes standing side by side share, and which lines of each pane begin in which row. */
export interface Alignment {
  readonly rows: number;
  readonly segments: readonly (readonly Segment[])[];
}

/** More linked lines than these are not made level: finding the longest chain of them takes cubic time. */
const MOST_ANCHORS = 120;

/** The first lines of a link, by pane; undefined in a pane without any. */
type Anchor = readonly (number | undefined)[];

/**
 * Gives linked lines a row of their own, so that they start at the same height however much stands above them.
 *
 * Links that cross cannot all be level; the longest chain of them that does not cross is. A pane without a part
 * in a link runs on through its row.
 */
export function align(links: readonly Link[], panes: number): Alignment {
  const anchors = longestChain(
    links
      .map((link) => Array.from({ length: panes }, (_, pane) => link.lines[pane]?.[0]))
      .filter((anchor) => anchor.filter((line) => line !== undefined).length > 1)
      .slice(0, MOST_ANCHORS),
  );
  const rows = anchors.length + 1;
  const segments = Array.from({ length: panes }, (_, pane) => {
    const starts = [{ from: 1, row: 1 }];
    anchors.forEach((anchor, index) => {
      const from = anchor[pane];
      if (from === undefined) return;
      if (from === 1) starts.length = 0;
      starts.push({ from, row: index + 2 });
    });
    return starts.map(({ from, row }, index) => ({
      from,
      row,
      span: (starts[index + 1]?.row ?? rows + 1) - row,
    }));
  });
  return { rows, segments };
}

/** The longest run of anchors of which each lies wholly below the one before. */
function longestChain(anchors: readonly Anchor[]): Anchor[] {
  const ordered = [...anchors].sort((a, b) => firstLine(a) - firstLine(b) || lastLine(a) - lastLine(b));
  const chains: Anchor[][] = [];
  for (const anchor of ordered) {
    let best: Anchor[] = [];
    for (const chain of chains) {
      if (chain.length > best.length && chain.every((earlier) => below(anchor, earlier))) best = chain;
    }
    chains.push([...best, anchor]);
  }
  return chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);
}

function below(anchor: Anchor, earlier: Anchor): boolean {
  return anchor.every((line, pane) => {
    const above = earlier[pane];
    return line === undefined || above === undefined || line > above;
  });
}

function firstLine(anchor: Anchor): number {
  return anchor.reduce<number>((first, line) => Math.min(first, line ?? Infinity), Infinity);
}

function lastLine(anchor: Anchor): number {
  return anchor.reduce<number>((last, line) => Math.max(last, line ?? 0), 0);
}
