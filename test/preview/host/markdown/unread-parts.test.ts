import { expect, test } from "vitest";
import { readMetadata } from "../../../../pkg/preview/host/metadata/note-metadata";
import { parseMarkdown } from "../../../../pkg/preview/host/markdown/parse-markdown";
import { parseNote } from "../../../../pkg/preview/host/markdown/parse-note";

const ladder = Array.from({ length: 300 }, (_, level) => `${"  ".repeat(level)}- rung`).join("\n");

test.each([
  ["quotes in quotes", "> ".repeat(4000) + "bottom", "deep"],
  ["quotes without blanks", ">".repeat(4000) + "bottom", "deep"],
  ["lists on one line", "- ".repeat(500) + "bottom", "deep"],
  ["lists that go in", ladder, "deep"],
  ["marks on one line", "`a` ".repeat(50_000), "many"],
  ["marks on many lines", "`a` `b`\n".repeat(20_000), "many"],
])("%s are not read, and what stands around them is", (_name, hard, why) => {
  const text = `# Before\n\n${hard}\n\nAfter [[link]].\n`;
  const root = parseMarkdown(text);
  expect(root.children.map(({ type }) => type)).toEqual(["heading", "paragraph", "paragraph"]);
  expect(root.children[1]?.data).toEqual({ unread: why });
  const cache = readMetadata(text);
  expect(cache.links?.map(({ link }) => link)).toEqual(["link"]);
  expect(cache.sections?.[1]?.position.start).toEqual({ line: 2, col: 0, offset: 10 });
  expect(parseNote(text, { softBreaks: true }).sections.map(({ lineStart }) => lineStart)).toHaveLength(3);
});

test.each([
  ["a rule", "- ".repeat(200)],
  ["code", `\`\`\`\n${"> ".repeat(4000)}\n\`\`\``],
  ["a deep list that people write", Array.from({ length: 12 }, (_, n) => `${"\t".repeat(n)}- a`).join("\n")],
])("%s is read", (_name, text) => {
  expect(parseMarkdown(text).children.every(({ data }) => data === undefined)).toBe(true);
});

test("a quote's open fence hides nothing behind the quote", () => {
  const root = parseMarkdown(`> \`\`\`\n> a\n\n${"> ".repeat(4000)}b`);
  expect(root.children.at(-1)?.data).toEqual({ unread: "deep" });
});
