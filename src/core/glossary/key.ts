/**
 * What makes two spellings one term: NFC, without code marks, blanks trimmed and collapsed, lower case.
 *
 * Lower case is the Unicode one, not the locale's, so that a Turkish device gives the same key as any other; and
 * there is no compatibility folding, since `＃` and `#` are different terms. Empty when the text names nothing.
 */
export function termKey(term: string): string {
  const text = term.normalize("NFC");
  return fold(text.replaceAll("`", "")) || fold(text);
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * Orders entries: code units of the key in NFD, so that `é` stands beside `e` and every device agrees. A
 * collator would not do: its order differs between systems and languages. [G3]
 */
export function compareKeys(one: string, other: string): number {
  return compareCodeUnits(one.normalize("NFD"), other.normalize("NFD")) || compareCodeUnits(one, other);
}

export function compareCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
