import { finish, STEP, type Steps } from "../text/steps";
import { sortSteps } from "../text/sort-steps";

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
  return finish(sortByKeySteps(entries));
}

export function* sortByKeySteps<Entry extends { readonly key: string }>(
  entries: readonly Entry[],
): Steps<Entry[]> {
  const keyed: { readonly entry: Entry; readonly order: string }[] = [];
  for (const entry of entries) {
    keyed.push({ entry, order: entry.key.normalize("NFD") });
    if (keyed.length % STEP === 0) yield;
  }
  const sorted = yield* sortSteps(
    keyed,
    (one, other) =>
      compareCodeUnits(one.order, other.order) || compareCodeUnits(one.entry.key, other.entry.key),
  );
  return sorted.map(({ entry }) => entry);
}

/** The order of two keys in the glossary, as `sortByKeySteps` has it. */
export function compareKeys(one: string, other: string): number {
  return compareCodeUnits(one.normalize("NFD"), other.normalize("NFD")) || compareCodeUnits(one, other);
}

export function compareCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
