/** What orders a lesson among others. */
export interface Orderable {
  readonly path: string;
  readonly lesson: number | null;
}

/**
 * The order lessons are read in: by number, those without one last, then by file name as people count
 * (`2 Maps` before `10 Tests`), then by path. The same on every device, so no locale is asked. [T5]
 */
export function compareLessons(a: Orderable, b: Orderable): number {
  const byNumber = (a.lesson ?? Infinity) - (b.lesson ?? Infinity);
  if (a.lesson !== b.lesson && byNumber !== 0) return byNumber;
  return compareNaturally(fileName(a.path), fileName(b.path)) || compareText(a.path, b.path);
}

/** The last part of a path, without `.md`. */
export function fileName(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.toLowerCase().endsWith(".md") ? name.slice(0, -3) : name;
}

/** Compares runs of digits by their value, however long, and the rest regardless of case. */
export function compareNaturally(a: string, b: string): number {
  const left = runs(a);
  const right = runs(b);
  for (const [index, run] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareRuns(run, other);
    if (order !== 0) return order;
  }
  return left.length < right.length ? -1 : compareText(a, b);
}

function runs(text: string): readonly string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[0-9]+|[^0-9]+/g) ?? []
  );
}

function compareRuns(a: string, b: string): number {
  if (!isDigits(a) || !isDigits(b)) return compareText(a, b);
  const left = a.replace(/^0+/, "");
  const right = b.replace(/^0+/, "");
  return left.length - right.length || compareText(left, right);
}

function isDigits(run: string): boolean {
  return run >= "0" && run < ":";
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
