import { describe, expect, test } from "vitest";
import { findLinks, lessonLink } from "../../../src/core/glossary/links";
import { escapeTerm, unescapeTerm } from "../../../src/core/glossary/term-name";
import { NASTY_TERMS } from "../../support/arbitraries/glossary";

describe("lessonLink", () => {
  test.each([
    ["02 Comma-ok.md", "02 Comma-ok", "[[02 Comma-ok]]"],
    ["02 Comma-ok.md", "Comma-ok and zero values", "[[02 Comma-ok|Comma-ok and zero values]]"],
    ["lessons/06 Goroutines.md", "06 Goroutines", "[[lessons/06 Goroutines|06 Goroutines]]"],
    ["a.md", "Maps | [[slices]]", "[[a|Maps / ((slices))]]"],
    ["a.md", "", "[[a]]"],
    ["C# (draft) [1].md", "C#", "[C#](C%23%20%28draft%29%20%5B1%5D.md)"],
    ["100%.md", "100%", "[[100%]]"],
  ])("links %s titled %j", (path, title, link) => {
    expect(lessonLink({ path, title, lesson: null })).toBe(link);
  });

  test.each(["02 Comma-ok.md", "a/b/c d.md", "C# (draft) [1].md", "уроки/урок.md", "a:b.md", "x^y|z.md"])(
    "a link to %s is found with its target",
    (path) => {
      const { links } = findLinks(`_From_ ${lessonLink({ path, title: "Any title", lesson: 1 })}`);
      expect(links).toEqual([{ target: path.replace(/\.md$/, ""), label: "Any title" }]);
    },
  );
});

describe("escapeTerm", () => {
  test.each([
    ["goroutine", "goroutine"],
    ["C#", "C#"],
    ["go_vet", "go_vet"],
    ["sync.WaitGroup", "sync.WaitGroup"],
    ["`go` statement", "`go` statement"],
    [":=", "`:=`"],
    ["__init__", "`__init__`"],
    ["a ` b", "`` a ` b ``"],
    ["a | b", "`a | b`"],
    ["[[x]]", "`[[x]]`"],
    ["# x", "`# x`"],
    ["<T>", "`<T>`"],
  ])("writes %s as %s", (name, text) => {
    expect(escapeTerm(name)).toBe(text);
  });

  test.each(NASTY_TERMS.filter((name) => !name.includes("\n") && name !== "`defer`"))(
    "%j is read back",
    (name) => {
      expect(unescapeTerm(escapeTerm(name))).toBe(name);
    },
  );
});
