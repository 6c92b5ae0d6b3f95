/** Where the items of an order question are: placed, first to last, and left out. Both hold item indexes. */
export interface Arrangement {
  readonly placed: readonly number[];
  readonly leftOut: readonly number[];
}

/** The arrangement a response describes, with everything it does not place left out in starting order. */
export function arrange(placed: readonly number[], starting: readonly number[]): Arrangement {
  return { placed, leftOut: starting.filter((item) => !placed.includes(item)) };
}

/** Moves the item at `from` so that it stands at `to`; both are kept inside the list. */
export function move(placed: readonly number[], from: number, to: number): readonly number[] {
  const item = placed[from];
  if (item === undefined) return placed;
  const rest = placed.filter((_, i) => i !== from);
  const at = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}

/**
 * Where a dragged row belongs: how many of the other rows have their middle above the pointer. `middles` are the
 * rows' middles as they stand, the dragged one's included at `from`.
 */
export function dropPlace(middles: readonly number[], from: number, pointer: number): number {
  return middles.filter((middle, i) => i !== from && middle < pointer).length;
}
