/** One figure beside the one it is held against, both measured in this run. */
export interface Row {
  readonly what: string;
  readonly ours: Figure;
  readonly yardstick: Figure;
  /** What the figure should be; null where it only informs. */
  readonly goal: Goal | null;
}

export interface Figure {
  readonly value: number;
  readonly unit: "ms" | "µs" | "KB" | "MB";
  /** What was measured, where the row's name does not say it. */
  readonly name?: string;
}

export interface Goal {
  readonly text: string;
  readonly met: boolean;
}

/** A part of the table. */
export interface Subject {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What is printed below the rows: how others do. */
  readonly appendix?: string;
}

export const milliseconds = (value: number, name?: string): Figure =>
  name === undefined ? { value, unit: "ms" } : { value, unit: "ms", name };

/** A goal of the form "no more than". */
export const atMost = (limit: number, value: number, text: string): Goal => ({ text, met: value <= limit });

export function printSubject({ title, rows, appendix }: Subject): string {
  const header = ["", "ours", "yardstick", "ratio", "goal", ""];
  const cells = rows.map(({ what, ours, yardstick, goal }) => [
    what,
    printFigure(ours),
    printFigure(yardstick),
    printRatio(ours.value / yardstick.value),
    goal?.text ?? "",
    goal === null ? "" : goal.met ? "met" : "MISSED",
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...cells].map((row) => row[column]?.length ?? 0)),
  );
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 || column > 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const table = [title, ...[header, ...cells].map((row) => `  ${print(row)}`), ""].join("\n");
  return appendix === undefined ? table : `${table}\n${appendix}`;
}

export function printFigure({ value, unit, name }: Figure): string {
  const number = value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
  return `${number} ${unit}${name === undefined ? "" : ` ${name}`}`;
}

export function printRatio(ratio: number): string {
  return `${ratio < 10 ? ratio.toPrecision(2) : Math.round(ratio).toLocaleString("en")} ×`;
}
