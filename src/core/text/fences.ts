import { continueContainers, openContainer, type Container } from "./containers";
import { closesFence, readFenceOpening, type FenceOpening } from "./fence-line";
import { frontMatterEnd } from "./front-matter-lines";
import { endsHtmlBlock, readHtmlBlockStart, type HtmlBlockEnd } from "./html-block";
import { blanksAhead, cursorAt, remainder, takeBlanks, type LineCursor } from "./line-cursor";
import { isThematicBreak } from "./thematic-break";
import { lineEnd, lineStart, linesOf, pointAt, positionBetween, type Lines } from "./lines";
import type { Position } from "./position";
import { finish, STEP, type Steps } from "./steps";

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
  /** Where a stretch of `content` stands in the note. */
  toNote(position: Position): Position;
  /** The offset in the note of an offset in `content`. */
  offsetInNote(offset: number): number;
}

/** One line of a block's content: where it begins in the note, after `padding` blanks the note has as part of a tab. */
interface ContentLine {
  readonly offset: number;
  readonly end: number;
  readonly padding: number;
}

type Leaf =
  | { readonly kind: "none" | "paragraph" | "comment" }
  | { readonly kind: "html"; readonly end: HtmlBlockEnd }
  | { readonly kind: "fence"; readonly fence: OpenFence };

interface OpenFence {
  readonly opening: FenceOpening;
  readonly containers: readonly Container[];
  readonly indent: number;
  readonly start: number;
  readonly openingEnd: number;
  readonly content: ContentLine[];
}

const NONE: Leaf = { kind: "none" };
const PARAGRAPH: Leaf = { kind: "paragraph" };
const COMMENT: Leaf = { kind: "comment" };

const SETEXT_UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;

/** Deeper than any note a person writes; it keeps a line of nothing but markers from costing its length squared. */
const DEEPEST = 64;

/**
 * All fenced code blocks of the given languages in a note.
 *
 * Front matter, indented code, HTML blocks and `%%` comments that begin a line hold no blocks; a fence inside
 * a longer fence is content. Containers nested deeper than 64 are not followed. Time is linear in the note's length.
 */
export function findBlocks(note: string, languages: readonly string[]): readonly Block[] {
  return finish(findBlocksInSteps(note, languages));
}

/** The same a little at a time, for whoever has to answer keystrokes meanwhile. */
export function* findBlocksInSteps(note: string, languages: readonly string[]): Steps<readonly Block[]> {
  const lines = linesOf(note);
  const wanted = new Set(languages);
  const blocks: Block[] = [];
  let containers: Container[] = [];
  let leaf: Leaf = NONE;

  const finish = (fence: OpenFence, closingEnd: number | null): void => {
    if (wanted.has(fence.opening.language)) blocks.push(blockOf(lines, fence, closingEnd));
  };

  // A line ending at the end of the note begins no further line.
  const last =
    lineStart(lines, lines.starts.length) === note.length ? lines.starts.length - 1 : lines.starts.length;
  for (let line = frontMatterEnd(lines) + 1; line <= last; line++) {
    if (line % STEP === 0) yield;
    const cursor = cursorAt(note, lineStart(lines, line), lineEnd(lines, line));
    if (line === 1 && note.charCodeAt(0) === 0xfeff) cursor.offset = 1;
    const matched = continueContainers(cursor, containers);
    const allMatched = matched === containers.length;

    if (leaf.kind === "fence") {
      if (allMatched) {
        if (takesClosingFence(cursor, leaf.fence.opening)) {
          finish(leaf.fence, cursor.end);
          leaf = NONE;
        } else leaf.fence.content.push(contentLine(cursor, leaf.fence.indent));
        continue;
      }
      finish(leaf.fence, null);
      leaf = NONE;
    } else if (leaf.kind === "html" && allMatched) {
      if (endsHtmlBlock(note.slice(cursor.offset, cursor.end), leaf.end)) leaf = NONE;
      continue;
    } else if (leaf.kind === "comment" && allMatched) {
      if (note.slice(cursor.offset, cursor.end).includes("%%")) leaf = NONE;
      continue;
    }

    const opened: Container[] = [];
    let inParagraph = allMatched && leaf.kind === "paragraph";
    let next: Leaf | null = null;
    for (;;) {
      const { columns, next: first } = blanksAhead(cursor);
      if (first >= cursor.end || columns > 3) break;
      const rest = note.slice(first, cursor.end);
      next = leafAt(rest, inParagraph, leaf.kind === "paragraph" && opened.length === 0);
      if (next !== null) break;
      const opening = readFenceOpening(rest);
      if (opening !== null) {
        const within = [...containers.slice(0, matched), ...opened];
        const fence = {
          opening,
          containers: within,
          indent: columns,
          start: first,
          openingEnd: cursor.end,
          content: [],
        };
        next = { kind: "fence", fence };
        break;
      }
      const deepest = matched + opened.length >= DEEPEST;
      const container = deepest ? null : openContainer(cursor, inParagraph);
      if (container === null) break;
      opened.push(container);
      inParagraph = false;
    }

    const { columns, next: first } = blanksAhead(cursor);
    const blank = first >= cursor.end;
    const lazy = !blank && next === null && opened.length === 0 && leaf.kind === "paragraph";
    if (lazy) continue;
    containers = [...containers.slice(0, matched), ...opened];
    if (!blank) for (const container of containers) if (container.kind === "list") container.empty = false;
    // Four columns without a paragraph to continue are indented code.
    leaf = next ?? (blank || columns > 3 ? NONE : PARAGRAPH);
  }
  if (leaf.kind === "fence") finish(leaf.fence, null);
  return blocks;
}

/** What a line begins, other than a fence, a container or a paragraph; null when it begins none of these. `belowParagraph`: even without its containers the line may go on with a paragraph. */
function leafAt(rest: string, inParagraph: boolean, belowParagraph: boolean): Leaf | null {
  if (HEADING.test(rest)) return NONE;
  if (inParagraph && SETEXT_UNDERLINE.test(rest)) return NONE;
  if (isThematicBreak(rest)) return NONE;
  if (rest.startsWith("%%")) return rest.includes("%%", 2) ? NONE : COMMENT;
  const end = readHtmlBlockStart(rest, belowParagraph);
  if (end === null) return null;
  return endsHtmlBlock(rest, end) ? NONE : { kind: "html", end };
}

function takesClosingFence(cursor: LineCursor, opening: FenceOpening): boolean {
  const { columns, next } = blanksAhead(cursor);
  return columns <= 3 && closesFence(cursor.text.slice(next, cursor.end), opening);
}

function contentLine(cursor: LineCursor, indent: number): ContentLine {
  takeBlanks(cursor, indent);
  return { ...remainder(cursor), end: cursor.end };
}

function blockOf(lines: Lines, fence: OpenFence, closingEnd: number | null): Block {
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
  const end = closingEnd ?? fence.content.at(-1)?.end ?? fence.openingEnd;
  const position = positionBetween(lines, fence.start, end);
  return {
    language: fence.opening.language,
    meta: fence.opening.meta,
    content,
    closed: closingEnd !== null,
    containers: fence.containers.map(({ kind }) => kind),
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
