import { compareCodeUnits } from "../vault/lesson-order";

/** Control characters but for tab and line feed; those above ASCII are text to a file. */
const CONTROL = /(?![\t\n\u0080-\u009f])\p{Cc}/gu;

const UNCLEAN = /(?![\t\n\u0080-\u009f])\p{Cc}|\p{Surrogate}/u;

/**
 * Text as it can stand in a file and be read back the same: line feeds only, no control characters, no half
 * surrogate pairs. What a file cannot hold would come back changed, and the glossary would be rewritten for ever.
 */
export function stripControlCharacters(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(CONTROL, "\uFFFD")
    .replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** The same for text that stands on one line. */
export function oneLine(text: string): string {
  const clean = stripControlCharacters(text).trim();
  return /\s\s|[^\S ]/.test(clean) ? clean.replace(/\s+/g, " ") : clean;
}

/** Printable ASCII with single blanks and without backticks: nearly every term, and its key but for the case. */
export const SIMPLE = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/**
 * What makes two spellings one term: NFC, without code marks, blanks trimmed and collapsed, lower case.
 *
 * Lower case is the Unicode one, not the locale's, so that a Turkish device gives the same key as any other; and
 * there is no compatibility folding, since `＃` and `#` are different terms. Empty when the text names nothing.
 */
export function termKey(term: string): string {
  if (SIMPLE.test(term)) return term.toLowerCase();
  const text = term.normalize("NFC");
  return fold(text.replaceAll("`", "")) || fold(text);
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * Puts entries in order by their keys: code units of the key in NFD, so that `é` stands beside `e` and every
 * device agrees. A collator would not do: its order differs between systems and languages. [G3]
 */
export function sortByKey<Entry extends { readonly key: string }>(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, order: entry.key.normalize("NFD") }))
    .sort(
      (one, other) =>
        compareCodeUnits(one.order, other.order) || compareCodeUnits(one.entry.key, other.entry.key),
    )
    .map(({ entry }) => entry);
}
