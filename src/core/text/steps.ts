/**
 * Work that is done a little at a time. Each `yield` is a place to pause; whoever drives the steps decides for how
 * long. A step takes about a millisecond on a slow machine.
 */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How many lines, entries or the like are worked through between two places to pause. */
export const STEP = 512;

/** Does the work without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Work that was done at once. */
export function* done<Result>(result: Result): Steps<Result> {
  yield;
  return result;
}

/** The same work, given up at the next pause once nobody wants it any more; null when it was. */
export function* whileWanted<Result>(steps: Steps<Result>, isWanted: () => boolean): Steps<Result | null> {
  for (;;) {
    if (!isWanted()) return null;
    const step = steps.next();
    if (step.done === true) return step.value;
    yield;
  }
}
