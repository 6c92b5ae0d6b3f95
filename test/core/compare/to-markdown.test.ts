import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../../src/core/compare/comparison";
import { parseComparison } from "../../../src/core/compare/parse";
import { comparisonToMarkdown } from "../../../src/core/compare/to-markdown";
import { readNote } from "../../../src/core/markdown/note";
import { findBlocks } from "../../../src/core/markdown/blocks";
import { comparison } from "../../support/arbitraries/comparison";
import { comparisonSource } from "../../support/arbitraries/comparison-source";
import { propertyRuns } from "../../support/property-runs";

const folder = new URL("../../fixtures/compare/", import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -3));

function copied(source: string): string {
  return comparisonToMarkdown(parseComparison(source).model);
}

describe("a comparison as Markdown for elsewhere", () => {
  it.each(fixtures)("%s reads as the text kept for it", async (name) => {
    const markdown = copied(readFileSync(new URL(`${name}.md`, folder), "utf8"));
    await expect(markdown).toMatchFileSnapshot(`../../fixtures/compare-copied/${name}.md`);
  });

  it("says of a note which lines it is about, pane by pane [C3]", () => {
    const source =
      "```py\na()  # ①\nb()\n```\n\n```go\nx()\ny() // ①\nz() // ①\nz() // ②\n```\n\n1. Starts.\n2. Ends.";
    expect(copied(source)).toContain("1. *Python 1 ↔ Go 2–3:* Starts.\n2. *Go 4:* Ends.");
  });

  it("tells panes with one label apart, and counts lines alone where there is but one pane", () => {
    expect(copied("```go\na() // ①\n```\n\n```go\nb() // ①\n```\n\n1. Same.")).toContain(
      "*Go (1) 1 ↔ Go (2) 1:* Same.",
    );
    expect(copied("```go\na() // ①\n```\n\n1. Here.")).toBe("```go\na()\n```\n\n1. *Line 1:* Here.\n");
  });

  it("keeps a note that begins with code, or a list, a note", () => {
    expect(copied("```go\na() // ①\n```\n\n1. ```go\n   b()\n   ```")).toContain(
      "1. *Line 1*\n\n   ```go\n   b()\n   ```",
    );
  });

  it("names counterparts without a note, and what the source is", () => {
    const markdown = copied("### T\nlink: 1=2\nsource: [[Book]]\n\n```py\na\n```\n\n```go\nb\nc\n```");
    expect(markdown).toContain("- Python 1 ↔ Go 2");
    expect(markdown).toContain("> **Source:** [[Book]]");
  });

  it("keeps a label that looks like Markdown a label", () => {
    expect(copied('```go title="a *b* [[c]] _d_ e_f"\nx\n```')).toContain(
      "#### a \\*b\\* \\[\\[c\\]\\] \\_d\\_ e_f",
    );
  });
});

describe("laws of that Markdown", () => {
  /** Every pane's code stands in a fence of its language at the text's top level, whole and in order. */
  const holdsPanes = (model: Comparison) => {
    const markdown = comparisonToMarkdown(model);
    const languages = model.panes.map((pane) => pane.language);
    const fences = findBlocks(readNote(markdown), languages)
      .filter((block) => block.containers.length === 0)
      .map((block) => `${block.language}\n${block.content}`);
    const wanted = model.panes.map((pane) => `${pane.language}\n${pane.text}`);
    let found = 0;
    for (const fence of fences) if (fence === wanted[found]) found += 1;
    expect(found).toBe(wanted.length);
  };

  it("sound comparisons keep the code of every pane in a fence of its own", () => {
    fc.assert(fc.property(comparison, holdsPanes), { numRuns: propertyRuns(300) });
  });

  it("so does whatever any text is read as: nothing written before a pane takes its fence in", () => {
    fc.assert(
      fc.property(comparisonSource, (source) => holdsPanes(parseComparison(source).model)),
      { numRuns: propertyRuns(1000) },
    );
  });
});
