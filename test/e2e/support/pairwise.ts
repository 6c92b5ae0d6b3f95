/** For each two-valued factor whether it has its other value. */
export type Row = readonly boolean[];

/**
 * The fewest rows in which any two values of any two of `factors` two-valued factors stand together at least once; in
 * the first row nothing is changed.
 *
 * In the other rows each factor is changed in a different choice of half of them (rounded up, the first row counted):
 * two such choices share a row, and each has a row that the other lacks (D. J. Kleitman, J. Spencer, Families of
 * k-independent sets, Discrete Mathematics 6, 1973). Most faults that depend on circumstances depend on one or two of
 * them, so these rows find nearly what all combinations would.
 */
export function pairwise(factors: number): readonly Row[] {
  const nothing = Array.from({ length: factors }, () => false);
  if (factors === 0) return [nothing];
  for (let count = 4; ; count++) {
    const choices = subsets(count - 1, Math.ceil(count / 2)).slice(0, factors);
    if (choices.length < factors) continue;
    const changed = Array.from({ length: count - 1 }, (_, row) => choices.map((choice) => choice.has(row)));
    return [nothing, ...changed];
  }
}

/** All sets of `size` numbers below `count`. */
function subsets(count: number, size: number): ReadonlySet<number>[] {
  if (size === 0) return [new Set()];
  if (size > count) return [];
  const withLast = subsets(count - 1, size - 1).map((set) => new Set([...set, count - 1]));
  return [...subsets(count - 1, size), ...withLast];
}
