import { BlockReader } from "./block-reader";
import type { Diagnostic } from "./diagnostic";
import type { Element } from "./element";
import type { Lines } from "./lines";

/** What differs between the two block languages, which share one grammar. */
export interface Dialect {
  /** The attribute keys the language knows, in lower case. */
  readonly keys: readonly string[];
  /** Whether `= text` and `__n__ = text` lines are answers, and boxes matter; else they are text and left alone. */
  readonly answers: boolean;
}

/** A block's elements in written order, what was wrong on the way to them, and the lines their positions are in. */
export interface BlockElements {
  readonly elements: readonly Element[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: Lines;
}

/**
 * Reads the content of one of our blocks by the grammar both languages share: headings name, fences hold code,
 * lists hold answers or notes, callouts hold asides. [B1]–[B6]
 *
 * Never throws and never stops early; whatever is nothing else is text. Time is linear in the source's length.
 */
export function readBlock(source: string, dialect: Dialect): BlockElements {
  return new BlockReader(source, dialect).read();
}
