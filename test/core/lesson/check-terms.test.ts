import { describe, expect, it, test } from "vitest";
import { checkVault } from "../../../src/core/lesson/check-vault";
import { anchorsOf } from "../../../src/core/markdown/anchors";
import { readNote } from "../../../src/core/markdown/note";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { readTermUses } from "../../../src/core/lesson/term-uses";
import { VaultTerms } from "../../../src/core/terms/vault-terms";
import { LinkResolver } from "../../../src/core/vault/link-resolver";
import { parseYaml } from "../../support/parse-yaml";

/** A lesson with terms, as front matter and body. */
function lessonOf(number: number | null, terms: readonly string[], ...body: readonly string[]): string {
  const head = [
    ...(number === null ? [] : [`lesson: ${number}`]),
    ...(terms.length === 0 ? [] : ["terms:", ...terms.map((term) => `  ${term}`)]),
  ];
  return ["---", ...head, "---", ...body, ""].join("\n");
}

/** What is told of the lessons of a vault, as `path:line: severity code: message`. */
function check(notes: Readonly<Record<string, string>>): readonly string[] {
  const lessons = Object.entries(notes).map(([path, text]) => parseLesson(path, text, { parseYaml }));
  const lessonTerms = lessons.flatMap(({ path, title, lesson, terms }) =>
    terms.kind === "known" ? [{ path, title, lesson, terms: terms.terms }] : [],
  );
  const terms = new VaultTerms({ glossary: "GLOSSARY.md", lessons: lessonTerms, manual: [] });
  const links = LinkResolver.of({
    files: [...Object.keys(notes), "GLOSSARY.md"],
    names: terms.entries.flatMap(({ term, aliases }) => [term, ...aliases]),
    anchorsIn: (path) => (path in notes ? anchorsOf(readNote(notes[path] ?? "")) : null),
  });
  const using = lessons.map((lesson) => ({
    ...lesson,
    uses: readTermUses(notes[lesson.path] ?? "", terms.vocabulary),
  }));
  return checkVault(using, { terms, links, whole: true }).map(
    ({ path, diagnostic: { severity, code, message, position } }) =>
      `${path}:${position.start.line} ${severity} ${code}: ${message}`,
  );
}

const goroutine = lessonOf(6, ["- goroutine — a call", "- goroutine leak — one that never ends"]);

describe("a term used before the lesson that introduces it", () => {
  it("is told where a lesson links it first, in prose or in a block", () => {
    const early = lessonOf(
      2,
      [],
      "See [[goroutines|calls]] and [[GLOSSARY#goroutine]].",
      "````go-drill",
      "### Q ^q",
      "[[goroutine leak]]?",
      "````",
    );
    expect(check({ "02 Maps.md": early, "06 Go.md": goroutine })).toEqual([
      '02 Maps.md:4 warning lesson/term-before-lesson: "goroutine" is used here, in lesson 2, and introduced in lesson 6 (06 Go); introduce it here, or say it in other words.',
      '02 Maps.md:7 warning lesson/term-before-lesson: "goroutine leak" is used here, in lesson 2, and introduced in lesson 6 (06 Go); introduce it here, or say it in other words.',
    ]);
  });

  it("is told of a name of several words in prose, and not of a plain word everybody uses", () => {
    const early = lessonOf(2, [], "Each goroutine may be a", "goroutine leak.");
    expect(check({ "02 Maps.md": early, "06 Go.md": goroutine }).map((each) => each.slice(0, 49))).toEqual(
      ["02 Maps.md:5 warning lesson/term-before-lesson: "].map((each) => each + '"'),
    );
  });

  test.each([
    ["in the lesson itself and in later ones", lessonOf(7, [], "[[goroutine]]")],
    ["in a lesson without a number", lessonOf(null, [], "[[goroutine]]")],
    ["in another course", "---\ncourse: Rust\nlesson: 1\n---\n[[goroutine]]"],
    ["in code", lessonOf(1, [], "`goroutine leak`", "```", "goroutine leak", "[[goroutine]]", "```")],
    ["in a lesson that introduces it as well", lessonOf(1, ["- goroutine — a call"], "[[goroutine]]")],
  ])("is not told %s", (_, other) => {
    expect(check({ "other.md": other, "06 Go.md": goroutine })).toEqual([]);
  });

  it("is no term where a note has that name", () => {
    const early = lessonOf(2, [], "[[goroutine]]");
    expect(check({ "02 Maps.md": early, "goroutine.md": "", "06 Go.md": goroutine })).toEqual([]);
  });
});

