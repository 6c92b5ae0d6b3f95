import { isBlank, indentOf, withoutIndent, withoutSpaces } from "../text/blanks";

/** A line of a note as written, and whether it is code: between fences, where every byte counts. */
export interface NoteLine {
  readonly text: string;
  readonly code: boolean;
}

/**
 * A note's Markdown: its first line without the `width` characters of its number, the rest without their common
 * indentation, of which code loses spaces only. `open` is the run of a fence that is never closed; it is closed. [B2]
 */
export function noteText(lines: readonly NoteLine[], width: number, open: string | null): string {
  const [first, ...below] = lines;
  let indent = Number.POSITIVE_INFINITY;
  for (const { text, code } of below) if (!code && !isBlank(text)) indent = Math.min(indent, indentOf(text));
  // Four columns more than the text's own are indented code.
  if (indent >= width + 4) indent = width;
  const dedented = below.map(({ text, code }) => {
    if (code) return withoutSpaces(text, indent);
    return isBlank(text) ? "" : withoutIndent(text, indent);
  });
  const text = [first?.text.slice(width).trim() ?? "", ...dedented].join("\n").replace(/^\n+/, "");
  return open === null ? trimEnd(text) : `${text}\n${open}`;
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && " \t\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A note as an item of a list, numbered by `number`. */
export function printNote(number: number, text: string): string {
  const marker = `${number}. `;
  const [first = "", ...rest] = text.split("\n");
  const below = rest.map((line) => (line === "" ? "" : " ".repeat(marker.length) + line));
  return [(marker + first).trimEnd(), ...below].join("\n");
}
