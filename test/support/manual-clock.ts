import type { Clock } from "../../src/obsidian/app/scheduling";

/** A clock that goes only when it is told to. */
export class ManualClock implements Clock {
  #now = 0;
  #alarms: { readonly at: number; readonly run: () => void }[] = [];
  /** How long every look at the clock takes, so that work takes time. */
  tick = 0;

  now(): number {
    this.#now += this.tick;
    return this.#now;
  }

  after(delay: number, run: () => void): () => void {
    const alarm = { at: this.#now + delay, run };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((each) => each !== alarm);
    };
  }

  get alarms(): number {
    return this.#alarms.length;
  }

  /** Lets time pass, and whatever waits for it run to its end. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (;;) {
      const due = this.#alarms.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      this.#alarms = this.#alarms.filter((each) => each !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await settle();
    }
    this.#now = Math.max(this.#now, end);
    await settle();
  }
}

/** Lets every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
