/** Every code the diagnostics of front matter as written carry, each with what it means. */
export const yamlCodes = {
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
} as const;

export type YamlCode = keyof typeof yamlCodes;
