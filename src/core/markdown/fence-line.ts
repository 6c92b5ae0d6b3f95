import { isBlank, trimBlanks } from "../text/blanks";

/** The line that opens a fenced code block: its run of backticks or tildes and its info string. */
export interface FenceOpening {
  readonly character: "`" | "~";
  /** How many characters the run has; at least three. */
  readonly length: number;
  /** The info string's first word, as written. */
  readonly language: string;
  /** The rest of the info string. */
  readonly meta: string;
}

/**
 * Reads a fence's first line, from its first character that is not a blank.
 *
 * ```text
 * ~~~go title="Leak" {2}
 * ^^^ ^ ^^^^^^^^^^^^^^^^
 * |   | meta
 * |   language
 * run
 * ```
 *
 * Null when the text opens no fence; the info string of a backtick fence holds no backtick, which tells a
 * fence from inline code.
 */
export function readFenceOpening(text: string): FenceOpening | null {
  const character = text.charAt(0);
  if (character !== "`" && character !== "~") return null;
  const length = runLength(text, 0, character);
  if (length < 3) return null;
  const info = trimBlanks(text.slice(length));
  if (character === "`" && info.includes("`")) return null;
  const space = info.search(/[ \t]/);
  return {
    character,
    length,
    language: space < 0 ? info : info.slice(0, space),
    meta: space < 0 ? "" : trimBlanks(info.slice(space)),
  };
}

/** Whether a line, from its first character that is not a blank, closes the fence that `opening` opened. */
export function closesFence(text: string, opening: Pick<FenceOpening, "character" | "length">): boolean {
  const length = runLength(text, 0, opening.character);
  return length >= opening.length && isBlank(text.slice(length));
}

/**
 * The shortest run that fences `code` without being closed by it: backticks, unless the code has a line of
 * three or the info string holds one; then tildes, or whichever run is longer than any in the code.
 */
export function fenceFor(code: string, info: string): string {
  const backticks = longestRunAtLineStart(code, "`");
  if (backticks < 3 && !info.includes("`")) return "```";
  const tildes = longestRunAtLineStart(code, "~");
  if (tildes < 3) return "~~~";
  return info.includes("`") || tildes < backticks ? "~".repeat(tildes + 1) : "`".repeat(backticks + 1);
}

function longestRunAtLineStart(text: string, character: string): number {
  let longest = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    let start = 0;
    while (line.charAt(start) === " " || line.charAt(start) === "\t") start++;
    longest = Math.max(longest, runLength(line, start, character));
  }
  return longest;
}

function runLength(text: string, from: number, character: string): number {
  let end = from;
  while (text.charAt(end) === character) end++;
  return end - from;
}
