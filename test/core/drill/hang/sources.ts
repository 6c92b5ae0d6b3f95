import { combinations } from "../../../support/property-runs";

/** A block on which a careless scanner takes time by the square of its length, or worse. */
export interface HostileSource {
  readonly name: string;
  readonly source: string;
}

const LENGTH = 100_000;
const LINES = 10_000;

/** One line, filled with what may begin or close something. */
const fillings = [
  "x",
  ">",
  "> ",
  "`",
  "` ",
  "- ",
  "1. ",
  "#",
  "# ",
  " ",
  "\t",
  "^",
  " ^a",
  "[",
  "[ ",
  "[[",
  "[[a",
  "[a](",
  "*",
  "**",
  "/",
  "1",
  "|",
  "| ",
  "=",
  "~",
  "<",
  "<a ",
  "<a b=c",
  "__1__",
  "\\",
  '"',
  "'",
  "//!",
  " //! ",
  "\u0000",
  "\ud800",
  "é",
  "{",
  "(",
];

/** What may stand before such a line. */
const openings = [
  "",
  "### ",
  "- ",
  "- [",
  "- [x] ",
  "> [!",
  "> [!why] ",
  "= ",
  "= /",
  "__1__ = ",
  "```",
  "key: ",
  "tags: ",
];

const oneLine = combinations(fillings, openings).map(([filling, opening]) => ({
  name: `${JSON.stringify(opening)} and one line of ${JSON.stringify(filling)}`,
  source: opening + filling.repeat(LENGTH / filling.length) + "\n= a\n",
}));

const repeated = [
  "\n",
  "\r",
  "text\n",
  "### a\n",
  "- [ ] a\n",
  "1. a\n",
  "- a\n",
  "> a\n",
  "> [!hint] a\n",
  "> [!note] a\n\n",
  "= a\n",
  "__1__ = a\n",
  "key: b\n",
  "```go\na\n```\n",
  "```go\nfor i := range x { func() { i }\n",
  "a() //! b\n",
  "%%\n",
  "- [x] a\n\n  b\n",
  "text\n\n> [!why] a\n\n",
  "\ta\n",
  "- [ ] a\n\n> b\n",
];

const manyLines = combinations(repeated, ["", "### a\n", "= a\n", "- [x] a\n", "```go\n"]).map(
  ([line, opening]) => ({
    name: `${JSON.stringify(opening)} and many lines ${JSON.stringify(line)}`,
    source: opening + line.repeat(LINES),
  }),
);

const nested = [
  {
    name: "ever deeper lists",
    source: Array.from({ length: 1000 }, (_, depth) => " ".repeat(depth) + "- a").join("\n"),
  },
  {
    name: "ever deeper quotes",
    source: Array.from({ length: 1000 }, (_, depth) => ">".repeat(depth) + " a").join("\n"),
  },
  {
    name: "runs of backticks, each longer",
    source: Array.from({ length: 400 }, (_, run) => "`".repeat(run)).join(" "),
  },
];

export const hostileSources: readonly HostileSource[] = [...oneLine, ...manyLines, ...nested];
