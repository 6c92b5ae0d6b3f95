/** Keeps the values used last, up to a total weight. */
export class LruCache<Key, Value> {
  private readonly entries = new Map<Key, Value>();
  private readonly capacity: number;
  private readonly weigh: (key: Key) => number;
  private weight = 0;

  /** By default every entry weighs 1, and the capacity is their number. */
  constructor(capacity: number, weigh: (key: Key) => number = () => 1) {
    this.capacity = capacity;
    this.weigh = weigh;
  }

  /** The value, which thereby becomes the one used last; undefined when it is not here (any more). */
  get(key: Key): Value | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    if (this.entries.delete(key)) this.weight -= this.weigh(key);
    this.entries.set(key, value);
    this.weight += this.weigh(key);
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.capacity) return;
      this.entries.delete(oldest);
      this.weight -= this.weigh(oldest);
    }
  }
}
