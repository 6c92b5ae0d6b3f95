import { describe, expect, it, test } from "vitest";
import { checkVault } from "../../../src/core/lesson/check-vault";
import { listLinks } from "../../../src/core/markdown/links";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import type { VaultNames } from "../../../src/core/vault/link-resolver";
import { parseYaml } from "../../support/parse-yaml";
import { knownNames, withoutUses } from "../../support/vault-knowledge";

function lesson(path: string, text: string) {
  return parseLesson(path, text, { parseYaml });
}

function drill(...lines: string[]): string {
  return ["````go-drill", ...lines, "````", ""].join("\n");
}

const names: VaultNames = {
  files: ["lessons/06 Goroutines.md", "GLOSSARY.md", "img/Pic.png"],
  names: ["Concurrency", "comma-ok", "C#"],
};

function check(lessons: readonly ReturnType<typeof lesson>[], known: VaultNames = names) {
  return checkVault(lessons.map(withoutUses), knownNames(known)).map(
    ({ path, diagnostic: { severity, code, message, position } }) => {
      return `${path}:${position.start.line}:${position.start.column}: ${severity}: ${message} (${code})`;
    },
  );
}

describe("[D2] ids", () => {
  it("given twice in a vault are told at each place but the first, in the order of lessons", () => {
    const b = lesson("b.md", `---\nlesson: 1\n---\n${drill("### Q ^same", "> [!answer] x")}`);
    const a = lesson(
      "a.md",
      `---\nlesson: 2\n---\n${drill("### Q  ^same", "> [!answer] x", "### R ^other", "> [!answer] y")}`,
    );
    expect(check([a, b])).toEqual([
      'a.md:5:8: error: "^same" is already given at b.md:5; the two would share one history. Write another id here. (lesson/duplicate-id)',
    ]);
  });

  it("are shared by questions and comparisons", () => {
    const compare = "````go-compare\n### C ^same\n```go\nx\n```\n````\n";
    const note = lesson("a.md", `${drill("### Q ^same", "> [!answer] x")}\n${compare}`);
    expect(check([note])).toHaveLength(1);
  });

  it("in an embed are not given a second time", () => {
    const a = lesson("a.md", drill("### Q ^same", "> [!answer] x"));
    expect(check([a, lesson("b.md", "![[a#^same]]")], { ...names, files: ["a.md"] })).toEqual([]);
  });
});

describe("dead wikilinks", () => {
  test.each([
    "06 Goroutines",
    "lessons/06 Goroutines",
    "/lessons/06 Goroutines",
    "./06 Goroutines",
    "06 goroutines.md",
    "06 Goroutines#Leaks",
    "06 Goroutines#^id",
    "06 Goroutines|shown",
    "#A heading here",
    "Pic.png",
    "concurrency",
    "Comma-OK",
    "C#",
    "GLOSSARY#comma-ok",
  ])("[[%s]] leads somewhere", (target) => {
    expect(check([lesson("a.md", drill("### Q ^q", `[[${target}]]`, "> [!answer] x"))])).toEqual([]);
  });

  test.each(["Pic", "07 Maps", "other/06 Goroutines", "Goroutines"])("[[%s]] leads nowhere", (target) => {
    expect(check([lesson("a.md", drill("### Q ^q", `[[${target}]]`, "> [!answer] x"))])).toHaveLength(1);
  });

  it("are told at their place, with the name that was meant", () => {
    expect(
      check([
        lesson(
          "a.md",
          `\n> ${drill("### Q ^q", "see [[comma ok]]", "> [!answer] x").split("\n").join("\n> ")}`,
        ),
      ]),
    ).toEqual([
      "a.md:4:7: warning: [[comma ok]] leads to no note, alias or glossary term. Did you mean [[comma-ok]]? (lesson/dead-link)",
    ]);
    expect(check([lesson("a.md", drill("### Q ^q", "see [[no]]", "> [!answer] x"))])).toEqual([
      "a.md:3:5: warning: [[no]] leads to no note, alias or glossary term. Create the note, or correct the link. (lesson/dead-link)",
    ]);
  });

  it("are looked for in what a lesson requires, not in what may yet be written", () => {
    const note = lesson("a.md", '---\nprereqs: ["[[05 Gone]]"]\nnext: "[[07 Later]]"\n---\n[[anything]]\n');
    expect(check([note])).toHaveLength(1);
    expect(check([note])[0]).toMatch(/^a\.md:2:10: warning: \[\[05 Gone\]\]/);
  });

  it("are not looked for in code", () => {
    const content =
      "[[a]] `[[b]]`\n```go\nx[[0]] // [[c]]\n```\n> ~~~\n> [[d]]\n> ~~~\n[[e|f]] ![[g]]\n- ```\n  [[h]]";
    expect(listLinks(content).map(({ target }) => target)).toEqual(["a", "e", "g"]);
  });
});

it("ten thousand lessons are checked in one go", () => {
  const text = drill("### Q ^q", "[[06 Goroutines]]", "> [!answer] x");
  const one = lesson("a.md", text);
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...one,
    path: `lessons/${index}.md`,
    ids: one.ids.map((id) => ({ ...id, id: `q${index % 9999}` })),
  }));
  expect(checkVault(many.map(withoutUses), knownNames(names))).toHaveLength(1);
});
