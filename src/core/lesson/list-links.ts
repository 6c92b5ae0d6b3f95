import { closesFence, readFenceOpening, type FenceOpening } from "../text/fence-line";
import { lineEnd, lineStart, lineText, linesOf } from "../text/lines";
import { wikilinksOf } from "../text/markdown";

/** A wikilink in a block's content; offsets there, `end` is the first place after it. */
export interface ContentLink {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** The wikilinks of a block's content in written order: those of its Markdown, not those in code. */
export function listLinks(content: string): readonly ContentLink[] {
  if (!content.includes("[[")) return [];
  const lines = linesOf(content);
  const links: ContentLink[] = [];
  let fence: FenceOpening | null = null;
  let from = 0;
  const readUntil = (to: number): void => {
    for (const { target, offset, length } of wikilinksOf(content.slice(from, to))) {
      links.push({ target, start: from + offset, end: from + offset + length });
    }
  };
  for (let line = 1; line <= lines.starts.length; line++) {
    // A fence may stand in a quote or behind an item's marker.
    const bare = lineText(lines, line).replace(/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/, "");
    if (fence === null) {
      fence = readFenceOpening(bare);
      if (fence !== null) readUntil(lineStart(lines, line));
    } else if (closesFence(bare, fence)) {
      fence = null;
      from = lineEnd(lines, line);
    }
  }
  if (fence === null) readUntil(content.length);
  return links;
}
