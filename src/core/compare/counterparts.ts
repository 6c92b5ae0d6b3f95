import type { Counterpart, Pane } from "./comparison";

/**
 * The lines that say the same thing: those whose markers share a number in two panes or more, by number, then
 * those `links` name, in written order. [C1] [C3]
 */
export function findCounterparts(
  panes: readonly Pick<Pane, "markers">[],
  links: readonly (readonly (readonly number[])[])[],
): readonly Counterpart[] {
  const byNumber = new Map<number, Set<number>[]>();
  for (const [index, pane] of panes.entries()) {
    for (const { number, line } of pane.markers) {
      const lines = byNumber.get(number) ?? panes.map(() => new Set<number>());
      lines[index]?.add(line);
      byNumber.set(number, lines);
    }
  }
  const marked = [...byNumber]
    .filter(([, lines]) => lines.filter((each) => each.size > 0).length > 1)
    .sort(([a], [b]) => a - b)
    .map(([note, lines]) => ({ note, lines: lines.map((each) => [...each]) }));
  return [...marked, ...links.map((lines) => ({ note: null, lines }))];
}
