/** The time and its alarms, as a parameter, so that waiting can be tested without waiting. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Calls `run` after `delay` milliseconds; the returned function prevents it. */
  after(delay: number, run: () => void): () => void;
}

/** The window's clock. */
export const windowClock: Clock = {
  now: () => performance.now(),
  after: (delay, run) => {
    const timer = window.setTimeout(run, delay);
    return () => window.clearTimeout(timer);
  },
};
