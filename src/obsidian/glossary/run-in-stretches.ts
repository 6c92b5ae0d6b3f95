import type { Steps } from "../../core/text/steps";
import type { Clock } from "./clock";

/** Longest stretch of work at a time, in milliseconds: half a frame. */
export const STRETCH = 8;

/** Does the work without keeping the page from anything for longer than a stretch. */
export async function runInStretches<Result>(steps: Steps<Result>, clock: Clock): Promise<Result> {
  let started = clock.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock.now() - started < STRETCH) continue;
    await new Promise<void>((resolve) => void clock.after(0, resolve));
    started = clock.now();
  }
}
