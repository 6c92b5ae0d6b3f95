import { trimBlanks } from "../text/blanks";

/**
 * Reads what may stand in a blank: alternatives with `|` between them. [D9]
 *
 * ```text
 * wg.Wait | `a | b` | x || y
 * ^^^^^^^    ^^^^^    ^^^^^^
 * ```
 *
 * `||` is Go's operator, and a code span holds what it holds; an alternative that is one code span is its content.
 */
export function readAlternatives(text: string): readonly string[] {
  const alternatives: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === "`") at = spanEnd(text, at);
    else if (character === "|" && text.charAt(at + 1) === "|") at += 2;
    else if (character === "|") {
      alternatives.push(text.slice(from, at));
      at++;
      from = at;
    } else at++;
  }
  alternatives.push(text.slice(from));
  return alternatives
    .map((written) => withoutSpan(trimBlanks(written)))
    .filter((alternative) => alternative !== "");
}

/** Writes alternatives so that reading them gives them back. */
export function printAlternatives(alternatives: readonly string[]): string {
  return alternatives.map((text) => (/[|`]/.test(text) ? spanned(text) : text)).join(" | ");
}

/** The offset after the code span that a run of backticks at `at` opens, or after the run when none closes it. */
function spanEnd(text: string, at: number): number {
  const run = runAt(text, at);
  for (let other = at + run; other < text.length;) {
    const start = text.indexOf("`", other);
    if (start < 0) break;
    const length = runAt(text, start);
    if (length === run) return start + length;
    other = start + length;
  }
  return at + run;
}

function runAt(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === "`") end++;
  return end - at;
}

function withoutSpan(text: string): string {
  if (!text.startsWith("`") || spanEnd(text, 0) !== text.length) return text;
  const run = runAt(text, 0);
  if (run * 2 >= text.length) return text;
  const inside = text.slice(run, -run);
  // As in Markdown, one blank at each end sets backticks apart from the span's own.
  const padded = inside.startsWith(" ") && inside.endsWith(" ") && inside.trim() !== "";
  return padded ? inside.slice(1, -1) : inside;
}

function spanned(text: string): string {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const run = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return run + pad + text + pad + run;
}
