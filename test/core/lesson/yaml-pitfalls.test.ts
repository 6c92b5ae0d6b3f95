import { describe, expect, it, test } from "vitest";
import type { Lesson } from "../../../src/core/lesson/lesson";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { parseYaml } from "../../support/parse-yaml";

function read(yaml: string): Lesson {
  return parseLesson("note.md", `---\n${yaml}\n---\n`, { parseYaml });
}

/** Code, severity and what to write of each diagnostic but the one that says the front matter is invalid. */
function told(yaml: string): string[] {
  return read(yaml)
    .diagnostics.filter(({ code }) => code !== "lesson/front-matter-invalid")
    .map(
      ({ severity, code, message }) =>
        `${severity} ${code} ${message.split("; write ").slice(1).join("") || message}`,
    );
}

/** What each diagnostic points at. */
function pointed(yaml: string): string[] {
  const text = `---\n${yaml}\n---\n`;
  return parseLesson("note.md", text, { parseYaml })
    .diagnostics.filter(({ code }) => code !== "lesson/front-matter-invalid")
    .map(({ position }) => text.slice(position.start.offset, position.end.offset));
}

describe("[T3] an entry of the terms", () => {
  test.each([
    ["- x: use #pragma and # c", 'warning lesson/yaml-cut - "x: use #pragma and # c".', "#pragma and # c"],
    ["- x: #tag", 'warning lesson/yaml-cut - "x: #tag".', "#tag"],
    ["- #tag — a label", 'warning lesson/yaml-cut - "#tag — a label".', "#tag — a label"],
    [
      "- `go` — starts a call",
      'error lesson/yaml-character - "`go` — starts a call".',
      "`go` — starts a call",
    ],
    ["- @x — a name", 'error lesson/yaml-character - "@x — a name".', "@x — a name"],
    ["- %d — a verb", 'error lesson/yaml-character - "%d — a verb".', "%d — a verb"],
    ["- &y — its address", 'warning lesson/yaml-character - "&y — its address".', "&y — its address"],
    [
      "- x: &y takes the address",
      'warning lesson/yaml-character - "x: &y takes the address".',
      "&y takes the address",
    ],
    ["- *T — a pointer", 'error lesson/yaml-character - "*T — a pointer".', "*T — a pointer"],
    ["- !ok means not ok", 'warning lesson/yaml-character - "!ok means not ok".', "!ok means not ok"],
    ["- > — greater", 'error lesson/yaml-character - "> — greater".', "> — greater"],
    ["- | — a pipe", 'error lesson/yaml-character - "| — a pipe".', "| — a pipe"],
    ["- {} — an empty value", 'error lesson/yaml-character - "{} — an empty value".', "{}"],
    ["- {x}", 'warning lesson/yaml-character - "{x}".', "{x}"],
    ["- [] — an empty slice", 'error lesson/yaml-character - "[] — an empty slice".', "[]"],
    ["- , — a comma", 'error lesson/yaml-character - ", — a comma".', ", — a comma"],
    ["- comma-ok: the idiom: v, ok", 'error lesson/yaml-colon - "comma-ok: the idiom: v, ok".', ":"],
    ["- [[comma-ok]]", 'warning lesson/yaml-link - "[[comma-ok]]".', "[[comma-ok]]"],
    ["- [[comma-ok]] — two values", 'error lesson/yaml-link - "[[comma-ok]] — two values".', "[[comma-ok]]"],
    ['- "nil" — no value', "error lesson/yaml-after-quote - '\"nil\" — no value'.", "— no value"],
    ["- 1.20", 'warning lesson/yaml-not-text - "1.20".', "1.20"],
    ["- 1_000", 'warning lesson/yaml-not-text - "1_000".', "1_000"],
    ["- 12:30:45", 'warning lesson/yaml-not-text - "12:30:45".', "12:30:45"],
    ["- 2024-01-02", 'warning lesson/yaml-not-text - "2024-01-02".', "2024-01-02"],
    ["- true: a constant", 'warning lesson/yaml-not-text - "true: a constant".', "true"],
    ["- ~", 'warning lesson/yaml-not-text - "~".', "~"],
    ["- x: 0x1f", 'warning lesson/yaml-not-text - "x: 0x1f".', "0x1f"],
  ])("%s", (entry, told_, place) => {
    const yaml = `Terms introduced:\n  - goroutine — a call\n  ${entry}`;
    expect(told(yaml)).toEqual([told_]);
    expect(pointed(yaml)).toEqual([place]);
  });

  test.each([
    "- goroutine — a function call",
    "- comma-ok: v, ok := <-ch; ok=false",
    "- C#: a language",
    "- <-ch — receives",
    "- -race — finds races",
    "- a `tick` in the middle — and [[link]] too",
    "- yes — a text",
    '- "a — b: c # d"',
    "- 'it''s — fine'",
    "- x: it's fine",
    '- a: "b: c"',
    "- {term: x, definition: y}",
    "- x: |\n      many: lines # kept\n      `tick`",
    "- 3 dots — elided code",
    "- a — b\n    goes on here",
  ])("%s is left alone", (entry) => {
    expect(told(`terms:\n  - goroutine — a call\n  ${entry}`)).toEqual([]);
  });

  it("is told of once, however many of its parts are wrong in one way", () => {
    expect(told("terms:\n- 1: 2")).toHaveLength(2);
    expect(told("terms:\n- [[x]]")).toHaveLength(1);
  });

  it("of a record quotes the value alone", () => {
    expect(told("terms:\n- term: x\n  definition: a: b")).toEqual([
      'error lesson/yaml-colon definition: "a: b".',
    ]);
    expect(told("terms:\n- term: *T")).toEqual(['error lesson/yaml-character term: "*T".']);
  });

  it("of a map quotes the value alone", () => {
    expect(told("terms:\n  comma-ok: the idiom: v, ok")).toEqual([
      'error lesson/yaml-colon comma-ok: "the idiom: v, ok".',
    ]);
  });

  it("that holds double quotes is put in single ones", () => {
    expect(told('terms:\n- say: it "is": so')).toEqual(["error lesson/yaml-colon - 'say: it \"is\": so'."]);
    expect(told("terms:\n- don't: it \\n is: so")).toEqual([
      "error lesson/yaml-colon - 'don''t: it \\n is: so'.",
    ]);
  });
});

