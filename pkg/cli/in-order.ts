/**
 * Maps items with at most `limit` at work, and gives the results in the items' order as they become available.
 * Nothing is started long before it is asked for, so ten thousand notes are never in memory at once.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const window: Promise<Result>[] = [];
  try {
    for (const item of items) {
      window.push(map(item));
      if (window.length < limit) continue;
      const first = window.shift();
      if (first !== undefined) yield await first;
    }
    for (let first = window.shift(); first !== undefined; first = window.shift()) yield await first;
  } finally {
    // Whoever stops early, for an error or otherwise, leaves no rejection behind unseen.
    await Promise.allSettled(window);
  }
}
