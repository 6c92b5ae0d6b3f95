import type { ElementContent } from "hast";
import { expect, test } from "vitest";
import { parseNote } from "../../../../pkg/preview/host/markdown/parse-note";

const textOf = (node: ElementContent): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(textOf).join("") : "";

const shown = (note: string): readonly string[] =>
  parseNote(note, { softBreaks: true }).sections.map(({ element }) =>
    textOf(element).replace(/\s+/g, " ").trim(),
  );

test.each([
  ["a ^[said *in* place] b", ["a 1 b", "Footnotes said in place ↩"]],
  [
    "^[one] and [^x] and ^[two [with] brackets]\n\n[^x]: named",
    ["1 and 2 and 3", "Footnotes one ↩ named ↩ two [with] brackets ↩"],
  ],
  ["# Title ^[of it]", ["Title 1", "Footnotes of it ↩"]],
])("%j is read as %j", (note, expected) => {
  expect(shown(note)).toEqual(expected);
});

test.each(["a ^[never closed", "`^[code]`", "x^2[1] and a caret ^"])("%j has no footnote", (note) => {
  expect(shown(note)).toHaveLength(1);
});

test("a section is drawn anew when a note before it makes its number another", () => {
  const keys = (note: string): readonly string[] =>
    parseNote(note, { softBreaks: true }).sections.map(({ key }) => key);
  expect(keys("b ^[two]")[0]).not.toBe(keys("a ^[one]\n\nb ^[two]")[1]);
});
