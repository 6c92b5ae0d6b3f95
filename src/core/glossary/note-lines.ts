import { lineEnd, lineStart, lineText, linesOf } from "../text/lines";

export type LineEnding = "\n" | "\r\n" | "\r";

/** A line and what ended it; only a note's last line may have no ending. */
export interface NoteLine {
  readonly text: string;
  readonly ending: LineEnding | "";
}

/** A text's lines, such that `joinLines` gives back every byte. */
export function noteLines(text: string): NoteLine[] {
  const lines = linesOf(text);
  const result: NoteLine[] = [];
  for (let line = 1; line <= lines.starts.length; line++) {
    const end = lineEnd(lines, line);
    const ending = text.slice(end, line === lines.starts.length ? end : lineStart(lines, line + 1));
    const content = lineText(lines, line);
    // A text that ends in a line ending has no further line.
    if (content !== "" || ending !== "") result.push({ text: content, ending: ending as LineEnding | "" });
  }
  return result;
}

export function joinLines(lines: readonly NoteLine[]): string {
  return lines.map((line) => line.text + line.ending).join("");
}

export function textsOf(lines: readonly NoteLine[]): string[] {
  return lines.map(({ text }) => text);
}

/** The line ending most lines have; null when none does or when two are as frequent. */
export function commonEnding(lines: readonly NoteLine[]): LineEnding | null {
  const counts = new Map<LineEnding, number>();
  for (const { ending } of lines) if (ending !== "") counts.set(ending, (counts.get(ending) ?? 0) + 1);
  const ranked = [...counts].sort((one, other) => other[1] - one[1]);
  const [first, second] = ranked;
  if (first === undefined || first[1] === second?.[1]) return null;
  return first[0];
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}
