import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readManualDefinitions } from "../../src/core/glossary/manual-definitions";
import { BEGIN_MARKER, END_MARKER, USER_TEXT_HEADING } from "../../src/core/glossary/markers";
import { splitTerm } from "../../src/core/glossary/term-name";
import { updateGlossary } from "../../src/core/glossary/update";
import { FRONT_MATTER_LIMIT } from "../../src/core/yaml/frontmatter";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import { DEFAULT_DELAYS } from "../../src/obsidian/glossary/glossary-outcome";
import { WriteLimiter } from "../../src/obsidian/glossary/write-limiter";
import { aLesson, aTerm } from "../support/lesson-terms";
import { parseYaml } from "../support/parse-yaml";

/** What `docs/format.md` says of front matter and of the glossary note, and the figures it gives. */
const page = await readFile("docs/format.md", "utf8");
const options = { path: "GLOSSARY.md" };

function lesson(...lines: readonly string[]) {
  return parseLesson("lessons/06 Goroutines.md", lines.join("\n"), { parseYaml });
}

/** A glossary of that many terms, and the lesson it was made from. */
function glossaryOf(count: number): { readonly text: string; readonly terms: readonly string[] } {
  const terms = Array.from({ length: count }, (_, i) => `term ${i}`);
  const update = updateGlossary(null, [aLesson("06 Goroutines.md", ...terms.map(defined))], options);
  if (update.kind !== "updated") throw new Error(`The glossary was not made: ${update.kind}.`);
  return { text: update.text, terms };
}

function defined(term: string) {
  return aTerm(term, `what ${term} means`);
}

function kindAfter(count: number, left: readonly string[]): string {
  const { text } = glossaryOf(count);
  return updateGlossary(text, [aLesson("06 Goroutines.md", ...left.map(defined))], options).kind;
}

describe("docs/format.md, front matter", () => {
  test("[T2] nothing separates inside a code span or a wikilink", () => {
    expect(splitTerm("`a: b` — c")).toEqual({ term: "a: b", definition: "c" });
    expect(splitTerm("[[a - b]] - c")).toEqual({ term: "a - b", definition: "c" });
  });

  test("[T2] a text of several lines is a list if each has a definition", () => {
    const termsOf = (...lines: readonly string[]) => {
      const { terms } = lesson("---", "terms: |", ...lines.map((line) => `  ${line}`), "---");
      return terms.kind === "known" ? terms.terms.map(({ term }) => term) : null;
    };
    expect(termsOf("a — one", "b — two")).toEqual(["a", "b"]);
    expect(termsOf("a — one", "and more")).toEqual(["a"]);
  });

  test.each([
    ["a language behind the opening line", ["---js", "a: 1", "---"]],
    ["no closing line", ["---", "a: 1", "", "Text."]],
    ["a list", ["---", "- a", "---"]],
  ])("[T4] terms are unknown with %s", (_, lines) => {
    expect(lesson(...lines).terms.kind).toBe("unknown");
  });

  test("[T4] a first line of --- with no property below it is a rule", () => {
    expect(lesson("---", "Text.").terms).toEqual({ kind: "known", terms: [] });
  });

  test("[T4] the page names the limit", () => {
    expect(page).toContain(`more than ${FRONT_MATTER_LIMIT / 1024} KB`);
  });

  test("[T5] a lesson is called what its title says, else as its file", () => {
    expect(lesson("---", "title: Leaks", "---").title).toBe("Leaks");
    expect(lesson("Text.").title).toBe("06 Goroutines");
  });
});

describe("docs/format.md, GLOSSARY.md", () => {
  test("[G1] the page shows the two marker lines", () => {
    expect(page).toContain(`  ${BEGIN_MARKER}\n  ${END_MARKER}\n`);
  });

  test("[G4] the page names the heading under which text is kept", () => {
    expect(page).toContain(`*${USER_TEXT_HEADING.replace(/^#+ /, "")}*`);
  });

  test("[G5] the note's title defines nothing, and every form the page names does", () => {
    const found = readManualDefinitions([
      ...["# Glossary", "", "What the words mean.", "", "## pane", "", "One side.", "", "**bold**: text", ""],
      ...["- item: text", "- other — text", "", "| Term | Means |", "|---|---|", "| row | text |", ""],
      ...["next", ": text"],
    ]);
    expect([...found.keys()].sort()).toEqual(["bold", "item", "next", "other", "pane", "row"].sort());
  });

  test("[G6] a drop asks above a fifth and from two on, or above 20", () => {
    const { terms } = glossaryOf(200);
    expect(kindAfter(4, terms.slice(0, 3))).toBe("updated");
    expect(kindAfter(4, terms.slice(0, 2))).toBe("ask");
    expect(kindAfter(10, terms.slice(0, 8))).toBe("updated");
    expect(kindAfter(10, terms.slice(0, 7))).toBe("ask");
    expect(kindAfter(200, terms.slice(0, 180))).toBe("updated");
    expect(kindAfter(200, terms.slice(0, 179))).toBe("ask");
  });

  test("[G6] renamed terms are not taken away", () => {
    const { text, terms } = glossaryOf(10);
    const renamed = terms.map((term) => aTerm(`new ${term}`, `what ${term} means`));
    expect(updateGlossary(text, [aLesson("06 Goroutines.md", ...renamed)], options).kind).toBe("updated");
  });

  test("[G6] the page names how long a new note and the first write wait", () => {
    expect(page).toContain(`or ${DEFAULT_DELAYS.create / 1000} seconds after`);
    expect(page).toContain(`quiet for ${DEFAULT_DELAYS.start / 1000} seconds`);
  });

  test("[G6] the fourth automatic write in a minute waits", () => {
    const limiter = new WriteLimiter();
    const verdicts = [0, 1, 2, 3].map((write) => {
      const verdict = limiter.decide(write, `text ${write}`, `text ${write + 1}`, write);
      limiter.record(write, `text ${write}`, `text ${write + 1}`, write);
      return verdict.kind;
    });
    expect(verdicts).toEqual(["go", "go", "go", "wait"]);
  });
});
