import { expect, test } from "vitest";
import { parseComparison } from "../../../src/core/compare/parse";
import { mayExceedPage } from "../../../src/view/compare/print";

const fence = (language: string, lines: number, line = "x := 1"): string =>
  `\`\`\`${language}\n${Array(lines).fill(line).join("\n")}\n\`\`\`\n`;

const long = (source: string): boolean => mayExceedPage(parseComparison(source).model);

test.each([
  ["a few lines beside each other", `${fence("python", 12)}\n${fence("go", 12)}`, false],
  ["a page of lines beside each other", `${fence("python", 5)}\n${fence("go", 40)}`, true],
  ["lines that wrap beside each other", `${fence("python", 5)}\n${fence("go", 14, "x".repeat(90))}`, true],
  ["the same lines alone, where they have the width", fence("go", 14, "x".repeat(70)), false],
  ["three panes below each other", fence("go", 11) + fence("python", 11) + fence("rust", 11), true],
  [
    "notes that fill the page",
    `${fence("go", 8)}\n${Array.from({ length: 12 }, (_, index) => `${index + 1}. ${"word ".repeat(30)}`).join("\n")}\n`,
    true,
  ],
])("in print, %s", (_name, source, expected) => {
  expect(long(source)).toBe(expected);
});
