import type { Text } from "@codemirror/state";
import type { Steps } from "../../core/text/steps";
import type { WhenIdle } from "../../highlight/warm-up";
import { readOwnBlocks, type OwnBlock } from "./own-blocks";

/** Texts of no more lines than this are read at once: it takes a millisecond or two. */
const READ_AT_ONCE = 400;

/** Milliseconds of an idle time that must be left for another step. */
const STEP_TIME = 2;

/** Finds the blocks of a text: at once where that is quick, else in idle time. */
export class BlockReader {
  private readonly whenIdle: WhenIdle;
  private readonly found: (blocks: readonly OwnBlock[]) => void;
  private callOff: (() => void) | null = null;

  /** `found` hears of what was not found at once. */
  constructor(whenIdle: WhenIdle, found: (blocks: readonly OwnBlock[]) => void) {
    this.whenIdle = whenIdle;
    this.found = found;
  }

  /** Whether a text is being read. */
  get busy(): boolean {
    return this.callOff !== null;
  }

  /** Reads a text in place of any other; null when its blocks come later. */
  read(doc: Text, before: readonly OwnBlock[]): readonly OwnBlock[] | null {
    this.stop();
    if (doc.lines <= READ_AT_ONCE) {
      const steps = readOwnBlocks(doc.toString(), before);
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      return step.value;
    }
    this.callOff = this.whenIdle((remaining) => {
      this.carryOn(readOwnBlocks(doc.toString(), before), remaining);
    });
    return null;
  }

  stop(): void {
    this.callOff?.();
    this.callOff = null;
  }

  private carryOn(steps: Steps<readonly OwnBlock[]>, remaining: () => number): void {
    do {
      const step = steps.next();
      if (step.done !== true) continue;
      this.callOff = null;
      this.found(step.value);
      return;
    } while (remaining() > STEP_TIME);
    this.callOff = this.whenIdle((again) => {
      this.carryOn(steps, again);
    });
  }
}
