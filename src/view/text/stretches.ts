/** Longer than what fits a screen row by row, short enough for a browser to lay out at once. */
const LENGTH = 1000;

/** A text longer than this, in UTF-16 units, is better drawn in stretches. */
export const LONGEST_WHOLE = 2 * LENGTH;

/**
 * A long text in pieces of a thousand units or less that spell it when joined, cut behind a line ending, else behind
 * a blank, else anywhere but in the middle of a character.
 *
 * Each is to be laid out on its own: browsers take time by the square of its length to wrap a text in which
 * scripts alternate, and a minute for a hundred thousand characters.
 */
export function stretchesOf(text: string): readonly string[] {
  const stretches: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + LENGTH < text.length ? cutBefore(text, start) : text.length;
    stretches.push(text.slice(start, end));
    start = end;
  }
  return stretches;
}

function cutBefore(text: string, start: number): number {
  const window = text.slice(start, start + LENGTH);
  const behind = window.lastIndexOf("\n") + 1 || window.lastIndexOf(" ") + 1 || window.length;
  const last = window.charCodeAt(behind - 1);
  const splits = behind === window.length && last >= 0xd800 && last <= 0xdbff;
  return start + behind - (splits ? 1 : 0);
}
