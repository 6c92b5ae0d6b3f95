const ALIASES: Readonly<Record<string, string>> = {
  py: "python",
  python3: "python",
  golang: "go",
  sh: "bash",
  shell: "bash",
  zsh: "bash",
  console: "bash",
  js: "javascript",
  mjs: "javascript",
  ts: "typescript",
  kt: "kotlin",
  rs: "rust",
  rb: "ruby",
  yml: "yaml",
  md: "markdown",
  "c++": "cpp",
  "c#": "csharp",
  cs: "csharp",
  "go.mod": "gomod",
  text: "",
  txt: "",
  plain: "",
  plaintext: "",
};

const NAMES: Readonly<Record<string, string>> = {
  "": "Text",
  go: "Go",
  gomod: "go.mod",
  python: "Python",
  kotlin: "Kotlin",
  java: "Java",
  javascript: "JavaScript",
  typescript: "TypeScript",
  rust: "Rust",
  ruby: "Ruby",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  swift: "Swift",
  scala: "Scala",
  bash: "Shell",
  json: "JSON",
  yaml: "YAML",
  toml: "TOML",
  sql: "SQL",
  html: "HTML",
  css: "CSS",
  xml: "XML",
  diff: "Diff",
  output: "Output",
  markdown: "Markdown",
};

/** One name for each language, in lower case; empty for plain text. A language that is not known keeps its name. */
export function normaliseLanguage(written: string): string {
  const lower = written.toLowerCase();
  return Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? lower) : lower;
}

/** What a reader calls a language, by its normalised name. */
export function languageName(language: string): string {
  return Object.hasOwn(NAMES, language) ? (NAMES[language] ?? language) : language;
}
