/** The text with `\n` alone between its lines, as an editor holds it. */
export function withoutCarriageReturns(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/**
 * Gives an edited text the line ends of the original: the lines before and after what was edited keep their own,
 * the lines between have the ones most lines of the original have. An edit that changed nothing gives the original.
 *
 * `edited` has `\n` between its lines; `original` is what it was before with `\r\n`, `\r` and `\n` as they were.
 */
export function restoreLineEnds(original: string, edited: string): string {
  if (!original.includes("\r")) return edited;
  const before = splitLines(original);
  const after = edited.split("\n");
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.text === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail]?.text === after[after.length - 1 - tail]) {
    tail++;
  }
  const common = commonEnd(before);
  let result = "";
  for (const [index, text] of after.entries()) {
    result += text;
    if (index === after.length - 1) break;
    const fromEnd = after.length - index;
    const kept = index < head ? before[index] : fromEnd <= tail ? before[before.length - fromEnd] : undefined;
    result += kept?.end === undefined || kept.end === "" ? common : kept.end;
  }
  return result;
}

interface Line {
  readonly text: string;
  /** What ends the line; empty for the last. */
  readonly end: string;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const match of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ text: text.slice(from, match.index), end: match[0] });
    from = match.index + match[0].length;
  }
  lines.push({ text: text.slice(from), end: "" });
  return lines;
}

function commonEnd(lines: readonly Line[]): string {
  const counts = new Map<string, number>();
  for (const { end } of lines) if (end !== "") counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? "\n";
}
