import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Code, Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { readNote } from "../../../src/core/markdown/note";
import { findBlocks } from "../../../src/core/markdown/blocks";
import { lineStart, lineText, linesOf, positionBetween } from "../../../src/core/text/lines";
import { propertyRuns } from "../../support/property-runs";

/** Pieces of lines that build containers, fences and what hides them. */
const piece = fc.constantFrom(
  ..."````x|```x|```|````|~~~x|~~~|`````x a=b".split("|"),
  ..."> |>|- |* |1. |1) |  |   |    |\t| ".split("|"),
  ..."text|`|# |---|***|===|<div>|</div>|<!--|-->|<pre>|a: b".split("|"),
);
const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
const note = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([lines, ending]) => lines.join(ending));

function codesOf(markdown: string): readonly Code[] {
  const codes: Code[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "code" && node.lang === "x") codes.push(node);
    if ("children" in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(markdown));
  return codes;
}

/**
 * Front matter is the app's, not CommonMark's; and behind an item without text the tree reader takes text for a
 * continuation that the specification does not.
 */
function comparable(markdown: string): boolean {
  const emptyItem = /(?:[-*]|1[.)])[ \t]*(?:[\r\n]|$)/;
  return !/^---[ \t]*(?:\r|\n|$)/.test(markdown) && !emptyItem.test(markdown);
}

describe("findBlocks", () => {
  test(
    "finds the blocks that CommonMark finds, with the same content, wherever they stand [B2]",
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(note, (markdown) => {
          fc.pre(comparable(markdown));
          const found = findBlocks(readNote(markdown), ["x"]);
          const expected = codesOf(markdown);
          // How many line endings end a block that is never closed, the tree tells only roughly.
          const ends = (content: string, index: number): string =>
            found[index]?.closed === true ? content : content.replace(/[\r\n]+$/, "");
          expect(
            found.map(({ content, meta, position }, index) => [
              ends(content, index),
              meta,
              position.start.offset,
            ]),
          ).toEqual(
            expected.map(({ value, meta, position }, index) => [
              ends(value, index),
              (meta ?? "").trim(),
              position?.start.offset,
            ]),
          );
        }),
        { numRuns: propertyRuns(500) },
      );
    },
  );

  test.each([
    ["an empty item takes what is indented below it", "-\n  ````x\n  a\n  ````", ["a"]],
    ["an empty item ends at a blank line", "-\n\n  ````x\n  a\n  ````", ["a"]],
    ["a list from 2 on does not interrupt a paragraph", "text\n2. ````x\n\n````x\na\n````", ["a"]],
    ["a lone tag hides what follows it up to a blank line", "<b>\n````x\n\n````x\na\n````", ["a"]],
    ["a lone tag does not interrupt a paragraph", "text\n<b>\n````x\na\n````", ["a"]],
    ["HTML comments hide what they hold", "<!--\n````x\na\n````\n-->\n````x\nb\n````", ["b"]],
    ["%% comments hide what they hold", "%%\n````x\na\n````\n%%\n````x\nb\n````", ["b"]],
    ["a %% comment on one line hides nothing else", "%% go-glossary:end %%\n````x\na\n````", ["a"]],
    ["front matter is skipped, fences in it too", "---\na: |\n````x\n---\n````x\na\n````", ["a"]],
    ["front matter stands after a byte order mark", "\uFEFF---\na: b\n---\n````x\na\n````", ["a"]],
    ["a line of --- that nothing closes is no front matter", "---\n````x\na\n````", ["a"]],
    ["a callout is a quote", "> [!note]\n> ````x\n> \ta\n> ````", ["\ta"]],
    ["a longer fence holds a shorter one", "````x\n```go\na\n```\n````", ["```go\na\n```"]],
    ["three backticks end at the inner fence [B1]", "```x\n```go\na\n```\n- [x] b\n```", ["```go\na"]],
    ["tildes hold backticks", "~~~x\n```go\na\n```\n~~~", ["```go\na\n```"]],
    ["a fence without its language is not ours", "````y\na\n````", []],
    ["an empty block has no content", "````x\n````", [""]],
  ])("%s", (_, markdown, contents) => {
    expect(findBlocks(readNote(markdown), ["x"]).map(({ content }) => content)).toEqual(contents);
  });

  test("tells where a block stands and whether it is closed", () => {
    const [block] = findBlocks(readNote("1. > ````x a=b\n   > c"), ["x"]);
    expect(block).toMatchObject({
      meta: "a=b",
      closed: false,
      containers: ["list", "quote"],
      column: 6,
      position: { start: { line: 1, column: 6, offset: 5 }, end: { line: 2, column: 7 } },
    });
  });

  test("maps every place of the content to the same text in the note", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(note, (markdown) => {
        for (const block of findBlocks(readNote(markdown), ["x"])) {
          const lines = linesOf(block.content);
          for (let line = 1; line <= lines.starts.length; line++) {
            const text = lineText(lines, line);
            const start = lineStart(lines, line);
            const { start: from, end: to } = block.toNote(positionBetween(lines, start, start + text.length));
            expect(from.offset).toBeGreaterThanOrEqual(block.position.start.offset);
            expect(to.offset).toBeLessThanOrEqual(block.position.end.offset);
            // Blanks that stand for part of a tab have no text of their own in the note.
            if (block.content !== "")
              expect(text.trimStart()).toBe(markdown.slice(from.offset, to.offset).trimStart());
          }
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test("never fails, whatever the note holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (markdown) => {
        expect(() => findBlocks(readNote(markdown), ["x", ""])).not.toThrow();
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
