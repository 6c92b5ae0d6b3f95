import type { LineState } from "./engine";
import type { TokenLine } from "./tokens";

/** A block as it was tokenized: its lines, their tokens, and the tokenizer's state after each. */
export interface WorkedBlock {
  readonly lines: readonly string[];
  readonly tokens: readonly TokenLine[];
  readonly states: readonly LineState[];
}

/** How much of a block is as it was: lines from its beginning, and from its end. */
export interface Overlap {
  readonly block: WorkedBlock;
  readonly head: number;
  readonly tail: number;
}

/** Blocks remembered: those somebody writes in, and some more. */
const REMEMBERED = 8;

/**
 * The blocks tokenized last, so that one that differs from an earlier one in some lines, as after a keystroke, costs
 * no more than those lines.
 */
export class LineHistory {
  private readonly blocks: WorkedBlock[] = [];

  /** Keeps a block, in place of the one it was made from. */
  remember(block: WorkedBlock, from: WorkedBlock | null): void {
    const replaced = from === null ? -1 : this.blocks.indexOf(from);
    if (replaced !== -1) this.blocks.splice(replaced, 1);
    this.blocks.unshift(block);
    this.blocks.length = Math.min(this.blocks.length, REMEMBERED);
  }

  /** The earlier block most of whose lines are those of this one; null when none shares any. */
  nearest(lines: readonly string[]): Overlap | null {
    let best: Overlap | null = null;
    for (const block of this.blocks) {
      const overlap = overlapOf(block, lines);
      if (overlap.head + overlap.tail > (best === null ? 0 : best.head + best.tail)) best = overlap;
    }
    return best;
  }
}

function overlapOf(block: WorkedBlock, lines: readonly string[]): Overlap {
  const most = Math.min(block.lines.length, lines.length);
  let head = 0;
  while (head < most && block.lines[head] === lines[head]) head++;
  let tail = 0;
  while (tail < most - head && block.lines.at(-1 - tail) === lines.at(-1 - tail)) tail++;
  return { block, head, tail };
}
