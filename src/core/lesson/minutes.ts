const WORDS_PER_MINUTE = 213;

/** Reading time in whole minutes, rounded up; words in code are words. A text without words takes none. [T5] */
export function readingMinutes(text: string): number {
  return Math.ceil(countWords(text) / WORDS_PER_MINUTE);
}

/** The runs between blanks that hold a letter or a digit: `ch <- 1` is two words, `|---|` none. */
export function countWords(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(run)) count += 1;
  return count;
}
