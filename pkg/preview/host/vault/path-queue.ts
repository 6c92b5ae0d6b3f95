/** Runs tasks of one path one after another, and tasks of different paths side by side. A failed task stops no other. */
export class PathQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(path: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(path) ?? Promise.resolve();
    const result = before.then(task, task);
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (this.tails.get(path) === tail) this.tails.delete(path);
      });
    this.tails.set(path, tail);
    return result;
  }

  /** Settles when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }
}
