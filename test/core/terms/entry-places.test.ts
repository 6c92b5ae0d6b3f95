import { describe, expect, test } from "vitest";
import { updateGlossary } from "../../../src/core/glossary/update";
import { entrySubpath } from "../../../src/core/terms/link-names";
import { blockLinksOf, practiceOf } from "../../../src/core/terms/block-links";
import { renamedTerms } from "../../../src/core/terms/retarget";
import { NASTY_TERMS } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/lesson-terms";

describe("[G2] a link leads to the entry as the glossary note has it", () => {
  const above = "# Glossary\n\n## nil-map\n";
  const update = updateGlossary(
    above,
    [aLesson("a.md", ...NASTY_TERMS.map((term) => aTerm(term, "x")), aTerm("nil map", "y"))],
    {
      path: "GLOSSARY.md",
    },
  );
  if (update.kind !== "updated") throw new Error("The glossary is written.");
  const headings = [...update.text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) => heading);
  const places = { headings, ids: [...update.text.matchAll(/ \^([\w-]+)$/gm)].map(([, id = ""]) => id) };

  test.each(update.entries.map((entry) => ({ name: entry.key, entry })))("$name", ({ entry }) => {
    const address = update.addresses.get(entry.key);
    const expected = address?.kind === "heading" ? `#${address.heading}` : `#^${address?.id ?? ""}`;
    expect(entrySubpath(entry, places)).toBe(expected);
  });

  test("and to none where the note has no such entry", () => {
    expect(entrySubpath({ key: "unheard", term: "unheard" }, places)).toBeNull();
    expect(entrySubpath({ key: "c#", term: "C#" }, { headings: ["C"], ids: [] })).toBeNull();
  });
});

describe("practice", () => {
  const drill = (...links: readonly string[]): string =>
    `\`\`\`\`go-drill\n### Q\n${links.map((link) => `[[${link}]]`).join(" ")}\n\`\`\`\`\n`;
  const notes = new Map([
    ["b.md", blockLinksOf(drill("x", "x") + drill("y") + drill("x"))],
    ["a.md", blockLinksOf(drill("y", "x"))],
    ["c.md", blockLinksOf(drill("x").replace("go-drill", "go-compare"))],
  ]);

  test("is counted by drill, not by link, and comparisons are none", () => {
    expect(practiceOf(notes, (target) => target === "x")).toEqual([
      { path: "a.md", drills: 1 },
      { path: "b.md", drills: 2 },
    ]);
    expect(practiceOf(notes, (target) => target === "x" || target === "y")).toEqual([
      { path: "a.md", drills: 1 },
      { path: "b.md", drills: 3 },
    ]);
  });
});

describe("a term is called otherwise", () => {
  const lesson = (...terms: readonly string[]) => aLesson("a.md", ...terms.map((term) => aTerm(term)));

  test.each([
    ["in its place", ["a", "b", "c"], ["a", "x", "c"], ["b>x"]],
    ["two in their places", ["a", "b"], ["x", "y"], ["a>x", "b>y"]],
    ["the only one that went is the only one that came", ["a", "b"], ["x", "a"], ["b>x"]],
    ["another came", ["a"], ["a", "b"], []],
    ["one went", ["a", "b"], ["a"], []],
    ["only its case", ["a"], ["A"], []],
    ["places changed, and which is which cannot be told", ["a", "b", "c"], ["c", "x", "y"], []],
  ])("%s", (_, before, after, expected) => {
    expect(renamedTerms(lesson(...before), lesson(...after)).map(({ from, to }) => `${from}>${to}`)).toEqual(
      expected,
    );
  });

  test("a lesson that came or went renames nothing", () => {
    expect(renamedTerms(null, lesson("a"))).toEqual([]);
    expect(renamedTerms(lesson("a"), null)).toEqual([]);
  });
});
