import { printFigure, printRatio, type Figure } from "./report";

/** How several do the same things, each figure beside that of the one they are all held against. */
export interface PeerTable {
  readonly title: string;
  /** What was measured, a column each. */
  readonly measures: readonly string[];
  /** The first is the yardstick of the others. */
  readonly peers: readonly Peer[];
}

export interface Peer {
  readonly name: string;
  /** A figure for each measure; null where there is none. */
  readonly figures: readonly (Figure | null)[];
}

export function printPeerTable({ title, measures, peers }: PeerTable): string {
  const [yardstick] = peers;
  const rows = [
    [title, ...measures],
    ...peers.map(({ name, figures }) => [
      name,
      ...measures.map((_, column) => {
        const figure = figures[column] ?? null;
        const base = yardstick?.figures[column] ?? null;
        if (figure === null) return "–";
        return base === null ? printFigure(figure) : `${printFigure(figure)} ${printed(figure, base)}`;
      }),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [...rows.map((row) => `  ${print(row)}`), ""].join("\n");
}

/** A ratio in a column of its own width, so that figures stand below each other. */
function printed(figure: Figure, base: Figure): string {
  return printRatio(figure.value / base.value).padStart(6);
}
