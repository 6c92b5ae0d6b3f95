import { asCodeSpan, codeSpansOf, onlyCodeSpan, outsideCode } from "../markdown/code-spans";

/** Stands between names in a list; a comma may be part of one (`v, ok`). */
export const NAME_SEPARATOR = " · ";

/**
 * A term as it is written in a heading or a list: plain where Markdown leaves it alone, else as code, so that
 * `:=`, `*p`, `a | b` and `__init__` are read as they were meant. Marks of code an author wrote are kept.
 */
export function escapeTerm(name: string): string {
  if (!name.includes("`")) return isPlain(name) ? name : asCodeSpan(name);
  const paired = codeSpansOf(name).unpaired.length === 0;
  return paired && isPlain(withoutCode(name)) ? name : asCodeSpan(name);
}

/** The name that `escapeTerm` wrote. */
export function unescapeTerm(text: string): string {
  return onlyCodeSpan(text) ?? text;
}

/** A name with a letter in the place of each code span. */
function withoutCode(name: string): string {
  return outsideCode(name)
    .map(({ text }) => text)
    .join("x");
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
