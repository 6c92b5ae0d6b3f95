import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readTerms } from "../../../src/core/glossary/read-terms";
import { fixFrontmatter } from "../../../src/core/lesson/frontmatter";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import { applyEdits } from "../../../src/core/text/edits";
import { parseYaml } from "../../support/parse-yaml";
import { propertyRuns } from "../../support/property-runs";

const options = { parseYaml };

function noteOf(...lines: readonly string[]): string {
  return `---\n${lines.join("\n")}\n---\n# Body\n`;
}

function termsIn(text: string) {
  const { terms } = parseLesson("note.md", text, options);
  if (terms.kind === "unknown") throw new Error(terms.reason);
  return terms.terms.map(({ term, definition }) => [term, definition]);
}

/** What the fix of a note's first diagnostic makes of it. */
function fixedOnce(text: string): string {
  const found = parseLesson("note.md", text, options).diagnostics.find(({ fix }) => fix !== undefined);
  return found?.fix === undefined ? text : applyEdits(text, found.fix.edits);
}

describe("[T3] the fix of what YAML does to an entry", () => {
  test.each([
    ["  - x: use #pragma and # c", '  - "x: use #pragma and # c"'],
    ["  - `go` — starts a call", '  - "`go` — starts a call"'],
    ['  - "nil" — no value', "  - '\"nil\" — no value'"],
    ["  - comma-ok: the idiom: v, ok", '  - "comma-ok: the idiom: v, ok"'],
    ["  - [[comma-ok]] — two values", '  - "[[comma-ok]] — two values"'],
    ["  - [[comma-ok]]", '  - "[[comma-ok]]"'],
    ["  - 1.20", '  - "1.20"'],
    ["  - term: [[x]] y", '  - term: "[[x]] y"'],
    ["\t- goroutine — a call", "  - goroutine — a call"],
    ["  -   *T — a pointer   ", '  -   "*T — a pointer"   '],
  ])("%j becomes %j", (written, fixed) => {
    const text = noteOf("Terms introduced:", written, "lesson: 6");
    expect(fixedOnce(text)).toBe(noteOf("Terms introduced:", fixed, "lesson: 6"));
  });

  test.each([
    ["go: 1.20 # since generics", 'go: "1.20" # since generics'],
    ["next: [[07 Slices]] # soon", 'next: "[[07 Slices]]" # soon'],
    ["prereqs: [[05 Interfaces]], [[04 Maps]]", 'prereqs: ["[[05 Interfaces]]", "[[04 Maps]]"]'],
    ["subtitle: @home", 'subtitle: "@home"'],
    ["cssclass: *x # wide", 'cssclass: "*x" # wide'],
  ])("%j becomes %j, and a comment stays one", (written, fixed) => {
    expect(fixedOnce(noteOf("lesson: 6", written))).toBe(noteOf("lesson: 6", fixed));
  });

  it("keeps line ends, the byte order mark and what stands around", () => {
    const text = "\uFEFF---\r\nTerms introduced:\r\n  - @x — a name\r\nlesson: 6\r\n---\r\nbody\r\n";
    const { text: fixed, edits, left } = fixFrontmatter(text, options);
    expect(fixed).toBe(text.replace("@x — a name", '"@x — a name"'));
    expect(applyEdits(text, edits)).toBe(fixed);
    expect(edits).toHaveLength(1);
    expect(left).toBe(0);
  });

  it("indents by spaces as the entries beside do", () => {
    const text = noteOf("Terms introduced:", "    - a — one", "\t- b — two");
    expect(fixFrontmatter(text, options).text).toBe(
      noteOf("Terms introduced:", "    - a — one", "    - b — two"),
    );
  });

  it("has none for an entry that goes on below, since one line would not be enough", () => {
    const text = noteOf("Terms introduced:", "  - @x — a name", "    that goes on");
    expect(fixFrontmatter(text, options)).toMatchObject({ text, edits: [] });
  });

  it("fixes one line after the other until nothing is left that it can fix", () => {
    const text = noteOf("go: 1.20", "Terms introduced:", "\t- @x — a name", "  - y — # z", "  - ok — fine");
    const fixed = fixFrontmatter(text, options);
    expect(fixed.text).toBe(
      noteOf('go: "1.20"', "Terms introduced:", '  - "@x — a name"', '  - "y — # z"', "  - ok — fine"),
    );
    expect(fixed.left).toBe(0);
  });
});

/** Text as somebody types it behind a dash: sometimes with what YAML takes amiss. */
const entryText = fc
  .tuple(
    fc.constantFrom("", "@", "*", "&", "!", "`go` ", "[[link]] ", "{x} ", "[] ", "%", "#tag ", "| ", "> "),
    fc.array(fc.constantFrom("word", "a", "ok", "—", "v, ok", "it's", 'say "x"', "x:=1", "# c", "é", "\\n"), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([start, words]) => (start + words.join(" ")).trim())
  // A block of text or a list that is announced, with a comment behind it, means what YAML makes of it.
  .filter((text) => !/^(?:[-"'?]|(?:[|>]|\[\]|\[\[link\]\])[ \t]*(?:#|$))/.test(text));

const isOfYaml = ({ code }: Diagnostic): boolean => code.startsWith("lesson/yaml-");

describe("laws of the fixes", () => {
  it("[T3] read again, a fixed entry is what was typed, and nothing else has changed", () => {
    fc.assert(
      fc.property(fc.array(entryText, { minLength: 1, maxLength: 5 }), (texts) => {
        const lines = texts.map((text) => `  - ${text}`);
        const text = noteOf("Terms introduced:", ...lines, "lesson: 6");
        const { text: fixed, edits } = fixFrontmatter(text, options);
        expect(applyEdits(text, edits)).toBe(fixed);
        const after = fixed.split("\n");
        const before = text.split("\n");
        expect(after).toHaveLength(before.length);
        const before_ = parseLesson("note.md", text, options);
        const blamed = new Set(
          before_.diagnostics.filter(isOfYaml).map(({ position }) => position.start.line - 1),
        );
        for (const [index, line] of before.entries()) {
          if (!blamed.has(index)) expect(after[index]).toBe(line);
        }
        expect(termsIn(fixed)).toEqual(
          texts.flatMap((each) =>
            readTerms({ terms: [each] }).terms.map(({ term, definition }) => [term, definition]),
          ),
        );
        expect(parseLesson("note.md", fixed, options).diagnostics.filter(isOfYaml)).toEqual([]);
      }),
      { numRuns: propertyRuns(200) },
    );
  });
});