describe("[T3] what is told to write", () => {
  test.each([
    "- x: use #pragma",
    "- `go` — starts a call",
    "- comma-ok: the idiom: v, ok",
    '- "nil" — no "value"',
    "- *T — a 'pointer' to \"T\"",
    "- [[comma-ok]] — two values",
    "- 1.20",
  ])("for %s is read as the author meant, and told of no more", (entry) => {
    const [message] = read(`terms:\n${entry}`).diagnostics.filter(({ code }) =>
      code.startsWith("lesson/yaml-"),
    );
    const written = /; write (- .*)\.$/.exec(message?.message ?? "")?.[1] ?? "";
    const lesson = read(`terms:\n${written}`);
    expect(lesson.diagnostics.filter(({ code }) => code !== "lesson/term-no-definition")).toEqual([]);
    expect(lesson.terms).toMatchObject({ kind: "known", terms: [expect.anything()] });
  });
});

describe("[T3] tabs and other properties", () => {
  it("a tab as indentation is told where it stands", () => {
    expect(told("terms:\n\t- x — y")).toEqual([
      "error lesson/yaml-tab YAML does not allow tabs as indentation; use spaces.",
    ]);
  });

  it("a version is quoted, or it loses its zero", () => {
    expect(told("go: 1.20")).toEqual(['warning lesson/yaml-not-text go: "1.20".']);
    expect(told("go: 1.20 # or later")).toHaveLength(1);
    expect(told('go: "1.20"')).toEqual([]);
  });

  it("links are quoted one by one", () => {
    expect(told("next: [[07 Maps]]")).toEqual(['warning lesson/yaml-link next: "[[07 Maps]]".']);
    expect(told("prereqs: [[[05 Interfaces]], [[04 Structs]]]")).toEqual([
      'warning lesson/yaml-link prereqs: ["[[05 Interfaces]]", "[[04 Structs]]"].',
    ]);
    expect(told("prereqs:\n- [[05 Interfaces]]")).toEqual([
      'warning lesson/yaml-link - "[[05 Interfaces]]".',
    ]);
    expect(told('prereqs: ["[[05 Interfaces]]"]\nnext: "[[07 Maps]]"')).toEqual([]);
  });

  it("a comment cuts a subtitle, but may follow other properties", () => {
    expect(told("subtitle: the #1 leak")).toEqual(['warning lesson/yaml-cut subtitle: "the #1 leak".']);
    expect(told("cssclasses: wide # for tables\nlesson: 6 # of 12")).toEqual([]);
  });

  it("what other properties hold is told of only when it is rejected", () => {
    expect(told("tags: [a, b]\nmatrix: [[1, 2], [3]]\nn: 3\nd: 2024-01-02\nx: !!str y")).toEqual([]);
    expect(told("description: a: b")).toEqual(['error lesson/yaml-colon description: "a: b".']);
    expect(told("author: @gopher")).toEqual(['error lesson/yaml-character author: "@gopher".']);
  });

  it("what the parser took is not called rejected", () => {
    const lesson = parseLesson("note.md", "---\nterms:\n- `go` — x\n---\n", {
      parseYaml: () => ({ terms: ["`go` — x"] }),
    });
    expect(lesson.diagnostics).toEqual([]);
  });
});
