import type { LineDecoration, Segment } from "./decoration";

/** Consecutive lines (from 1, both ends included) that are all folded away, or all shown. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly collapsed: boolean;
}

/** A segment with its lines, as runs. A listing without segments is one part. */
export interface Part extends Segment {
  readonly runs: readonly Run[];
}

/**
 * Splits the lines of a listing at its segments and at the edges of what is folded. Segments must be in order;
 * those that begin outside the listing, or not after the one before, are skipped.
 */
export function partsOf(
  lineCount: number,
  segments: readonly Segment[],
  collapsed: ReadonlySet<number>,
): Part[] {
  const starts: Segment[] = [];
  for (const segment of segments) {
    const last = starts.at(-1)?.from ?? 0;
    if (segment.from > last && segment.from <= lineCount) starts.push(segment);
  }
  if (starts[0]?.from !== 1) starts.unshift({ from: 1, row: 1, span: 1 });
  return starts.map((segment, index) => {
    const to = (starts[index + 1]?.from ?? lineCount + 1) - 1;
    return { ...segment, runs: runsOf(segment.from, to, collapsed) };
  });
}

/** The lines that carry a `collapse` mark. */
export function collapsedLines(
  decorations: ReadonlyMap<number, LineDecoration> | undefined,
): ReadonlySet<number> {
  const collapsed = new Set<number>();
  for (const [line, decoration] of decorations ?? []) {
    if (decoration.kinds?.includes("collapse") === true) collapsed.add(line);
  }
  return collapsed;
}

function runsOf(from: number, to: number, collapsed: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  let start = from;
  for (let line = from; line <= to; line += 1) {
    const state = collapsed.has(line);
    if (line < to && collapsed.has(line + 1) === state) continue;
    runs.push({ from: start, to: line, collapsed: state });
    start = line + 1;
  }
  return runs;
}
