/** Whether a text is nothing but spaces and tabs: what Markdown calls blank. */
export function isBlank(text: string): boolean {
  return blanksAtStart(text) === text.length;
}

/** A text less the spaces and tabs at both ends; other white space is text. */
export function trimBlanks(text: string): string {
  return trimBlanksEnd(text.slice(blanksAtStart(text)));
}

export function trimBlanksEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlankUnit(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** How many spaces and tabs a text begins with. */
export function blanksAtStart(text: string): number {
  let start = 0;
  while (start < text.length && isBlankUnit(text.charCodeAt(start))) start++;
  return start;
}

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** Whether a text holds nothing, or nothing but white space of any kind. */
export function isWhiteSpace(text: string): boolean {
  return text.trim() === "";
}
