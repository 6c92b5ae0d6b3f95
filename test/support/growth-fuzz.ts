import { lintComparison } from "../../src/core/compare/lint";
import { parseComparison } from "../../src/core/compare/parse";
import { printComparison } from "../../src/core/compare/print";
import { lintDrill } from "../../src/core/drill/lint";
import { parseDrill } from "../../src/core/drill/parse";
import { printDrill } from "../../src/core/drill/print";
import { updateGlossary } from "../../src/core/glossary/update";
import { readBlockSyntax } from "../../src/core/lesson/block-syntax";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import { readTermUses } from "../../src/core/lesson/term-uses";
import { anchorsOf } from "../../src/core/markdown/anchors";
import { readNote } from "../../src/core/markdown/note";
import { VaultTerms } from "../../src/core/terms/vault-terms";
import { parseYaml } from "../../pkg/cli/parse-yaml";
import { aLesson, aTerm } from "./lesson-terms";

/** Pieces of notes, of which one to four make a unit. */
const TOKENS = [
  ...Array.from(" \t\n\r\"'`~#=-+*_>|[](){}<>^:;,.!?%&@$/\\1a"),
  ...["①", "é", "“", "«", "‘", "\u2028", "\ud800"],
  ...[
    "\n\n",
    "\r\n",
    "# ",
    "### ",
    "- ",
    "- [ ] ",
    "- [x] ",
    "  - ",
    "1. ",
    "> ",
    "> [!why] ",
    "> [!",
    "= ",
    "= /",
  ],
  ...[
    "```",
    "```go\n",
    "~~~\n",
    "//! ",
    "// ",
    "/* ",
    "*/",
    "<!--",
    "-->",
    "%%",
    "$$",
    "[[",
    "]]",
    "[[a|b]]",
    "](",
  ],
  ...[
    "^id",
    " ^a",
    "(1)",
    "[!code ++]",
    "__1__",
    "go: ",
    "a: b",
    "{1}",
    "&a ",
    "*a ",
    "!a ",
    "</",
    "<a ",
    "**",
  ],
  ...[
    "comma-ok",
    "Avoid: ",
    "_From_ ",
    "%% go-glossary:begin",
    "%%g:12345678%%",
    "<<<<<<< ",
    "---",
    "http://a",
  ],
];

const terms = [
  aLesson("1 A.md", aTerm("comma-ok", "the idiom", { aliases: ["ok a"], avoid: ["a b"] }), aTerm("a-1", "d")),
];
const { vocabulary } = new VaultTerms({ glossary: "GLOSSARY.md", lessons: terms, manual: [] });
const glossary = updateGlossary(null, terms, { path: "GLOSSARY.md" });
const written = glossary.kind === "updated" ? glossary.text : "";

function readDrill(source: string): void {
  const { model } = parseDrill(source);
  lintDrill(model, source);
  if (model.questions.length > 0) printDrill(model);
}

function readComparison(source: string): void {
  const { model } = parseComparison(source);
  lintComparison(model);
  printComparison(model);
}

const lesson = (text: string) => parseLesson("1 A.md", text, { parseYaml });
const update = (text: string) => updateGlossary(text, terms, { path: "GLOSSARY.md" });

/** What is tried with each unit: where the repeated unit stands, and what reads it. */
export const WRAPPERS: Readonly<Record<string, (body: string) => void>> = {
  "a drill": (body) => readDrill(body),
  "a drill's heading": (body) => readDrill(`### ${body}\n- [x] a\n- [ ] b\n`),
  "a drill's prompt": (body) => readDrill(`### a\n\n${body}\n\n- [x] a\n- [ ] b\n`),
  "an option": (body) => readDrill(`### a\n- [x] ${body}\n- [ ] b\n`),
  "an option below its first line": (body) =>
    readDrill(`- [x] - a\n\n  ${body.replaceAll("\n", "\n  ")}\n- [ ] b\n`),
  "an answer": (body) => readDrill(`a\n\n= ${body}\n= b\n`),
  "a drill's code": (body) => readDrill(`\`\`\`\`go\n${body}\n\`\`\`\`\n\n__1__ = a | ${body}\n= a\n`),
  "an aside": (body) => readDrill(`= a\n\n> [!why] ${body.replaceAll("\n", "\n> ")}\n`),
  "a comparison": (body) => readComparison(body),
  "a pane": (body) => readComparison(`\`\`\`\`go\n${body}\n\`\`\`\`\n`),
  "a pane's info": (body) => readComparison(`~~~go ${body.replaceAll("\n", " ")}\na\n~~~\n`),
  "a note of a comparison": (body) => readComparison(`\`\`\`go\na // (1)\n\`\`\`\n\n1. ${body}\n`),
  "front matter": (body) => lesson(`---\n${body}\n---\n`),
  "a property": (body) => lesson(`---\ntitle: ${body}\n---\n`),
  "a term": (body) => lesson(`---\nterms:\n  - ${body}\n---\n`),
  "a lesson": (body) => lesson(`---\nlesson: 1\n---\n\n${body}\n`),
  "a lesson's drill": (body) => lesson(`\`\`\`\`go-drill\n${body}\n\`\`\`\`\n`),
  prose: (body) => readTermUses(body, vocabulary),
  "a note's anchors": (body) => anchorsOf(readNote(body)),
  "a note's heading": (body) => anchorsOf(readNote(`## ${body}`)),
  "a drill's source": (body) => readBlockSyntax("go-drill", body),
  "a comparison's source": (body) => readBlockSyntax("go-compare", `\`\`\`go\n${body}`),
  "a glossary": (body) => update(`${body}\n`),
  "text above the generated part": (body) => update(`${body}\n\n${written}`),
  "the generated part": (body) => update(written.replace("### comma-ok", () => `${body}\n\n### comma-ok`)),
  "a glossary's entry": (body) => update(written.replace("the idiom", () => body)),
};

export interface Trial {
  readonly wrapper: string;
  readonly unit: string;
}

/** The trials of a seed, in order; the same for the same seed. */
export function* trialsOf(seed: number, count: number): Generator<Trial> {
  const next = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const wrappers = Object.keys(WRAPPERS);
  for (let trial = 0; trial < count; trial++) {
    const length = 1 + Math.floor(next() * 4);
    let unit = "";
    for (let token = 0; token < length; token++) unit += pick(TOKENS);
    // Many readers go by lines.
    if (next() < 0.3) unit += "\n";
    yield { wrapper: pick(wrappers), unit };
  }
}

/** Runs one trial at a length of so many characters; milliseconds of processor time. */
export function timeOf({ wrapper, unit }: Trial, length: number): number {
  const body = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const before = process.cpuUsage();
  WRAPPERS[wrapper]?.(body);
  const { user } = process.cpuUsage(before);
  return user / 1000;
}

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
