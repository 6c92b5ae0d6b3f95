import type { Clock } from "./clock";

/** How long work may keep the page from anything else, in milliseconds: half a frame. */
const LONGEST = 8;

/**
 * Lets long work give way to the page. Await the returned function between the parts of the work: it waits for the
 * page where the work has taken 8 ms since it last did, and throws an `AbortError` once the signal tells that nobody
 * wants the work any more.
 */
export function yieldToMain(clock: Clock, signal?: AbortSignal): () => Promise<void> {
  let started = clock.now();
  return async () => {
    signal?.throwIfAborted();
    if (clock.now() - started < LONGEST) return;
    await new Promise<void>((resolve) => void clock.after(0, resolve));
    signal?.throwIfAborted();
    started = clock.now();
  };
}
