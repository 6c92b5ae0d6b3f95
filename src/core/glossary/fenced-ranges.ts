import { closesFence, readFenceOpening, type FenceOpening } from "../markdown/fence-line";

/** A fenced code block's lines, from 0, fence lines included; `close` is null when it is never closed. */
export interface FencedRange {
  readonly open: number;
  readonly close: number | null;
}

/** The fenced code blocks of a note that stand outside quotes and lists. */
export function fencedRanges(lines: readonly string[]): FencedRange[] {
  const ranges: FencedRange[] = [];
  let open: { readonly line: number; readonly fence: FenceOpening } | null = null;
  for (const [index, line] of lines.entries()) {
    const text = unindented(line);
    if (text === null) continue;
    if (open === null) {
      const fence = readFenceOpening(text);
      if (fence !== null) open = { line: index, fence };
    } else if (closesFence(text, open.fence)) {
      ranges.push({ open: open.line, close: index });
      open = null;
    }
  }
  if (open !== null) ranges.push({ open: open.line, close: null });
  return ranges;
}

/** A line without its indentation; null when it is indented so far that it is code. */
function unindented(line: string): string | null {
  let start = 0;
  while (line.charAt(start) === " ") start++;
  return start > 3 || line.charAt(start) === "\t" ? null : line.slice(start);
}

/** For each line, whether it belongs to one of `ranges`. */
export function fencedLines(count: number, ranges: readonly FencedRange[]): boolean[] {
  const fenced = new Array<boolean>(count).fill(false);
  for (const { open, close } of ranges) fenced.fill(true, open, (close ?? count - 1) + 1);
  return fenced;
}
