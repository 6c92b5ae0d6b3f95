/** Every code the diagnostics of this folder carry, each with what it means. */
export const lessonCodes = {
  "lesson/front-matter-invalid": "The front matter is not valid YAML.",
  "lesson/front-matter-language": "The note opens with `---` and a language, which is not front matter.",
  "lesson/front-matter-unclosed": "The front matter has no closing line of exactly `---`.",
  "lesson/front-matter-too-large": "The front matter is longer than is read.",
  "lesson/front-matter-not-properties": "The front matter is a list or a text instead of properties.",
  "lesson/front-matter-too-deep": "The front matter nests deeper, or holds more values, than is read.",
  "lesson/yaml-cut": "YAML takes the rest of the line for a comment.",
  "lesson/yaml-character": "YAML gives the value's first character a meaning of its own.",
  "lesson/yaml-colon": "YAML takes a second colon for another property.",
  "lesson/yaml-link": "A wikilink without quotes becomes a list of lists.",
  "lesson/yaml-tab": "YAML does not allow tabs as indentation.",
  "lesson/yaml-not-text": "YAML reads a number, a date or a constant where a text is meant.",
  "lesson/yaml-after-quote": "Text follows a closing quote.",
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
} as const;

export type LessonCode = keyof typeof lessonCodes;
