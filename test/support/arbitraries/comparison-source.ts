import fc from "fast-check";

/** Pieces that comparisons are made of, right and wrong: plain random text would never reach the parser's corners. */
const PIECES = [
  ...["```go\n", "```py\n", "```html\n", "```text\n", "```\n", "\n```\n", "```", "~~~", "\n", "\n\n", "\r\n"],
  ...["### ", "## T ^id\n", "go: 1.2\n", "predict: go\n", "link: 1=1\n", "note: x"],
  ...["> [!drop] x\n", "> ", "> [!", "1. ", "2) ", "- ", "- [ ] ", "   ", "\t", " "],
  ...["①", "② ", "(3)", "(1) ", "// ", "# ", "/* ", " */", "<!-- ", " -->"],
  ...["[!code ++]", "[!code hl:2]", "[!code x]", 'title="T" ', "{1}", " {1,2-3} ins={1}"],
  ...["a", "x(", '"', "'", "`", "\\", "go", "|", "=", "%%", "\ud800", "\u00a0", "\0", "\u05d0", "\ufeff"],
];

/** Text near enough to a comparison's source to go wrong in interesting ways. */
export const comparisonSource = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((all) => all.join(""));

const CODE_PIECES = [
  ...["\n", " ", "  ", "\t", "①", "②", "⑳", "(3)", "(1)", "(", "1", ")", ";", "%", "a", "x(", ".", "\u00a0"],
  ...["// ", "//", "#", "# ", "/*", " */", "*/", "<!--", "-->", "--", "--[[", "]]", "{-", "-}"],
  ...["[!code ++]", "[!code hl:2]", "[!code x]", '"', "'", '"""', "'''", "`", "\\"],
];

/** Code in no particular language, full of what opens and closes comments and strings. */
export const oddCode = fc
  .array(fc.constantFrom(...CODE_PIECES), { maxLength: 24 })
  .map((all) => all.join(""));

/** A language of each family of comments, and none. */
export const anyLanguage = fc.constantFrom(
  ...["go", "python", "html", "", "bash", "javascript", "kotlin", "sql", "lua", "haskell", "css", "clojure"],
  ...["latex", "json", "rust", "scss", "output"],
);
