import { inlineCode, withoutCode } from "./inline-code";

/** Stands between names in a list; a comma may be part of one (`v, ok`). */
export const NAME_SEPARATOR = " · ";

/**
 * A term as it is written in a heading or a list: plain where Markdown leaves it alone, else as code, so that
 * `:=`, `*p`, `a | b` and `__init__` are read as they were meant. Marks of code an author wrote are kept.
 */
export function escapeTerm(name: string): string {
  if (!name.includes("`")) return isPlain(name) ? name : codeSpan(name);
  return inlineCode(name).paired && isPlain(withoutCode(name)) ? name : codeSpan(name);
}

/** The name that `escapeTerm` wrote. */
export function unescapeTerm(text: string): string {
  const { spans } = inlineCode(text);
  const [span] = spans;
  if (spans.length !== 1 || span?.start !== 0 || span.end !== text.length) return text;
  let run = 0;
  while (text.charAt(run) === "`") run++;
  const inner = text.slice(run, text.length - run);
  return run > 1 && inner.startsWith(" ") && inner.endsWith(" ") ? inner.slice(1, -1) : inner;
}

/** Characters Markdown or Obsidian may read as something else than themselves, wherever they stand. */
const MARKUP = /[\\*{}[\]<>|^$~]|%%|==|&(?:[a-z]+|#\w+);|https?:|www\./i;

/** Words of letters and digits: nearly every name. */
const PLAIN = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/;

function isPlain(text: string): boolean {
  if (PLAIN.test(text)) return true;
  if (!/[\p{L}\p{N}]/u.test(text) && !/\p{Extended_Pictographic}/u.test(text)) return false;
  // `C#` is itself, while ` #` closes a heading or makes a tag; `go_vet` is itself, `__init__` is bold.
  return !MARKUP.test(text) && !/(?:^|\s)#|(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])/u.test(text);
}

function codeSpan(text: string): string {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
