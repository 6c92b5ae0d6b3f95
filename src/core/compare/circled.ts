const FIRST_CIRCLED = 0x2460;

/** `①` for 1 to `⑳` for 20. */
export function circled(number: number): string {
  return String.fromCharCode(FIRST_CIRCLED + number - 1);
}

/** 1 for `①` to 20 for `⑳`; null for any other character. */
export function circledNumber(character: string): number | null {
  const number = character.charCodeAt(0) - FIRST_CIRCLED + 1;
  return number >= 1 && number <= 20 ? number : null;
}
