import { yamlCodes } from "../yaml/codes";

/** Every code the diagnostics of lessons carry, those of front matter with them, each with what it means. */
export const lessonCodes = {
  ...yamlCodes,
  "lesson/property-type": "A property of the lesson does not hold what it should.",
  "lesson/term-empty": "An entry of the terms holds no term.",
  "lesson/term-no-definition": "A term has no definition.",
  "lesson/term-comma-list": "Several terms seem to be written as one, with commas.",
  "lesson/term-unknown-key": "A term has a key that is not known.",
  "lesson/term-nested-list": "A term is a list inside a list.",
  "lesson/term-not-text": "A term or definition is not text.",
  "lesson/block-indented": "A block does not begin at its line's beginning, and stands in no callout.",
  "lesson/block-unclosed": "A block's fence is never closed.",
  "lesson/duplicate-id": "Two blocks or questions of the vault have one id.",
  "lesson/dead-link": "A wikilink leads to no note, alias or term.",
  "lesson/broken-anchor": "A wikilink names a heading or a block that its note does not have.",
  "lesson/undefined-term": "A wikilink in prose is neither a note nor a term.",
  "lesson/term-twice": "A note introduces a term twice.",
  "lesson/two-definitions": "Two lessons define a term in two ways.",
  "lesson/term-before-lesson": "A lesson uses a term that a later one introduces.",
  "lesson/avoided-word": "A lesson uses a word that a term's author avoids.",
} as const;

export type LessonCode = keyof typeof lessonCodes;
