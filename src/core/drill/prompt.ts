import { isBlank, trimBlanksEnd } from "../text/blanks";
import type { Code, Content, Markdown, Fence } from "../block/element";
import { lineEnd, lineStart, lineText, linesText, positionBetween, type Lines } from "../text/lines";
import { proseOf, type Part } from "./part";

/** Lines (from 1, both included) that are shown as written. */
interface LineRange {
  readonly from: number;
  to: number;
}

/**
 * The parts that are shown as they are written, as text and code in order. `taken` are left out, as are options,
 * answers and asides.
 *
 * Neighbouring text is one Markdown text, blank lines and all; across a part that is left out it is joined by a
 * blank line, so that printing and reading it again gives the same.
 */
export function contentsOf(
  parts: readonly Part[],
  lines: Lines,
  taken: (part: Part) => boolean,
): readonly Content[] {
  const contents: (Code | LineRange[])[] = [];
  let goesOn = false;
  for (const part of parts) {
    if (taken(part) || part.kind === "option" || part.kind === "answer" || part.kind === "aside") {
      goesOn = false;
      continue;
    }
    for (const piece of part.kind === "step" ? proseOf(part.item) : [part]) {
      const last = contents.at(-1);
      if (piece.kind === "fence") {
        contents.push(codeOf(piece.fence));
        goesOn = false;
        continue;
      }
      const { from, to } = withoutBlankLines(piece, lines);
      if (from > to) continue;
      const range = Array.isArray(last) && goesOn ? last.at(-1) : undefined;
      if (range !== undefined) range.to = to;
      else if (Array.isArray(last)) last.push({ from, to });
      else contents.push([{ from, to }]);
      goesOn = true;
    }
  }
  return contents.map((content) => (Array.isArray(content) ? markdownOf(content, lines) : content));
}

/** Around a fence an item's lines may be blank. */
function withoutBlankLines({ from, to }: LineRange, lines: Lines): LineRange {
  let first = from;
  let last = to;
  while (first <= last && isBlank(lineText(lines, first))) first++;
  while (last >= first && isBlank(lineText(lines, last))) last--;
  return { from: first, to: last };
}

export function codeOf({ language, meta, text, position }: Fence): Code {
  return { kind: "code", language, meta, text, position };
}

function markdownOf(ranges: readonly LineRange[], lines: Lines): Markdown {
  const written = ranges.map(({ from, to }) => linesText(lines, from, to));
  const texts = written.map(trimBlanksEnd);
  const first = ranges[0]?.from ?? 1;
  const mark = first === 1 && lines.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const blanks = (written.at(-1)?.length ?? 0) - (texts.at(-1)?.length ?? 0);
  const end = lineEnd(lines, ranges.at(-1)?.to ?? first) - blanks;
  return {
    kind: "markdown",
    text: texts.join("\n\n").slice(mark),
    position: positionBetween(lines, lineStart(lines, first) + mark, end),
  };
}
