import { asCodeSpan, codeSpansOf, codeSpanText } from "../markdown/code-spans";
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
  const { spans } = codeSpansOf(text);
  let span = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    while ((spans[span]?.end ?? Infinity) <= at) span++;
    const code = spans[span];
    if (code?.start === at) at = code.end - 1;
    else if (text.startsWith("||", at)) at++;
    else if (text.charAt(at) === "|") {
      alternatives.push(text.slice(from, at));
      from = at + 1;
    }
  }
  alternatives.push(text.slice(from));
  return alternatives
    .map((written) => withoutSpan(trimBlanks(written)))
    .filter((alternative) => alternative !== "");
}

/** Writes alternatives so that reading them gives them back. */
export function printAlternatives(alternatives: readonly string[]): string {
  return alternatives.map((text) => (/[|`]/.test(text) ? asCodeSpan(text) : text)).join(" | ");
}

function withoutSpan(text: string): string {
  const [span] = codeSpansOf(text).spans;
  return span?.start === 0 && span.end === text.length ? codeSpanText(text, span) : text;
}