describe("[G5] a term with two definitions", () => {
  it("is told at each but the first, in the order of lessons", () => {
    const other = lessonOf(2, ["- goroutine — a  call", "- Goroutine leak — a leaked one"]);
    expect(check({ "06 Go.md": goroutine, "02 Maps.md": other })).toEqual([
      '06 Go.md:5 warning lesson/two-definitions: "goroutine leak" is defined otherwise in 02 Maps.md:5; choose one of the two, or say it alike.',
    ]);
  });

  it("is told where a note introduces it twice", () => {
    expect(check({ "a.md": lessonOf(1, ["- a — b", "- A — b"]) })).toEqual([
      'a.md:5 warning lesson/term-twice: This note introduces "A" twice, in line 4 for the first time; keep one of the two.',
    ]);
  });
});

describe("a link in a lesson's prose", () => {
  it("to neither a note nor a term is for its author to know", () => {
    const text = lessonOf(7, [], "[[mutex]] [[Go_routine]] ![[gone.png]] `[[code]]` [[06 Go]]");
    expect(check({ "07 x.md": text, "06 Go.md": goroutine })).toEqual([
      '07 x.md:4 info lesson/undefined-term: [[mutex]] is neither a note nor a term. Add it to the "Terms introduced" of a lesson, or create the note.',
      "07 x.md:4 info lesson/undefined-term: [[Go_routine]] is neither a note nor a term. Did you mean [[goroutine]]?",
      "07 x.md:4 warning lesson/dead-link: [[gone.png]] leads to no note, alias or glossary term. Create the note, or correct the link.",
    ]);
  });

  it("to a heading or a block must find it there", () => {
    const text = lessonOf(
      7,
      [],
      "[[07 x#One: two]] [[#gone]] [[07 x#One two]] [[07 x#three]] [[07 x#^here]] [[07 x#^gone]]",
      "# One: two",
      "Text. ^here",
    );
    expect(check({ "07 x.md": text })).toEqual([
      '07 x.md:4 warning lesson/broken-anchor: "07 x" has no heading "three"; correct the link, or write the heading there.',
      '07 x.md:4 warning lesson/broken-anchor: "07 x" has no block "^gone"; correct the link, or write the id there.',
    ]);
  });
});

describe("a word to avoid", () => {
  const terms = ["- term: comma-ok", "  definition: x", "  avoid: [safe get, nil check]", "- nil check — y"];

  it("is told in prose and in blocks, with the term to write", () => {
    const text = lessonOf(
      2,
      terms,
      "A Safe get.",
      "> [!why] safe get",
      "````go-drill",
      "### Q ^q",
      "tags: safe get",
      "- [x] a safe get",
      "````",
    );
    expect(check({ "a.md": text })).toEqual([
      'a.md:9 warning lesson/avoided-word: "Safe get" is a word to avoid; write "comma-ok".',
      'a.md:10 warning lesson/avoided-word: "safe get" is a word to avoid; write "comma-ok".',
      'a.md:14 warning lesson/avoided-word: "safe get" is a word to avoid; write "comma-ok".',
    ]);
  });

  it("may stand in code, links, headings and quotations, and is none where it is a term of its own", () => {
    const text = lessonOf(
      2,
      terms,
      "# Safe get",
      '`safe get` [[comma-ok|safe get]] [safe get](https://x.y) “safe get” "no safe get"',
      "",
      "> They call it a safe get.",
      "",
      "A nil check, and unsafe getters.",
    );
    expect(check({ "a.md": text })).toEqual([]);
  });
});
