/** Automatic writes within a minute; more are put off, so that a burst of changes is no burst of writes. */
const WRITES_PER_MINUTE = 3;

/** How often the very same change may be made while the lessons stay the same: once more, for somebody who undid it. */
const SAME_CHANGE = 2;

/** How often it may be made while the lessons change to and fro. */
const SAME_CHANGE_TO_AND_FRO = 5;

/** How often as long, and how much longer, the note may become within the memory: beyond both it grows without end. */
const GROWTH = 4;
const GROWTH_LENGTH = 256 * 1024;

const MINUTE = 60_000;
const MEMORY = 10 * MINUTE;

interface Write {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly revision: number;
}

/** Whether a write may be made: now, in `delay` milliseconds, or not before somebody had a look. */
export type WriteDecision =
  | { readonly kind: "go" }
  | { readonly kind: "wait"; readonly delay: number }
  | { readonly kind: "stop"; readonly reason: string };

/**
 * Keeps the automatic glossary from working against another program: it is written a few times a minute at most,
 * and not at all once the same text was changed into the same other over and over, or the note grows without end.
 */
export class WriteLimiter {
  #writes: Write[] = [];

  /** Judges a write of `to` in the place of `from`. `revision` changes with the terms of the lessons. */
  decide(at: number, from: string, to: string, revision: number): WriteDecision {
    this.#writes = this.#writes.filter((write) => at - write.at < MEMORY);
    const same = this.#writes.filter((write) => write.from === from && write.to === to);
    const undone = same.filter((write) => write.revision === revision).length;
    if (undone >= SAME_CHANGE || same.length >= SAME_CHANGE_TO_AND_FRO) {
      return { kind: "stop", reason: "Another program keeps undoing what is written to the glossary." };
    }
    const shortest = this.#writes.reduce((least, write) => Math.min(least, write.from.length), from.length);
    if (to.length > Math.max(shortest * GROWTH, shortest + GROWTH_LENGTH)) {
      const [before, after] = [shortest, to.length].map((length) => `${Math.ceil(length / 1024)} KB`);
      return {
        kind: "stop",
        reason: `The glossary would grow from ${before} to ${after}. If that is right, use “Update the glossary”.`,
      };
    }
    const first = this.#writes[this.#writes.length - WRITES_PER_MINUTE];
    const delay = first === undefined ? 0 : first.at + MINUTE - at;
    return delay > 0 ? { kind: "wait", delay } : { kind: "go" };
  }

  record(at: number, from: string, to: string, revision: number): void {
    this.#writes.push({ at, from, to, revision });
  }

  reset(): void {
    this.#writes = [];
  }
}
