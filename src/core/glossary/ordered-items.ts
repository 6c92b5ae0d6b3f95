import { compareKeys } from "./key";

/** What stands in the glossary's order, and how much of the note's text it takes up. */
export interface Placed {
  readonly key: string;
  readonly length: number;
}

interface Block<Item> {
  readonly items: readonly Item[];
  /** How much all of them take up. */
  readonly length: number;
}

/** A block is cut in two when it has twice as many items. */
const BLOCK = 128;

/**
 * Items in the glossary's order, each key once. A change makes another list that shares with this one all blocks but
 * those it touches, so that it costs about the same however many items there are.
 */
export class OrderedItems<Item extends Placed> implements Iterable<Item> {
  readonly size: number;
  readonly #blocks: readonly Block<Item>[];

  private constructor(blocks: readonly Block<Item>[], size: number) {
    this.#blocks = blocks;
    this.size = size;
  }

  /** `items` are in order already. */
  static of<Item extends Placed>(items: readonly Item[]): OrderedItems<Item> {
    return new OrderedItems(cut(items), items.length);
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const { items } of this.#blocks) yield* items;
  }

  get(key: string): Item | null {
    const { items } = this.#blocks[this.#blockOf(key)] ?? EMPTY;
    const item = items[place(items, key)];
    return item?.key === key ? item : null;
  }

  /** How much the items before a key take up, whether it is there or not. */
  before(key: string): number {
    const at = this.#blockOf(key);
    let length = 0;
    for (let block = 0; block < at; block++) length += this.#blocks[block]?.length ?? 0;
    const { items } = this.#blocks[at] ?? EMPTY;
    return length + lengthOf(items.slice(0, place(items, key)));
  }

  /** The items with some of them changed, added or, where null, left out. */
  with(changes: ReadonlyMap<string, Item | null>): OrderedItems<Item> {
    const blocks = [...this.#blocks];
    let size = this.size;
    for (const [key, item] of changes) {
      const at = blockOf(blocks, key);
      const items = [...(blocks[at] ?? EMPTY).items];
      const index = place(items, key);
      const standing = items[index]?.key === key ? 1 : 0;
      items.splice(index, standing, ...(item === null ? [] : [item]));
      size += items.length - (blocks[at]?.items.length ?? 0);
      blocks.splice(at, 1, ...cut(items));
    }
    return new OrderedItems(blocks, size);
  }

  #blockOf(key: string): number {
    return blockOf(this.#blocks, key);
  }
}

const EMPTY: Block<never> = { items: [], length: 0 };

function cut<Item extends Placed>(items: readonly Item[]): Block<Item>[] {
  const blocks: Block<Item>[] = [];
  for (let start = 0; start < items.length;) {
    const end = items.length - start < 2 * BLOCK ? items.length : start + BLOCK;
    const part = items.slice(start, end);
    blocks.push({ items: part, length: lengthOf(part) });
    start = end;
  }
  return blocks;
}

function lengthOf(items: readonly Placed[]): number {
  return items.reduce((sum, { length }) => sum + length, 0);
}

/** The block a key belongs to: the last that begins with it or before it, else the first. */
function blockOf(blocks: readonly Block<Placed>[], key: string): number {
  return Math.max(
    0,
    search(blocks.length, (at) => compareKeys(blocks[at]?.items[0]?.key ?? "", key) <= 0) - 1,
  );
}

/** Where a key stands, or would stand. */
function place(items: readonly Placed[], key: string): number {
  return search(items.length, (at) => compareKeys(items[at]?.key ?? "", key) < 0);
}

/** How many of the first of so many items are `low`; no low one comes after another. */
function search(count: number, low: (at: number) => boolean): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (low(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
