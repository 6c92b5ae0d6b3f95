/**
 * A long text in pieces of `longest` UTF-16 units or less that spell it when joined, cut behind a line ending, else
 * behind a blank, else anywhere but in the middle of a character.
 *
 * Each is to be laid out on its own: browsers take time by the square of its length to wrap a text in which
 * scripts alternate, half a minute for a hundred thousand characters.
 */
export function stretchesOf(text: string, longest: number): readonly string[] {
  const stretches: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + longest < text.length ? cutBefore(text, start, longest) : text.length;
    stretches.push(text.slice(start, end));
    start = end;
  }
  return stretches;
}

function cutBefore(text: string, start: number, longest: number): number {
  const window = text.slice(start, start + longest);
  const behind = window.lastIndexOf("\n") + 1 || window.lastIndexOf(" ") + 1 || window.length;
  const last = window.charCodeAt(behind - 1);
  const splits = behind === window.length && last >= 0xd800 && last <= 0xdbff;
  return start + behind - (splits ? 1 : 0);
}
