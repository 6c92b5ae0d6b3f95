import type { Paragraph, Root } from "mdast";

type Point = NonNullable<Paragraph["position"]>["start"];

/** Why a part of a note is shown as it is written. */
export type Unread = "deep" | "many";

declare module "mdast" {
  interface ParagraphData {
    /** Set when the paragraph stands for text that was not read any further. */
    unread?: Unread;
  }
}

/** Lines that belong together, too deep or too full of marks to be read in good time; the end is exclusive. */
interface UnreadPart {
  readonly start: Point;
  readonly end: Point;
  readonly unread: Unread;
}

/** More quotes and lists than this in one another no reader follows, and readers of Markdown slow down with each. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100}/;
const INDENTED_ITEM = /^(?:\t| {2}){100}[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
const RULE = /^[ \t]*(?:[-*][ \t]*)+$/;

/** How many characters that may begin or end something a line may hold, and lines without a blank one between. */
const MARKS_PER_LINE = 2_000;
const MARKS_PER_PART = 40_000;
const MARK = /[`*_[\]$~=%]/g;

/** Finds the parts of a text that are not read. Most texts have none. */
export function findUnreadParts(text: string): UnreadPart[] {
  const parts: UnreadPart[] = [];
  let fence: Fence | null = null;
  let start: Point | null = null;
  let end: Point = { line: 1, column: 1, offset: 0 };
  let unread: Unread | null = null;
  let marks = 0;
  const finish = (): void => {
    if (start !== null && unread !== null) parts.push({ start, end, unread });
    start = null;
    unread = null;
    marks = 0;
  };
  let number = 0;
  for (const { 0: found, index: offset } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const line = found.replace(/[\r\n]+$/, "");
    number++;
    const inFence: Fence | null = fence;
    fence = nextFence(line, inFence);
    if (inFence !== null || line.trim() === "") {
      finish();
      continue;
    }
    start ??= { line: number, column: 1, offset };
    end = { line: number, column: line.length + 1, offset: offset + line.length };
    const inLine = line.match(MARK)?.length ?? 0;
    marks += inLine;
    if (isDeep(line)) unread = "deep";
    else if (inLine > MARKS_PER_LINE || marks > MARKS_PER_PART) unread ??= "many";
  }
  finish();
  return parts;
}

/** The text with those parts blanked, so that all else keeps its place. */
export function withoutParts(text: string, parts: readonly UnreadPart[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of parts) {
    result += text.slice(from, start.offset) + text.slice(start.offset, end.offset).replace(/[^\r\n]/g, " ");
    from = end.offset ?? from;
  }
  return result + text.slice(from);
}

/** Puts a paragraph for each part among the blocks, in the order of the text. */
export function insertParts(root: Root, parts: readonly UnreadPart[]): void {
  for (const { start, end, unread } of parts) {
    const paragraph: Paragraph = {
      type: "paragraph",
      children: [],
      data: { unread },
      position: { start, end },
    };
    const next = root.children.findIndex(
      (child) => (child.position?.start.offset ?? 0) >= (start.offset ?? 0),
    );
    root.children.splice(next < 0 ? root.children.length : next, 0, paragraph);
  }
}

function isDeep(line: string): boolean {
  return (CONTAINERS.test(line) && !RULE.test(line)) || INDENTED_ITEM.test(line);
}

interface Fence {
  readonly sign: string;
  readonly quoted: boolean;
}

/** The fence a line leaves open. One in a quote ends with the quote. */
function nextFence(line: string, open: Fence | null): Fence | null {
  const sign = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
  const quoted = /^[ \t]*>/.test(line);
  const ended = open === null || (open.quoted && !quoted);
  if (ended) return sign === undefined ? null : { sign, quoted };
  return sign?.startsWith(open.sign) === true && line.trimEnd().endsWith(sign) ? null : open;
}
