import { expect, test } from "vitest";
import { parseMarkdown, walk } from "../../../../pkg/preview/host/markdown/parse-markdown";

/** The formulas of a text, in order; a displayed one between two dollars, a block between three. */
function formulas(text: string): string[] {
  const found: string[] = [];
  walk(parseMarkdown(text), (node) => {
    if (node.type === "inlineMath") found.push(node.display ? `$$${node.value}$$` : `$${node.value}$`);
    if (node.type === "math") found.push(`block ${node.value}`);
  });
  return found;
}

test.each([
  ["a $b$ c", ["$b$"]],
  ["$a_1$ and $a_2$", ["$a_1$", "$a_2$"]],
  [String.raw`$a \$ b$`, [String.raw`$a \$ b$`]],
  ["a $$b$$ c", ["$$b$$"]],
  ["a $$b\nc$$ d", ["$$b\nc$$"]],
  ["a\n$$\nb\n$$", ["$$b$$"]],
])("a formula stands between dollars: %j", (text, expected) => {
  expect(formulas(text)).toEqual(expected);
});

test.each([
  "$ a$",
  "$a $",
  "$5 and $10",
  "$a\nb$",
  "$5 and $10, and `$code$`",
  "`$a$`",
  String.raw`\$a$`,
  "$$$$",
  "```\n$$\na\n$$\n```",
])("dollars are text: %j", (text) => {
  expect(formulas(text)).toEqual([]);
});

test.each([
  ["$$\na\nb\n$$", ["block a\nb"]],
  ["$$a$$", ["block a"]],
  ["> $$\n> a\n> b\n> $$", ["block a\nb"]],
  ["- item\n\n  $$\n  a\n  $$", ["block a"]],
  ["$$\na", []],
])("a block of its own begins and ends with two dollars: %j", (text, expected) => {
  expect(formulas(text)).toEqual(expected);
});

test("links and tags in a formula are none", () => {
  const kinds = new Set<string>();
  walk(parseMarkdown("$[[a]] #b$"), (node) => kinds.add(node.type));
  expect(kinds.has("wikilink")).toBe(false);
});

test("the line ends of a formula are none of its paragraph", () => {
  const [paragraph] = parseMarkdown("a\n$$\nb\n$$").children;
  expect(paragraph?.type === "paragraph" && paragraph.children.map(({ type }) => type)).toEqual([
    "text",
    "inlineMath",
  ]);
});
