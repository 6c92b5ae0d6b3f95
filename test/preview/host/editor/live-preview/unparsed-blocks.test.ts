import { language, Language, defineLanguageFacet } from "@codemirror/language";
import { EditorState, type TransactionSpec } from "@codemirror/state";
import { NodeType, Parser, Tree, type Input, type PartialParse } from "@lezer/common";
import { describe, expect, test } from "vitest";
import type { LiveBlock } from "../../../../../pkg/preview/host/editor/live-preview/block-kinds";
import { keepUnparsed } from "../../../../../pkg/preview/host/editor/live-preview/block-field";

/** Comes as far as `reach` and stops there, as a parser does whose time is up. */
class TiredParser extends Parser {
  readonly #reach: number;

  constructor(reach: number) {
    super();
    this.#reach = reach;
  }

  override createParse(input: Input): PartialParse {
    const end = Math.min(this.#reach, input.length);
    return {
      parsedPos: end,
      stoppedAt: end,
      stopAt: () => undefined,
      advance: () => new Tree(NodeType.none, [], [], end),
    };
  }
}

const TEXT =
  "# A title\n\nSome words.\n\n```go-drill\n### One\n```\n\nBetween.\n\n```go-drill\n### Two\n```\n";

function blockAt(title: string): LiveBlock {
  const from = TEXT.lastIndexOf("```go-drill", TEXT.indexOf(title));
  const to = TEXT.indexOf("\n```", from) + 4;
  return { kind: "code", from, to, source: TEXT.slice(from, to), language: "go-drill" };
}
const one = blockAt("One");
const two = blockAt("Two");

/** What is kept of both blocks after an edit, when the parser came to `reach` and found what stands before it. */
function keptAfter(edit: TransactionSpec, reach: number, found: readonly LiveBlock[] = []): LiveBlock[] {
  const tired = new Language(defineLanguageFacet(), new TiredParser(reach), [], "tired");
  const start = EditorState.create({ doc: TEXT, extensions: [language.of(tired)] });
  return [...keepUnparsed(found, [one, two], start.update(edit))];
}

describe("blocks below what the parser has come to", () => {
  test("stay drawn, moved by what was written above them", () => {
    const kept = keptAfter({ changes: { from: 9, insert: " and more" } }, 5);
    expect(kept).toEqual([one, two].map((block) => ({ ...block, from: block.from + 9, to: block.to + 9 })));
  });

  test("are not taken twice when the parser found them", () => {
    expect(keptAfter({ changes: { from: 0, insert: "" } }, one.to + 1, [one])).toEqual([one, two]);
  });

  test("are gone when the parser came past them and found nothing", () => {
    expect(keptAfter({ changes: { from: 0, insert: "" } }, one.to + 1)).toEqual([two]);
  });

  test("are gone when they were written in", () => {
    expect(keptAfter({ changes: { from: two.from + 15, insert: "x" } }, 5)).toEqual([one]);
    expect(keptAfter({ changes: { from: two.from, to: two.to } }, 5)).toEqual([one]);
  });

  test("are as found once everything is parsed", () => {
    expect(keptAfter({ changes: { from: 0, insert: "" } }, 10_000, [two])).toEqual([two]);
  });
});
