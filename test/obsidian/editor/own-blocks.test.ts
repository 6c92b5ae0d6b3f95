import { ChangeSet, Text } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  endOf,
  followChange,
  readOwnBlocks,
  startOf,
  type OwnBlock,
} from "../../../src/obsidian/editor/own-blocks";
import { propertyRuns } from "../../support/property-runs";

const read = (text: string, before: readonly OwnBlock[] = []) => readOwnBlocks(text, before);

const textOf = (text: string): Text => Text.of(text.split("\n"));

/** Blocks as a reader of the whole text would tell them. */
const told = (blocks: readonly OwnBlock[]) =>
  blocks.map((own) => ({
    from: startOf(own),
    to: endOf(own),
    content: own.block.content,
    places: Array.from(own.block.content, (_, offset) => own.block.offsetInNote(offset) + own.shift),
  }));

function change(text: string, from: number, to: number, insert: string) {
  const changes = ChangeSet.of({ from, to, insert: textOf(insert) }, text.length);
  const doc = changes.apply(textOf(text));
  return { changes, doc, text: doc.toString() };
}

const NOTE =
  "Before.\n\n````go-drill\n### a\n\n```go\nx\n```\n````\n\nBetween.\n\n> ````go-compare\n> ### b\n> ````\n";

describe("after a keystroke", () => {
  const blocks = read(NOTE);

  test("in a block, that block is read again, and the others are the same", () => {
    const at = NOTE.indexOf("### a") + 5;
    const { changes, doc } = change(NOTE, at, at, "b");
    const { blocks: after, settled } = followChange(blocks, changes, doc);
    expect(settled).toBe(true);
    expect(after[0]?.block.content).toContain("### ab");
    expect(after[1]?.block).toBe(blocks[1]?.block);
    expect(after[1]?.shift).toBe(1);
  });

  test("in a block of a callout, too", () => {
    const at = NOTE.indexOf("### b") + 5;
    const { changes, doc, text } = change(NOTE, at, at, "c");
    const { blocks: after, settled } = followChange(blocks, changes, doc);
    expect(settled).toBe(true);
    expect(told(after)).toEqual(told(read(text)));
  });

  test("between blocks, all must be looked for: what is typed may hide them", () => {
    const at = NOTE.indexOf("Between");
    const { changes, doc } = change(NOTE, at, at, "~~~\n");
    expect(followChange(blocks, changes, doc).settled).toBe(false);
  });

  test.each([
    { what: "in the fence that opens a block", at: NOTE.indexOf("go-drill"), text: "`" },
    { what: "in the fence that closes it", at: NOTE.indexOf("````\n\nBetween"), text: "x" },
    { what: "that closes a block early", at: NOTE.indexOf("### a"), text: "````\n" },
  ])("$what, all must be looked for", ({ at, text }) => {
    const { changes, doc } = change(NOTE, at, at, text);
    expect(followChange(blocks, changes, doc).settled).toBe(false);
  });
});

test("a text that is read again gives the very blocks that are as they were", () => {
  const before = read(NOTE);
  const [first, second] = read(`${NOTE}\nMore.`, before);
  expect(first).toBe(before[0]);
  expect(second).toBe(before[1]);
});

test(
  "whatever is typed, blocks that need no looking for are those of the whole text",
  { timeout: 600_000 },
  () => {
    const piece = fc.constantFrom(
      ..."````go-drill|````go-compare|````|```go|```|~~~|> ````go-drill|> ````|> text|- ````go-drill|  ````|text||### a|<div>|%%".split(
        "|",
      ),
    );
    const inner = fc.array(piece, { maxLength: 5 });
    const whole = fc
      .tuple(fc.constantFrom("", "> ", "- ", "> > "), inner)
      .map(([prefix, lines]) => ["````go-drill", ...lines, "````"].map((line) => prefix + line).join("\n"));
    const note = fc
      .array(fc.oneof(piece, { weight: 2, arbitrary: whole }), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join("\n"));
    const typed = fc.constantFrom("x", " ", "`", "````", "\n", ">", "> ", "\n````\n", "- ", "<", "");
    fc.assert(
      fc.property(note, fc.nat(), fc.nat({ max: 6 }), typed, (text, at, cut, insert) => {
        const from = at % (text.length + 1);
        const after = change(text, from, Math.min(text.length, from + cut), insert);
        const { blocks, settled } = followChange(read(text), after.changes, after.doc);
        if (settled) expect(told(blocks)).toEqual(told(read(after.text)));
      }),
      { numRuns: propertyRuns(1000) },
    );
  },
);
