/** Items in an order, kept in it while they come and go. Two that compare as equal are one and the same. */
export class SortedList<Item> {
  readonly #compare: (one: Item, other: Item) => number;
  readonly #items: Item[] = [];

  constructor(compare: (one: Item, other: Item) => number) {
    this.#compare = compare;
  }

  /** The items in their order. It changes with them: whoever looks at it over a while takes a copy. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** Takes an item over, in the place of its equal if there is one. */
  put(item: Item): void {
    const { at, isThere } = this.#find(item);
    this.#items.splice(at, isThere ? 1 : 0, item);
  }

  remove(item: Item): void {
    const { at, isThere } = this.#find(item);
    if (isThere) this.#items.splice(at, 1);
  }

  #find(item: Item): { readonly at: number; readonly isThere: boolean } {
    let from = 0;
    let to = this.#items.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const order = this.#compare(this.#items[middle] as Item, item);
      if (order === 0) return { at: middle, isThere: true };
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return { at: from, isThere: false };
  }
}
