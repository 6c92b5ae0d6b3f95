import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readTerms } from "../../../src/core/glossary/read-terms";
import type { Lesson } from "../../../src/core/lesson/lesson";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { comparisonSource } from "../../support/arbitraries/comparison-source";
import { positionsIn, withoutPositions } from "../../support/compact-positions";
import { parseYaml } from "../../support/parse-yaml";
import { propertyRuns } from "../../support/property-runs";

function read(text: string, termsKey?: string): Lesson {
  return parseLesson("folder/A note.md", text, { parseYaml, termsKey });
}

const yamlLine = fc.constantFrom(
  ...[
    "terms:",
    "Terms introduced:",
    "lesson: 6",
    "go: 1.20",
    "next: [[x]]",
    'prereqs: ["[[x]]"]',
    "title: T",
  ],
  ...[
    "- goroutine — a call",
    "  - a: b",
    "  - a: b: c",
    "- term: x",
    "  definition: y # z",
    "- [[x]] — y",
    "\t- x",
  ],
  ...[
    "  x: y",
    "- |",
    "    text",
    "- >",
    "- `x`",
    "- 1.20",
    '- "x',
    "- {a: b",
    "- ]",
    "",
    "# c",
    "- *x",
    "? a",
    "---x",
  ],
);

const noteText = fc
  .tuple(
    fc.boolean(),
    fc.array(yamlLine, { maxLength: 8 }),
    comparisonSource,
    fc.constantFrom("", "> ", "- ", "  "),
  )
  .map(([closed, yaml, content, prefix]) => {
    const block = ["````go-compare", ...content.split("\n"), "````"].map((line) => prefix + line).join("\n");
    return `---\n${yaml.join("\n")}\n${closed ? "---\n" : ""}\n${block}\n\n~~~~go-drill\n${content}`;
  });

describe("laws of lessons", () => {
  it("[B4] reading any note never throws, and all positions lie in it", () => {
    fc.assert(
      fc.property(noteText, (text) => {
        for (const { start, end } of positionsIn(read(text))) {
          expect(start.offset).toBeGreaterThanOrEqual(0);
          expect(end.offset).toBeGreaterThanOrEqual(start.offset);
          expect(end.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  it("diagnostics are in the order of their places", () => {
    fc.assert(
      fc.property(noteText, (text) => {
        const offsets = read(text).diagnostics.map(({ position }) => position.start.offset);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  it("[T2] the terms of a note are those the metadata cache gives", () => {
    fc.assert(
      fc.property(noteText, (text) => {
        const { terms } = read(text);
        if (terms.kind === "unknown") return;
        const yaml = /^---\n([^]*?)^---[ \t]*$/m.exec(text)?.[1] ?? "";
        const known = readTerms(parseYaml(yaml) ?? {});
        expect(withoutPositions(terms.terms)).toEqual(known.terms);
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});

describe("a lesson", () => {
  it("is titled by its front matter, else by its file", () => {
    expect(read("text").title).toBe("A note");
    expect(read("---\nTitle: Other\n---\n").title).toBe("Other");
    expect(read("---\ntitle: ''\n---\n").title).toBe("A note");
  });

  it("[T1] takes terms under a name of the vault's own", () => {
    const text = "---\nneue_begriffe:\n- a — b\n---\n";
    expect(read(text).terms).toEqual({ kind: "known", terms: [] });
    expect(read(text, "").terms).toEqual({ kind: "known", terms: [] });
    expect(read(text, "Neue Begriffe").terms).toMatchObject({ terms: [{ term: "a" }] });
  });

  it("[T4] has unknown terms while its front matter is broken, and its blocks all the same", () => {
    const lesson = read("---\nterms: [\n---\n````go-compare\n```go\na()\n```\n````\n");
    expect(lesson.terms.kind).toBe("unknown");
    expect(lesson.blocks).toHaveLength(1);
  });

  it("[T4] without front matter has no terms, which is known", () => {
    expect(read("text").terms).toEqual({ kind: "known", terms: [] });
  });

  it("[T5] takes as long to read as its text and code, front matter aside", () => {
    const words = "word ".repeat(214);
    expect(read(`---\na: ${words}\n---\ntext`).minutes).toBe(1);
    expect(read(`---\na: 1\n---\n${words}`).minutes).toBe(2);
    expect(read(`\`\`\`go\n${words}\n\`\`\``).minutes).toBe(2);
  });

  it("[B2] reads blocks in callouts and lists where they stand, positions in the note", () => {
    const text = "> [!tip]\n> ````go-compare\n> ```go\n> a() // ①\n> ```\n> ````\n";
    const [block] = read(text).blocks;
    const marker = block?.kind === "comparison" ? block.comparison.panes[0]?.markers[0] : undefined;
    expect(text.slice(marker?.position.start.offset, marker?.position.end.offset)).toBe("①");
  });

  test.each(["go", "go-drills", "Go-Drill", "drill"])("has no block in a fence of %s", (language) => {
    expect(read(`\`\`\`${language}\nx\n\`\`\`\n`).blocks).toEqual([]);
  });
});
