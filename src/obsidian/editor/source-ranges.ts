import { readBlockSyntax, type BlockSyntax, type SourceCode } from "../../core/lesson/block-syntax";
import type { Block } from "../../core/markdown/blocks";
import type { SourceTokens } from "./source-tokens";
import { append } from "../../core/text/append";

/** A part of a line, and the class that gives it its look. */
export interface SourceRange {
  readonly from: number;
  readonly to: number;
  readonly class: string;
}

/** How a block is written, by offsets in the text it was found in. */
export function readSource(block: Block): BlockSyntax {
  const { spans, codes } = readBlockSyntax(
    block.language === "go-drill" ? "go-drill" : "go-compare",
    block.content,
  );
  const place = (offset: number): number => block.offsetInNote(offset);
  return {
    spans: spans.map(({ from, to, role }) => ({ from: place(from), to: place(to), role })),
    codes: codes.map((code) => ({ ...code, lineStarts: code.lineStarts.map(place) })),
  };
}

/**
 * What is drawn of a block between two offsets: the marks of the block's language, and round them the tokens of its
 * code. In order; none overlaps another.
 */
export function rangesOf(
  { spans, codes }: BlockSyntax,
  tokens: Pick<SourceTokens, "of">,
  from: number,
  to: number,
): readonly SourceRange[] {
  const inSight = (range: { readonly from: number; readonly to: number }): boolean =>
    range.to > from && range.from < to;
  const marks = spans
    .filter(inSight)
    .map((span) => ({ from: span.from, to: span.to, class: `gfr-source-${span.role}` }));
  const ranges: SourceRange[] = [...marks];
  let mark = 0;
  for (const code of codes.filter((each) => isCodeInSight(each, from, to))) {
    const lines = tokens.of(code) ?? [];
    for (const [index, lineStart] of code.lineStarts.entries()) {
      if (lineStart >= to) break;
      if ((code.lineStarts[index + 1] ?? Infinity) <= from) continue;
      let start = lineStart;
      for (const { text, class: tokenClass } of lines[index] ?? []) {
        const token = { from: start, to: start + text.length, class: `gfr-tok-${tokenClass}` };
        start = token.to;
        if (tokenClass === "normal" || !inSight(token)) continue;
        while ((marks[mark]?.to ?? Infinity) <= token.from) mark++;
        append(ranges, without(marks, mark, token));
      }
    }
  }
  return ranges.sort((a, b) => a.from - b.from);
}

function isCodeInSight({ text, lineStarts }: SourceCode, from: number, to: number): boolean {
  const [first = Infinity] = lineStarts;
  const last = lineStarts.at(-1) ?? -Infinity;
  return first < to && last + text.length > from;
}

/** A token less the marks in it; `first` is the first that may stand there. */
function without(marks: readonly SourceRange[], first: number, token: SourceRange): readonly SourceRange[] {
  const left: SourceRange[] = [];
  let { from } = token;
  for (let index = first; index < marks.length; index++) {
    const mark = marks[index];
    if (mark === undefined || mark.from >= token.to) break;
    if (mark.from > from) left.push({ ...token, from, to: mark.from });
    from = Math.max(from, mark.to);
  }
  if (from < token.to) left.push({ ...token, from });
  return left;
}
