import { isBlank } from "../text/blanks";
import { closesFence, readFenceOpening, type FenceOpening } from "../markdown/fence-line";
import { indentOf, withoutIndent, withoutSpaces } from "../text/indentation";

/** A line of a note, and whether it is code: between fences, where every byte counts. */
interface NoteLine {
  readonly text: string;
  readonly code: boolean;
}

/**
 * A note's Markdown, from its lines as written: the first without the `width` characters of its number, the rest
 * without their common indentation, of which code loses spaces only. A fence that is never closed is closed. [B2]
 */
export function noteText(lines: readonly string[], width: number): string {
  const [first = "", ...rest] = lines;
  const { lines: marked, open } = markCode([first.slice(width).trim(), ...rest]);
  const below = marked.slice(1);
  let indent = Number.POSITIVE_INFINITY;
  for (const { text, code } of below) if (!code && !isBlank(text)) indent = Math.min(indent, indentOf(text));
  // Four columns more than the text's own are indented code.
  if (indent >= width + 4) indent = width;
  const dedented = below.map(({ text, code }) => {
    if (code) return withoutSpaces(text, indent);
    return isBlank(text) ? "" : withoutIndent(text, indent);
  });
  const text = [marked[0]?.text ?? "", ...dedented].join("\n").replace(/^\n+/, "");
  if (open === null) return trimEnd(text);
  return `${text}\n${open.character.repeat(open.length)}`;
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

/** Which lines are code, and the fence that is still open after the last one. */
function markCode(lines: readonly string[]): {
  readonly lines: readonly NoteLine[];
  readonly open: FenceOpening | null;
} {
  let open: FenceOpening | null = null;
  const marked: NoteLine[] = [];
  for (const text of lines) {
    const bare = text.trimStart();
    const opened: FenceOpening | null = open;
    const closes = opened !== null && closesFence(bare, opened);
    marked.push({ text, code: opened !== null && !closes });
    if (opened === null) open = readFenceOpening(bare);
    else if (closes) open = null;
  }
  return { lines: marked, open };
}
