import type { BlockLine, BlockLines } from "./block-lines";
import type { Fence } from "./element";
import { closesFence, type FenceOpening } from "./fence-line";
import { withoutSpaces } from "./indentation";
import { lineStart, lineText, positionBetween } from "./lines";

/** A fence, and the number of the line after it. */
export interface ReadFence {
  readonly fence: Fence;
  readonly next: number;
}

/** How much deeper than its opening a fence may be closed: as in Markdown, and more behind an item's marker and box. */
const CLOSING_INDENT = 3;
const CLOSING_INDENT_IN_ITEM = 7;

/**
 * Reads the fence that begins at `start` on a line: its first character, or behind an item's marker.
 *
 * ```text
 * - ```go            behind the marker, the code is indented as the closing fence is;
 *   x := 1           else as the opening one is
 *   ```
 * ^^
 * taken off as spaces only, so that code keeps its tabs
 * ```
 */
export function readFence(
  source: BlockLines,
  line: BlockLine,
  opening: FenceOpening,
  start: number,
  afterBlank: boolean,
): ReadFence {
  const inItem = start > line.start;
  const deepest = line.indent + (inItem ? CLOSING_INDENT_IN_ITEM : CLOSING_INDENT);
  let closing: BlockLine | null = null;
  let next = line.number + 1;
  for (; next <= source.count && closing === null; next++) {
    const candidate = source.at(next);
    if (candidate === null || candidate.indent > deepest) continue;
    if (closesFence(candidate.text, opening)) closing = candidate;
  }
  const indent = inItem ? (closing?.indent ?? 0) : line.indent;
  const last = closing === null ? lastLine(source) : closing.number - 1;
  const texts: string[] = [];
  const lineStarts: number[] = [];
  for (let number = line.number + 1; number <= last; number++) {
    const whole = lineText(source.lines, number);
    const kept = withoutSpaces(whole, indent);
    lineStarts.push(lineStart(source.lines, number) + whole.length - kept.length);
    texts.push(kept);
  }
  const fence: Fence = {
    kind: "fence",
    language: opening.language,
    meta: opening.meta,
    text: texts.join("\n"),
    lineStarts,
    closed: closing !== null,
    indented: inItem || line.indent > 0,
    afterBlank: !inItem && afterBlank,
    position: positionBetween(source.lines, start, closing?.end ?? source.lines.text.length),
  };
  return { fence, next };
}

/** The block's last line ending begins no further line of code. */
function lastLine({ lines, count }: BlockLines): number {
  return lineStart(lines, count) === lines.text.length ? count - 1 : count;
}
