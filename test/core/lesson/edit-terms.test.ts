import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { insertTerm, removeTerm } from "../../../src/core/lesson/edit-terms";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { applyEdits } from "../../../src/core/text/edits";
import { parseYaml } from "../../support/parse-yaml";
import { propertyRuns } from "../../support/property-runs";

const options = { parseYaml };
const comma = { term: "comma-ok", definition: "tells absent from zero" };

function noteOf(...lines: readonly string[]): string {
  return `---\n${lines.join("\n")}\n---\n# Body\n`;
}

function inserted(text: string, term = comma): string {
  const insertion = insertTerm(text, term, options);
  if (insertion.kind !== "edits") throw new Error(JSON.stringify(insertion));
  return applyEdits(text, insertion.edits);
}

function removed(text: string, term: string, definition: string | null = null): string {
  const removal = removeTerm(text, term, definition, options);
  if (removal.kind !== "edits") throw new Error(removal.reason);
  return applyEdits(text, removal.edits);
}

const ITEM = '  - "comma-ok — tells absent from zero"';

describe("[T2] a term that is added to a note", () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ["without the property", ["lesson: 6"], ["lesson: 6", "Terms introduced:", ITEM]],
    ["without a value", ["Terms introduced:", "lesson: 6"], ["Terms introduced:", ITEM, "lesson: 6"]],
    [
      "with a list",
      ["Terms introduced:", "  - goroutine — a call # yes", "  # more to come", "lesson: 6"],
      ["Terms introduced:", "  - goroutine — a call # yes", ITEM, "  # more to come", "lesson: 6"],
    ],
    [
      "with a list that is not indented",
      ["terms:", "- a — b", "lesson: 6"],
      ["terms:", "- a — b", ITEM.slice(2), "lesson: 6"],
    ],
    [
      "with maps that have several keys",
      ["terms:", "    - term: a", "      definition: b", "      aliases: [c]"],
      ["terms:", "    - term: a", "      definition: b", "      aliases: [c]", `  ${ITEM}`],
    ],
    [
      "with a list between brackets",
      ['terms: ["a — b"] # short'],
      ['terms: ["a — b", "comma-ok — tells absent from zero"] # short'],
    ],
    ["with empty brackets", ["terms: []"], ['terms: ["comma-ok — tells absent from zero"]']],
    [
      "with brackets over several lines",
      ["terms: [", '  "a — b",', "]"],
      ["terms: [", '  "a — b", "comma-ok — tells absent from zero"', "]"],
    ],
    ["with one text", ["terms: a — b", "lesson: 6"], ["terms:", "  - a — b", ITEM, "lesson: 6"]],
    [
      "with a block of text",
      ["terms: |", "    a — b", "    c — d", "lesson: 6"],
      ["terms: |", "    a — b", "    c — d", "    comma-ok — tells absent from zero", "lesson: 6"],
    ],
    ["with one map", ["terms:", "  a: b"], ["terms:", "  a: b", '  "comma-ok": "tells absent from zero"']],
  ])("%s changes no line but its own", (_, before, after) => {
    expect(inserted(noteOf(...before))).toBe(noteOf(...after));
  });

  it("gives a note front matter that has none, in the note's line ends and behind its byte order mark", () => {
    expect(inserted("# Body\n")).toBe(`---\nTerms introduced:\n${ITEM}\n---\n# Body\n`);
    expect(inserted("")).toBe(`---\nTerms introduced:\n${ITEM}\n---\n`);
    expect(inserted("\uFEFFa\r\nb\r\n")).toBe(
      `\uFEFF---\r\nTerms introduced:\r\n${ITEM}\r\n---\r\na\r\nb\r\n`,
    );
  });

  it("is written as a map where its text holds what separates", () => {
    expect(inserted(noteOf("terms:", "  - a — b"), { term: "a - b", definition: 'says "x"' })).toBe(
      noteOf("terms:", "  - a — b", '  - term: "a - b"', "    definition: 'says \"x\"'"),
    );
  });

  it("is not added twice, nor to front matter that cannot be read", () => {
    expect(insertTerm(noteOf("terms:", "  - Comma-OK — x"), comma, options)).toMatchObject({
      kind: "known",
      term: { definition: "x" },
    });
    expect(insertTerm(noteOf("terms: [", "lesson: 6"), comma, options).kind).toBe("refused");
    expect(insertTerm("# Body", { term: "  ", definition: "" }, options).kind).toBe("refused");
  });

  it("is refused where a form cannot be added to, and nothing is broken", () => {
    for (const note of [noteOf("{terms: [a]}"), noteOf("terms: {term: a, definition: b}")]) {
      expect(insertTerm(note, comma, options).kind).toBe("refused");
    }
  });
});

describe("a term that is taken out", () => {
  test.each([
    [["terms:", "  - a — b", "  - c — d # two"], "c", ["terms:", "  - a — b"]],
    [["terms:", "  - term: a", "    definition: b", "  - c — d"], "a", ["terms:", "  - c — d"]],
    [["terms:", "  a: b", "  c: d", "lesson: 6"], "a", ["terms:", "  c: d", "lesson: 6"]],
    [["terms:", "  - a — b", "lesson: 6"], "a", ["terms:", "lesson: 6"]],
  ])("%j without %s is %j", (before, term, after) => {
    expect(removed(noteOf(...before), term)).toBe(noteOf(...after));
  });

  it("is the one of that definition, where a note has two", () => {
    const note = noteOf("terms:", "  - a — b", "  - a — c");
    expect(removed(note, "a", "c")).toBe(noteOf("terms:", "  - a — b"));
  });

  it("is left where its line is not its own", () => {
    expect(removeTerm(noteOf('terms: ["a — b", "c — d"]'), "a", null, options).kind).toBe("refused");
    expect(removeTerm(noteOf("lesson: 6"), "a", null, options).kind).toBe("refused");
  });
});

const word = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 });
const forms = fc.constantFrom(
  "# Body\n",
  noteOf("lesson: 6"),
  noteOf("terms:", "  - a — b"),
  noteOf('terms: ["a — b"]'),
  noteOf("terms: []", "x: 1"),
  noteOf("terms:", "  a: b").replaceAll("\n", "\r\n"),
);

describe("laws of adding and taking out", () => {
  it("[T2] what was added is read again, and taking it out gives the note back, byte for byte", () => {
    fc.assert(
      fc.property(forms, word, fc.string({ maxLength: 30 }), (note, term, definition) => {
        const insertion = insertTerm(note, { term, definition }, options);
        if (insertion.kind !== "edits") return;
        const text = applyEdits(note, insertion.edits);
        const { terms } = parseLesson("note.md", text, options);
        const last = terms.kind === "known" ? terms.terms.at(-1) : undefined;
        expect(last?.definition).toBe(definition.replace(/\s+/g, " ").trim());
        expect(text.endsWith("# Body\n") || text.endsWith("# Body\r\n")).toBe(true);
        if (!note.includes("- a") && !note.includes("  a:")) return;
        expect(removed(text, last?.term ?? "", last?.definition)).toBe(note);
      }),
      { numRuns: propertyRuns(200) },
    );
  });
});
