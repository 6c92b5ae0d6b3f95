import { isBlank } from "../text/blanks";
import { closesFence, readFenceOpening, type FenceOpening } from "../text/fence-line";
import { indentOf, withoutIndent, withoutSpaces } from "../text/indentation";

/** A line of a note, and whether it is code: between fences, where every byte counts. */
interface NoteLine {
  readonly text: string;
  readonly code: boolean;
}

/**
 * A note's Markdown, from its lines as written: the first without the `width` characters of its number, the rest
 * without their common indentation, of which code loses spaces only. [B2]
 */
export function noteText(lines: readonly string[], width: number): string {
  const [first = "", ...rest] = lines;
  const marked = markCode(rest);
  let indent = Number.POSITIVE_INFINITY;
  for (const { text, code } of marked) if (!code && !isBlank(text)) indent = Math.min(indent, indentOf(text));
  // Four columns more than the text's own are indented code.
  if (indent >= width + 4) indent = width;
  const below = marked.map(({ text, code }) => {
    if (code) return withoutSpaces(text, indent);
    return isBlank(text) ? "" : withoutIndent(text, indent);
  });
  return [first.slice(width).trim(), ...below].join("\n").replace(/^\n+|\s+$/g, "");
}

/** A note as an item of a list, numbered by `number`. */
export function printNote(number: number, text: string): string {
  const marker = `${number}. `;
  const [first = "", ...rest] = text.split("\n");
  const below = rest.map((line) => (line === "" ? "" : " ".repeat(marker.length) + line));
  return [(marker + first).trimEnd(), ...below].join("\n");
}

function markCode(lines: readonly string[]): readonly NoteLine[] {
  let opening: FenceOpening | null = null;
  return lines.map((text) => {
    const bare = text.trimStart();
    if (opening === null) {
      opening = readFenceOpening(bare);
      return { text, code: false };
    }
    if (!closesFence(bare, opening)) return { text, code: true };
    opening = null;
    return { text, code: false };
  });
}
