/** The lines of two notes that both have, as pairs of line numbers: a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      const length =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      const line = lengths[row];
      if (line !== undefined) line[column] = length;
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < a.length && column < b.length;) {
    if (a[row] === b[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

/**
 * Merges two notes that differ as `git merge` does without a common ancestor: what both have stands once, and where
 * they differ either both stand one after the other (`union`) or between conflict marks (`conflict`).
 */
export function mergeNotes(ours: string, theirs: string, how: "union" | "conflict"): string {
  const a = ours.split("\n");
  const b = theirs.split("\n");
  const merged: string[] = [];
  let row = 0;
  let column = 0;
  for (const [nextRow, nextColumn] of [...commonLines(a, b), [a.length, b.length] as const]) {
    const left = a.slice(row, nextRow);
    const right = b.slice(column, nextColumn);
    if (how === "union" || left.length + right.length === 0) merged.push(...left, ...right);
    else merged.push("<<<<<<< ours", ...left, "=======", ...right, ">>>>>>> theirs");
    const common = a[nextRow];
    if (common !== undefined && nextRow < a.length) merged.push(common);
    row = nextRow + 1;
    column = nextColumn + 1;
  }
  return merged.join("\n");
}
