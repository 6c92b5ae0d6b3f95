import { linesOf, pointAt, positionBetween, type Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { FenceLeaf, Note } from "./note";

/** A fenced code block of a note, as CommonMark finds it, in whatever quotes, callouts and lists it stands. */
export interface Block {
  /** The info string's first word, as written. */
  readonly language: string;
  /** The rest of the info string. */
  readonly meta: string;
  /** What a host hands to the block's processor: containers' prefixes removed, line endings as in the note. */
  readonly content: string;
  /** False when the note, or the quote or list the block stands in, ends before the fence is closed. */
  readonly closed: boolean;
  /** What the block stands in, outermost first; a callout is a quote. */
  readonly containers: readonly ("quote" | "list")[];
  /** The column of the opening fence in its line, from 1, prefixes counted. */
  readonly column: number;
  /** From the opening fence to the end of the closing one. */
  readonly position: Position;
  /** Where a range of `content` stands in the note. */
  toNote(position: Position): Position;
  /** The offset in the note of an offset in `content`. */
  offsetInNote(offset: number): number;
}

/**
 * All fenced code blocks of the given languages in a note, in written order.
 *
 * Front matter, indented code, HTML blocks and `%%` comments that begin a line hold no blocks; a fence inside a longer
 * fence is content.
 */
export function findBlocks(note: Note, languages: readonly string[]): readonly Block[] {
  return note.leaves.flatMap((leaf) =>
    leaf.kind === "fence" && languages.includes(leaf.opening.language) ? [blockOf(note.lines, leaf)] : [],
  );
}

function blockOf(lines: Lines, fence: FenceLeaf): Block {
  const note = lines.text;
  const contentStarts: number[] = [];
  let content = "";
  fence.content.forEach(({ offset, end, padding }, index) => {
    contentStarts.push(content.length);
    content += " ".repeat(padding) + note.slice(offset, end);
    if (index < fence.content.length - 1) content += lineEnding(note, end);
  });
  const contentLines = linesOf(content);
  const offsetInNote = (offset: number): number => {
    const index = pointAt(contentLines, offset).line - 1;
    const line = fence.content[index];
    const start = contentStarts[index];
    if (line === undefined || start === undefined) return fence.openingEnd;
    return Math.min(line.offset + Math.max(0, offset - start - line.padding), line.end);
  };
  const end = fence.closingEnd ?? fence.content.at(-1)?.end ?? fence.openingEnd;
  const position = positionBetween(lines, fence.start, end);
  return {
    language: fence.opening.language,
    meta: fence.opening.meta,
    content,
    closed: fence.closingEnd !== null,
    containers: fence.containers,
    column: position.start.column,
    position,
    toNote: ({ start, end }) => positionBetween(lines, offsetInNote(start.offset), offsetInNote(end.offset)),
    offsetInNote,
  };
}

function lineEnding(text: string, at: number): string {
  if (text.charAt(at) !== "\r") return "\n";
  return text.charAt(at + 1) === "\n" ? "\r\n" : "\r";
}
