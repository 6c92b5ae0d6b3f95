import { closesFence, readFenceOpening, type FenceOpening } from "../text/fence-line";
import { lineEnd, lineStart, lineText, linesOf } from "../text/lines";
import { outsideCode, wikilinksOf } from "../text/markdown";

/** A wikilink in a block's content; offsets there, `end` is the first place after it. */
export interface ContentLink {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** The address of a Markdown link or image in a block's content, without pointed brackets. */
export interface ContentAddress {
  readonly written: string;
  readonly start: number;
  /** Whether it stands in pointed brackets, in which blanks need no escape. */
  readonly pointed: boolean;
}

/** The wikilinks of a block's content in written order: those of its Markdown, not those in code. */
export function listLinks(content: string): readonly ContentLink[] {
  if (!content.includes("[[")) return [];
  return proseOf(content).flatMap(({ text, from }) =>
    wikilinksOf(text).map(({ target, offset, length }) => {
      const start = from + offset;
      return { target, start, end: start + length };
    }),
  );
}

/** The addresses of its Markdown links and images that lead to a file of the vault. */
export function listAddresses(content: string): readonly ContentAddress[] {
  if (!content.includes("](")) return [];
  const found: ContentAddress[] = [];
  for (const { text, from } of proseOf(content)) {
    for (const span of outsideCode(text)) {
      for (const { 0: whole, 1: pointed, 2: bare = "", index } of span.text.matchAll(ADDRESS)) {
        const written = pointed ?? bare;
        // A heading of the same note, or a place elsewhere.
        if (written === "" || /^(?:#|\/\/|[a-z][a-z\d+.-]*:)/i.test(written)) continue;
        const start = from + span.offset + index + whole.indexOf(written, 2);
        found.push({ written, start, pointed: pointed !== undefined });
      }
    }
  }
  return found;
}

const ADDRESS = /\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))/g;

/** What of a block's content stands outside fenced code. */
function proseOf(content: string): readonly { readonly text: string; readonly from: number }[] {
  const lines = linesOf(content);
  const prose: { readonly text: string; readonly from: number }[] = [];
  let fence: FenceOpening | null = null;
  let from = 0;
  for (let line = 1; line <= lines.starts.length; line++) {
    // A fence may stand in a quote or behind an item's marker.
    const bare = lineText(lines, line).replace(/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/, "");
    if (fence === null) {
      fence = readFenceOpening(bare);
      if (fence !== null) prose.push({ text: content.slice(from, lineStart(lines, line)), from });
    } else if (closesFence(bare, fence)) {
      fence = null;
      from = lineEnd(lines, line);
    }
  }
  if (fence === null) prose.push({ text: content.slice(from), from });
  return prose;
}
