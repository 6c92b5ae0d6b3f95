import { readNote, type Note } from "../markdown/note";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

export type LineEnding = "\n" | "\r\n" | "\r";

/** A line and what ended it; only a note's last line may have no ending. */
export interface NoteLine {
  readonly text: string;
  readonly ending: LineEnding | "";
}

/** A text's lines, such that `joinLines` gives back every byte. A text that ends in a line ending has no further line. */
export function noteLines(text: string): NoteLine[] {
  const lines: NoteLine[] = [];
  let start = 0;
  if (!text.includes("\r")) {
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      lines.push({ text: text.slice(start, end), ending: "\n" });
      start = end + 1;
    }
    if (start < text.length) lines.push({ text: text.slice(start), ending: "" });
    return lines;
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== LINE_FEED && unit !== CARRIAGE_RETURN) continue;
    const paired = unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED;
    const ending = paired ? "\r\n" : unit === LINE_FEED ? "\n" : "\r";
    lines.push({ text: text.slice(start, at), ending });
    if (paired) at++;
    start = at + 1;
  }
  if (start < text.length) lines.push({ text: text.slice(start), ending: "" });
  return lines;
}

export function joinLines(lines: readonly NoteLine[]): string {
  let text = "";
  for (const line of lines) text += line.text + line.ending;
  return text;
}

export function textsOf(lines: readonly NoteLine[]): string[] {
  return lines.map(({ text }) => text);
}

/**
 * The line ending to write among these lines: the one most of them have; null when none does or when two are as
 * frequent. Where some of several kinds are a lone `\r` it is `\r\n`, which becomes one with no other beside it.
 */
export function commonEnding(lines: readonly NoteLine[]): LineEnding | null {
  const counts = new Map<LineEnding, number>();
  for (const { ending } of lines) if (ending !== "") counts.set(ending, (counts.get(ending) ?? 0) + 1);
  if (counts.size > 1 && counts.has("\r")) return "\r\n";
  const ranked = [...counts].sort((one, other) => other[1] - one[1]);
  const [first, second] = ranked;
  if (first === undefined || first[1] === second?.[1]) return null;
  return first[0];
}

/**
 * Lines of a glossary note as Markdown divides them. Comments count as text: one that nobody closed must not hide
 * definitions, or the markers, which are comments themselves.
 */
export function divide(lines: readonly string[]): Note {
  return readNote(lines.join("\n"), { comments: "text" });
}
