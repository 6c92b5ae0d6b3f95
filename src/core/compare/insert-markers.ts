import { circled } from "./comparison";
import { commentSyntax, type CommentSyntax } from "./comment-syntax";
import { findComments, type Comment } from "./comments";
import type { Badge } from "./markers";

/**
 * Puts badges back into stripped code, each inside the comment it stands in or in one of its own, so that
 * stripping gives the same code and badges again.
 */
export function insertMarkers(
  text: string,
  language: string,
  badges: readonly Pick<Badge, "number" | "line" | "column">[],
): string {
  const syntax = commentSyntax(language);
  const comments = findComments(text, syntax);
  const byLine = new Map<number, Map<number, string[]>>();
  for (const { number, line, column } of badges) {
    const columns = byLine.get(line) ?? new Map<number, string[]>();
    const glyphs = columns.get(column) ?? [];
    glyphs.push(circled(number));
    byLine.set(line, columns.set(column, glyphs));
  }
  let start = 0;
  const lines = text.split("\n").map((line, index) => {
    const columns = [...(byLine.get(index + 1) ?? [])].sort(([a], [b]) => a - b);
    let written = "";
    let tail = "";
    let cursor = 0;
    for (const [column, glyphs] of columns) {
      const at = Math.min(column, line.length);
      const marker = glyphs.join(" ");
      const before = line.slice(cursor, at);
      if (standsInComment(comments, start + at)) {
        const gap = at === 0 || " \t".includes(line.charAt(at - 1)) ? "" : " ";
        written += `${before}${gap}${marker}${at < line.length ? " " : ""}`;
      } else if (at < line.length && syntax.block[0] !== undefined) {
        const [open, close] = syntax.block[0];
        written += `${before}${open} ${marker} ${close} `;
      } else {
        written += before;
        tail = tail === "" ? ownComment(line, marker, syntax) : `${tail} ${marker}`;
      }
      cursor = at;
    }
    start += line.length + 1;
    return written + line.slice(cursor) + tail;
  });
  return lines.join("\n");
}

/** A comment at a line's end for nothing but a marker. */
function ownComment(line: string, marker: string, { line: [open], block: [block] }: CommentSyntax): string {
  // Two blanks before a comment are Python's custom.
  const gap = line === "" ? "" : open === "#" ? "  " : " ";
  if (open === undefined && block !== undefined) return `${gap}${block[0]} ${marker} ${block[1]}`;
  return `${gap}${open ?? "//"} ${marker}`;
}

/** Whether an offset stands in a comment's text. */
function standsInComment(comments: readonly Comment[], offset: number): boolean {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.from ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const comment = comments[low - 1];
  return comment !== undefined && offset <= comment.to;
}
