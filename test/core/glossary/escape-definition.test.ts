import { describe, expect, test } from "vitest";
import { escapeDefinition } from "../../../src/core/glossary/escape-definition";

const ZERO_WIDTH = "\u200B";

describe("escapeDefinition", () => {
  test.each([
    ["plain text stays", "a call started with `go`", "a call started with `go`"],
    ["a heading is text", "# one\ntwo\n## three", "\\# one\ntwo\n\\## three"],
    ["a tag is no heading", "#tag", "#tag"],
    ["a rule below text makes no heading", "text\n---\nmore\n===", "text\n\\---\nmore\n\\==="],
    ["a table keeps its rule", "| a |\n| - |", "| a |\n| - |"],
    ["a fence that is open is closed", "see\n\n```go\nx := 1", "see\n\n```go\nx := 1\n```"],
    ["a fence that is all there is is closed", "```go", "```go\n```"],
    ["a fence of one line is closed too", "``` opens a block of code", "``` opens a block of code\n```"],
    ["a code span of three marks is no fence", "```x``` is code", "```x``` is code"],
    ["code keeps what only text may not have", "~~~\n# x\n---\n%%\n~~~", "~~~\n# x\n---\n%%\n~~~"],
    ["percent signs open no comment", "Printf(%%)", `Printf(%${ZERO_WIDTH}%)`],
    ["percent signs in code stay", '`Printf("%%")` prints', '`Printf("%%")` prints'],
    ["where backticks do not pair, nothing counts as code", "`a\nb` %% `c", `\`a\nb\` %${ZERO_WIDTH}% \`c`],
    ["an HTML comment is text", "x <!-- y", "x \\<!-- y"],
    ["raw HTML that eats what follows is text", "<script>x", "\\<script>x"],
    ["generic types stay", "chan<T>", "chan<T>"],
    ["mathematics that is open is text", "$$ x", "\\$\\$ x"],
    ["mathematics that is closed stays", "$$ x $$", "$$ x $$"],
    ["replacement patterns are text", "$& $1 $$' $`", "$& $1 \\$\\$' $`"],
    ["line endings become line feeds", "a\r\nb\rc", "a\nb\nc"],
    ["what a file cannot hold is marked", "a\u0000b\ud800c", "a\uFFFDb\uFFFDc"],
    ["a merge conflict is text", "<<<<<<< a\nb\n>>>>>>> c", "\\<<<<<<< a\nb\n\\>>>>>>> c"],
    [
      "a quoted checksum seals nothing",
      "```\n%%g:12345678%%\n```",
      `\`\`\`\n%${ZERO_WIDTH}%g:12345678%${ZERO_WIDTH}%\n\`\`\``,
    ],
    ["a fence in a list ends with the list", "- a\n  ```\n  x\n# b", "- a\n  ```\n  x\n  ```\n\\# b"],
    ["blanks around it are dropped", "\n  text  \n\n", "text"],
  ])("%s", (_what, definition, escaped) => {
    expect(escapeDefinition(definition)).toBe(escaped);
    expect(escapeDefinition(escaped)).toBe(escaped);
  });
});
