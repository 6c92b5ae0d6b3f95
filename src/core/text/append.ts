/** Adds items behind a list's own. `list.push(...items)` overflows the stack where a note has very many of them. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
