/** Milliseconds of work after which the page gets its turn; half a frame, so that the rest of it is the page's. */
const SLICE = 8;

/** Work that waits for its turn on the page's thread. */
export interface WorkQueue {
  /** Runs work to its end, a slice at a time, after the work given before it. Rejects with what it throws. */
  run<Result>(work: Iterator<void, Result>): Promise<Result>;
}

/** A queue whose slices `schedule` runs, each when the page has had its turn. */
export function createQueue(schedule: (task: () => void) => void, now: () => number): WorkQueue {
  /** Each advances its work by a step and says whether more is left. */
  const waiting: (() => boolean)[] = [];

  const slice = (): void => {
    const end = now() + SLICE;
    do {
      const step = waiting[0];
      if (step === undefined) return;
      if (!step()) waiting.shift();
    } while (now() < end);
    if (waiting.length > 0) schedule(slice);
  };

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            const { done, value } = work.next();
            if (done) resolve(value);
            return !done;
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            return false;
          }
        });
        if (waiting.length === 1) schedule(slice);
      }),
  };
}
