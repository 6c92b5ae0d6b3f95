import type { ChangeDesc, Text } from "@codemirror/state";
import { findBlocks, type Block } from "../../core/markdown/blocks";
import { readNote } from "../../core/markdown/note";
import type { WhenIdle } from "../../highlight/warm-up";

const LANGUAGES = ["go-drill", "go-compare"] as const;

/** One of our blocks in an editor's text. */
export interface OwnBlock {
  /** As it was found; its places are in the text it was found in. */
  readonly block: Block;
  /** How much further down it stands in the text as it is now. */
  readonly shift: number;
  /** The block before it was last written in; null when it was not. */
  readonly former: Block | null;
}

/** Blocks after a change, and whether others may have come, gone or changed their extent. */
export interface FollowedBlocks {
  readonly blocks: readonly OwnBlock[];
  readonly settled: boolean;
}

export const startOf = ({ block, shift }: OwnBlock): number => block.position.start.offset + shift;
export const endOf = ({ block, shift }: OwnBlock): number => block.position.end.offset + shift;

/** The blocks of a text; those that are as they were before are the same objects. */
export function readOwnBlocks(text: string, before: readonly OwnBlock[]): readonly OwnBlock[] {
  // Most notes hold none, and need not be read for it.
  if (!LANGUAGES.some((language) => text.includes(language))) return [];
  const known = new Map(before.map((own) => [startOf(own), own]));
  return findBlocks(readNote(text), LANGUAGES).map((block) => {
    const own = known.get(block.position.start.offset);
    const same = own !== undefined && endOf(own) === block.position.end.offset && isSame(own.block, block);
    return same ? own : { block, shift: 0, former: null };
  });
}

/**
 * Carries blocks over a change of the text. One that the change lies in is read again by itself, since most
 * keystrokes change nothing else; what may have changed more than that is left to a reading of the whole text.
 */
export function followChange(blocks: readonly OwnBlock[], changes: ChangeDesc, doc: Text): FollowedBlocks {
  const followed: OwnBlock[] = [];
  let outside = countChanges(changes, () => true);
  let settled = true;
  for (const own of blocks) {
    const [start, end] = [startOf(own), endOf(own)];
    const from = changes.mapPos(start, 1);
    if (changes.touchesRange(start, end) === false) {
      followed.push({ ...own, shift: own.shift + from - start });
      continue;
    }
    outside -= countChanges(changes, (changed, to) => changed > start && to < end);
    const again = readAgain(own, from, changes.mapPos(end, -1), doc);
    if (again === null) settled = false;
    else followed.push(again);
  }
  return { blocks: followed, settled: settled && outside === 0 };
}

/** The block between two offsets, if it still is one that begins and ends there. */
function readAgain({ block }: OwnBlock, from: number, to: number, doc: Text): OwnBlock | null {
  // What goes on with an item is for the item to say, which stands above.
  if (from >= to || !block.closed || block.containers.includes("list")) return null;
  const shift = doc.lineAt(from).from;
  const text = doc.sliceString(shift, doc.lineAt(to).to);
  const [found, ...others] = findBlocks(readNote(text), LANGUAGES);
  if (found === undefined || others.length > 0 || !found.closed || !isPlacedAs(found, block)) return null;
  const { start, end } = found.position;
  return start.offset + shift === from && end.offset + shift >= to
    ? { block: found, shift, former: block }
    : null;
}

const isSame = (one: Block, other: Block): boolean =>
  one.language === other.language && one.content === other.content && isPlacedAs(one, other);

const isPlacedAs = (one: Block, other: Block): boolean =>
  one.column === other.column && one.containers.join() === other.containers.join();

function countChanges(changes: ChangeDesc, counts: (from: number, to: number) => boolean): number {
  let count = 0;
  changes.iterChangedRanges((from, to) => {
    if (counts(from, to)) count++;
  }, true);
  return count;
}

/** Texts of no more lines than this are read at once: it takes a millisecond or two. */
const READ_AT_ONCE = 400;

/** Finds the blocks of a text: at once where that is quick, else in idle time. */
export class BlockReader {
  private readonly whenIdle: WhenIdle;
  private readonly found: (blocks: readonly OwnBlock[]) => void;
  private cancel: (() => void) | null = null;

  /** `found` hears of what was not found at once. */
  constructor(whenIdle: WhenIdle, found: (blocks: readonly OwnBlock[]) => void) {
    this.whenIdle = whenIdle;
    this.found = found;
  }

  /** Whether a text is being read. */
  get busy(): boolean {
    return this.cancel !== null;
  }

  /** Reads a text in place of any other; null when its blocks come later. */
  read(doc: Text, before: readonly OwnBlock[]): readonly OwnBlock[] | null {
    this.stop();
    if (doc.lines <= READ_AT_ONCE) return readOwnBlocks(doc.toString(), before);
    this.cancel = this.whenIdle(() => {
      this.cancel = null;
      this.found(readOwnBlocks(doc.toString(), before));
    });
    return null;
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
