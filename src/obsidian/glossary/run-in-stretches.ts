import type { Steps } from "../../core/text/steps";
import type { Clock } from "./clock";

/** Longest stretch of work at a time, in milliseconds: half a frame. */
export const STRETCH = 8;

/** Work of many parts that keeps the page from nothing for longer than a stretch. */
export class Stretches {
  readonly #clock: Clock;
  readonly #onPause: () => void;
  #started: number;

  constructor(clock: Clock, onPause: () => void = () => undefined) {
    this.#clock = clock;
    this.#onPause = onPause;
    this.#started = clock.now();
  }

  /** Waits for the page where the stretch is over. */
  async pause(): Promise<void> {
    if (this.#clock.now() - this.#started < STRETCH) return;
    this.#onPause();
    await new Promise<void>((resolve) => void this.#clock.after(0, resolve));
    this.#started = this.#clock.now();
  }

  async run<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (this.#clock.now() - this.#started >= STRETCH) await this.pause();
    }
  }
}

/** Does the work without keeping the page from anything for longer than a stretch. */
export function runInStretches<Result>(steps: Steps<Result>, clock: Clock): Promise<Result> {
  return new Stretches(clock).run(steps);
}
