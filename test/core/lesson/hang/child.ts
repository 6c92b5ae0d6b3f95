/**
 * Reads hostile notes in a process of its own, so that one that never ends can be killed. Says which note it begins;
 * the last one begun is the culprit when no end follows.
 */
import { parse } from "yaml";
import { printComparison } from "../../../../src/core/compare/print";
import { parseLesson } from "../../../../src/core/lesson/parse-lesson";

const parseYaml = (text: string): unknown => parse(text, { logLevel: "error" });

const WIDE = 100_000;
const LONG = 10_000;

function compare(content: string): string {
  return `\`\`\`\`go-compare\n${content}\n\`\`\`\`\n`;
}

function pane(language: string, code: string): string {
  return compare(`\`\`\`${language}\n${code}\n\`\`\``);
}

function frontMatter(yaml: string): string {
  return `---\n${yaml}\n---\n`;
}

/** `unit` as often as fits into a line of 100,000 characters. */
function wide(unit: string): string {
  return unit.repeat(Math.ceil(WIDE / unit.length)).slice(0, WIDE);
}

const notes: Readonly<Record<string, string>> = {
  "a line of markers": pane("go", `// ${wide("①")}`),
  "a line of numbers": pane("python", `# ${wide("(1) ")}`),
  "a line of marks": pane("go", `// ${wide("[!code ++] ")}`),
  "a line of unknown marks": pane("go", `// ${wide("[!code xx] ")}`),
  "a line of block comments": pane("go", wide("/* ① */ ")),
  "nested comments that never end": pane("rust", wide("/* ")),
  "nested comments that end": pane("rust", `${"/* ".repeat(30_000)}${"*/".repeat(30_000)}`),
  "quotes that never end": pane("javascript", wide(`"\\`)),
  "quotes of all kinds": pane("python", wide(`'"`)),
  "runes that are none": pane("go", wide("'a")),
  "a line of blanks": pane("go", `${wide(" ")}// ①`),
  "lines of markers": pane("go", "x() // ① ②\n".repeat(LONG)),
  "lines of marks alone": pane("go", "// [!code ++]\n".repeat(LONG)),
  "a line of texts to mark": compare(`\`\`\`go ${wide('"a" ')}\na\n\`\`\``),
  "a line of ranges": compare(`\`\`\`go {${wide("1,")}}\na\n\`\`\``),
  "a line of options": compare(`\`\`\`go ${wide("a=b ")}\na\n\`\`\``),
  "a line of braces": compare(`\`\`\`go ${wide("{")}\na\n\`\`\``),
  "links between all lines": compare(
    `link: ${wide("1-5000=1-5000,")}\n\`\`\`go\n${"a\n".repeat(5000)}\`\`\`\n\`\`\`go\n${"a\n".repeat(5000)}\`\`\``,
  ),
  "ten thousand notes": compare(`\`\`\`go\na\n\`\`\`\n\n${"1. note\n".repeat(LONG)}`),
  "ten thousand numbered notes": compare(
    `\`\`\`go\na\n\`\`\`\n\n${Array.from({ length: LONG }, (_, index) => `${index}. note`).join("\n")}`,
  ),
  "ten thousand circled notes": compare(`\`\`\`go\na\n\`\`\`\n\n${"① note\n".repeat(LONG)}`),
  "ten thousand asides": compare(`\`\`\`go\na\n\`\`\`\n\n${"> [!drop] x\n".repeat(LONG)}`),
  "ten thousand headings": compare("### x\n".repeat(LONG)),
  "ten thousand panes": compare("```go\na\n```\n".repeat(LONG / 4)),
  "a note of many lines": compare(`\`\`\`go\na\n\`\`\`\n\n1. x\n${"   y\n".repeat(LONG)}`),
  "links without an end": compare(wide("[[")),
  links: compare(wide("[[a]] ")),
  "code spans without an end": compare(wide("` `` ")),
  "front matter of blank lines": frontMatter(`a: b${"\n".repeat(60_000)}`),
  "front matter of line separators": frontMatter(`a: "${"\u2028".repeat(60_000)}"`),
  "front matter of blanks": frontMatter(`a:${" ".repeat(60_000)}b`),
  "front matter of comments": frontMatter("# x\n".repeat(15_000)),
  "front matter of brackets": frontMatter(`a: ${"[".repeat(60_000)}`),
  "front matter of dashes": frontMatter(`${"- ".repeat(30_000)}x`),
  "front matter of keys": frontMatter(Array.from({ length: 6000 }, (_, index) => `k${index}: v`).join("\n")),
  "front matter of keys in braces": frontMatter(`a: {${"x,".repeat(30_000)}}`),
  "front matter of colons": frontMatter(`a: ${"b: ".repeat(15_000)}`),
  "front matter of open quotes": frontMatter(`a: "${"\\\n".repeat(30_000)}`),
  "front matter of wrong entries": frontMatter(`terms:\n${"- `x\n".repeat(2000)}`),
  "front matter without an end": `---\na: b\n${"x\n".repeat(LONG)}`,
  "a term of separators": frontMatter(`terms:\n- "${"`a ".repeat(20_000)}"`),
  "a term of open links": frontMatter(`terms:\n- "${"[[ ".repeat(20_000)}"`),
  "terms with problems": frontMatter(`terms:\n${"- 1.5\n".repeat(2000)}`),
  "a wide line of text": wide("word "),
  "a wide line without blanks": wide("!"),
  "ten thousand lines": "word word\n".repeat(LONG),
};

for (const [name, text] of Object.entries(notes)) {
  process.stdout.write(`${name}\n`);
  const { blocks } = parseLesson("note.md", text, { parseYaml });
  for (const block of blocks) if (block.kind === "comparison") printComparison(block.comparison);
}
process.stdout.write("done\n");
