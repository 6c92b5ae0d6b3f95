import type { Text } from "@codemirror/state";
import type { WhenIdle } from "../../highlight/warm-up";
import { readOwnBlocks, type OwnBlock } from "./own-blocks";

/** Texts of no more lines than this are read at once: it takes a millisecond or two. */
const READ_AT_ONCE = 400;

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
    if (doc.lines <= READ_AT_ONCE) return readOwnBlocks(doc.toString(), before);
    this.callOff = this.whenIdle(() => {
      this.callOff = null;
      this.found(readOwnBlocks(doc.toString(), before));
    });
    return null;
  }

  stop(): void {
    this.callOff?.();
    this.callOff = null;
  }
}
