/** Every code the diagnostics of the block grammar carry, each with what it means. */
export const blockCodes = {
  "block/unclosed-fence": "The block ends inside a fence.",
  "block/malformed-box": "A task item's box is written so that Markdown does not see it.",
  "block/unreadable-box": "A task item's box holds neither a blank nor an x.",
  "block/heading-blank": "No blank stands between a heading's number signs and its text.",
  "block/bad-id": "An id holds something other than letters, digits and hyphens.",
  "block/unknown-key": "An attribute's key is not known.",
  "block/key-case": "An attribute's key is not in lower case.",
  "block/duplicate-key": "An attribute is given twice.",
  "block/late-key": "A line looks like an attribute but does not stand directly under a heading.",
  "block/answer-blank": "No blank stands between `=` and the answer after it.",
} as const;

export type BlockCode = keyof typeof blockCodes;
