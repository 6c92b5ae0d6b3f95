/** Where a word of the name begins with the query, whatever their case; -1 when none does. */
export function beginsWord(name: string, query: string): number {
  const text = fold(name);
  const wanted = fold(query).trim();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
  }
  return -1;
}

function fold(text: string): string {
  return text.replaceAll("`", "").normalize("NFC").toLowerCase();
}
