import type { Comparison, Marker } from "../../core/compare/comparison";

/** Lines of one or more panes, and a note, that light up together. */
export interface Link {
  readonly key: string;
  /** The number of its note; null for a `link:` without one. */
  readonly note: number | null;
  /** By pane: its lines, from 1, ascending. */
  readonly lines: readonly (readonly number[])[];
}

/** A comparison's links: its counterparts, then the markers that have none (they still lead to a note). */
export function linksOf({ counterparts, panes }: Comparison): Link[] {
  const links: Link[] = counterparts.map((counterpart, index) => ({
    key: `link-${index + 1}`,
    note: counterpart.note,
    lines: panes.map((_, pane) => ascending(counterpart.lines[pane] ?? [])),
  }));
  const numbers = new Set(panes.flatMap((pane) => pane.markers.map((marker) => marker.number)));
  for (const number of [...numbers].sort((a, b) => a - b)) {
    if (links.some((link) => link.note === number)) continue;
    const lines = panes.map((pane) =>
      ascending(pane.markers.filter((marker) => marker.number === number).map((marker) => marker.line)),
    );
    links.push({ key: `note-${number}`, note: number, lines });
  }
  return links;
}

/** The link a line takes part in; the first one, when it takes part in several. */
export function linkAt(links: readonly Link[], pane: number, line: number): Link | null {
  return links.find((link) => link.lines[pane]?.includes(line)) ?? null;
}

/** The link that a marker's badge stands for; one that holds its line before another with its number. */
export function linkOfMarker(links: readonly Link[], pane: number, marker: Marker): Link | null {
  const numbered = links.filter((link) => link.note === marker.number);
  if (numbered.length < 2) return numbered[0] ?? null;
  return numbered.find((link) => link.lines[pane]?.includes(marker.line)) ?? numbered[0] ?? null;
}

/** The links that have lines in a pane, from its top to its bottom. */
export function linksInPane(links: readonly Link[], pane: number): Link[] {
  return links
    .filter((link) => (link.lines[pane]?.length ?? 0) > 0)
    .sort((a, b) => (a.lines[pane]?.[0] ?? 0) - (b.lines[pane]?.[0] ?? 0));
}

/** Where a link's other ends are, in words: `Go · goroutine line 5`. Empty when it has no other end. */
export function describeCounterparts(comparison: Comparison, link: Link, from: number): string {
  const ends = comparison.panes.flatMap((pane, index) => {
    const lines = index === from ? [] : (link.lines[index] ?? []);
    return lines.length === 0 ? [] : [`${pane.label} ${formatLines(lines)}`];
  });
  return ends.join("; ");
}

/** More lines than these are counted instead of named: nobody listens to hundreds of numbers. */
const MOST_NAMED = 10;

/** `line 5`, `lines 5 and 7`, `lines 1, 2 and 9`; of very many the first, and how many more there are. */
export function formatLines(lines: readonly number[]): string {
  const last = lines.at(-1);
  if (last === undefined) return "";
  if (lines.length === 1) return `line ${last}`;
  if (lines.length > MOST_NAMED + 1)
    return `lines ${lines.slice(0, MOST_NAMED).join(", ")} and ${lines.length - MOST_NAMED} more`;
  return `lines ${lines.slice(0, -1).join(", ")} and ${last}`;
}

function ascending(lines: readonly number[]): number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}
