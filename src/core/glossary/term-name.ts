import { codeSpansOf, onlyCodeSpan, asCodeSpan, outsideCode } from "../markdown/code-spans";

/** A separator, or what may begin a code span or a wikilink. */
const SEPARATOR_OR_SPAN = / [—–-] |::? |`|\[\[/g;

/**
 * Splits an entry's text at its first separator: ` — `, ` – `, ` - `, `: ` or `:: `, never at a comma and never
 * inside a code span or a wikilink. Without one, the whole text is the term. [T2]
 *
 * ```text
 * comma-ok — the form v, ok := <-ch
 * ^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^
 * term       definition
 * ```
 */
export function splitTerm(text: string): { readonly term: string; readonly definition: string } {
  const line = text.trim();
  const pastCode = new Map(codeSpansOf(line).spans.map(({ start, end }) => [start, end]));
  const lastLinkEnd = line.lastIndexOf("]]");
  SEPARATOR_OR_SPAN.lastIndex = 0;
  for (let found = SEPARATOR_OR_SPAN.exec(line); found !== null; found = SEPARATOR_OR_SPAN.exec(line)) {
    const [sign] = found;
    const { index } = found;
    if (sign === "`") SEPARATOR_OR_SPAN.lastIndex = pastCode.get(index) ?? index + 1;
    else if (sign !== "[[") {
      const definition = line.slice(index + sign.length).trim();
      return { term: unwrapTerm(line.slice(0, index)), definition };
    } else if (index < lastLinkEnd) SEPARATOR_OR_SPAN.lastIndex = line.indexOf("]]", index) + 2;
  }
  // Blanks were trimmed, so a colon that ends the text has lost the blank that made it a separator.
  const bare = /^(.*[^:]):{1,2}$/s.exec(line)?.[1] ?? line;
  return { term: unwrapTerm(bare), definition: "" };
}

/** A term without the Markdown that wraps it whole: a wikilink, bold, or a code span that holds no backticks. */
export function unwrapTerm(text: string): string {
  const bare = text.trim();
  const code = onlyCodeSpan(bare);
  if (code !== null && !code.includes("`")) return code.trim();
  const inner = /^\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]$/.exec(bare)?.[1] ?? /^\*\*([^*]+)\*\*$/.exec(bare)?.[1];
  return inner === undefined ? bare : inner.trim();
}

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
