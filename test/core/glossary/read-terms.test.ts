import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isTermsKey, readTerms } from "../../../src/core/glossary/read-terms";
import { splitTerm, unwrapTerm } from "../../../src/core/glossary/term-name";
import { parseYaml } from "../../support/parse-yaml";

function pairs(frontMatter: unknown): [string, string][] {
  return readTerms(frontMatter).terms.map(({ term, definition }) => [term, definition]);
}

function pairsOf(value: unknown): [string, string][] {
  return pairs({ "Terms introduced": value });
}

function problemsOf(value: unknown): string[] {
  return readTerms({ "Terms introduced": value }).diagnostics.map(({ kind }) => kind);
}

describe("[T1] the property terms stand under", () => {
  test.each([
    "Terms introduced",
    "terms introduced",
    "TERMS INTRODUCED",
    "terms_introduced",
    "Terms-Introduced",
    "terms",
    "Terms",
  ])("%j is it", (name) => {
    expect(isTermsKey(name)).toBe(true);
  });

  test.each(["Term", "introduced", "Terms to introduce", "", "glossary"])("%j is not", (name) => {
    expect(isTermsKey(name)).toBe(false);
  });

  it("may be given another name, matched as loosely", () => {
    expect(isTermsKey("Neue_Begriffe", "neue begriffe")).toBe(true);
    expect(isTermsKey("terms", "neue begriffe")).toBe(true);
    expect(isTermsKey("", "")).toBe(false);
    expect(readTerms({ glossary: ["a — b"] }, "Glossary").terms).toHaveLength(1);
  });

  it("is read under every name it has in one note", () => {
    expect(pairs({ terms: ["a — 1"], "Terms introduced": ["b — 2"] })).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });

  it("is not looked for in anything but an object", () => {
    for (const each of [null, undefined, "Terms introduced", 3, ["terms"], new Date(0)]) {
      expect(readTerms(each).terms).toEqual([]);
    }
  });
});

describe("[T2] an entry's text is split at its first separator", () => {
  test.each([
    ["goroutine — a function call", "goroutine", "a function call"],
    ["goroutine – a call", "goroutine", "a call"],
    ["goroutine - a call", "goroutine", "a call"],
    ["goroutine: a call", "goroutine", "a call"],
    ["goroutine:: a call", "goroutine", "a call"],
    ["comma-ok: v, ok := <-ch", "comma-ok", "v, ok := <-ch"],
    ["a — b: c - d", "a", "b: c - d"],
    ["-race — finds data races", "-race", "finds data races"],
    ["`a - b` — subtraction", "a - b", "subtraction"],
    ["``a `: ` b`` — odd", "``a `: ` b``", "odd"],
    ["[[select: all]] — waits", "select: all", "waits"],
    ["[[goroutine|goroutines]] — many", "goroutines", "many"],
    ["**nil** — no value", "nil", "no value"],
    ["v, ok", "v, ok", ""],
    ["goroutine", "goroutine", ""],
    ["goroutine:", "goroutine", ""],
    ["std::vector", "std::vector", ""],
    ["an `open span — and text", "an `open span", "and text"],
    ["[[open — and text", "[[open", "and text"],
    ["  padded — text  ", "padded", "text"],
  ])("%j", (text, term, definition) => {
    expect(splitTerm(text)).toEqual({ term, definition });
  });

  it("gives back the term and definition it was made of", () => {
    const word = fc.stringMatching(/^[a-z][a-z ,]{0,8}[a-z]$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom(" — ", " – ", " - ", ": ", ":: "), (term, definition, by) => {
        expect(splitTerm(`${term}${by}${definition}`)).toEqual({ term, definition });
      }),
    );
  });

  it("never throws, and what it gives needs no further unwrapping of blanks", () => {
    const unit = fc.constantFrom("`", "``", "[[", "]]", " — ", ": ", "::", "a", "**", "|", "\ud800");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const { term, definition } = splitTerm(text);
        expect(term).toBe(term.trim());
        expect(definition).toBe(definition.trim());
        expect(unwrapTerm(text)).toBe(unwrapTerm(text).trim());
      }),
    );
  });
});

describe("[T2] every shape of the value", () => {
  test.each([
    ["a list of texts", "- goroutine — a call\n- channel — a pipe"],
    ["a list of quoted texts", '- "goroutine — a call"\n- "channel: a pipe"'],
    ["a list of one-key maps", "- goroutine: a call\n- channel: a pipe"],
    ["one map", "goroutine: a call\nchannel: a pipe"],
    ["a list of records", "- term: goroutine\n  definition: a call\n- name: channel\n  def: a pipe"],
    ["a list of a map with both", "- goroutine: a call\n  channel: a pipe"],
    ["a map of records", "goroutine:\n  definition: a call\nchannel: {def: a pipe}"],
    ["one text with a term on each line", "|\n  goroutine — a call\n  - channel — a pipe"],
    ["a list between brackets", '["goroutine — a call", "channel — a pipe"]'],
  ])("%s gives the same terms", (_shape, yaml) => {
    const indented =
      yaml.startsWith("|") || yaml.startsWith("[") ? ` ${yaml}` : `\n${yaml.replace(/^/gm, "  ")}`;
    expect(pairs(parseYaml(`Terms introduced:${indented}`))).toEqual([
      ["goroutine", "a call"],
      ["channel", "a pipe"],
    ]);
  });

  it("reads all a record holds", () => {
    const [term] = readTerms({
      terms: [
        {
          Term: "comma-ok",
          Definition: "two values",
          aliases: "ok idiom",
          see: ["[[map]]"],
          avoid: ["safe get"],
          group: "maps",
        },
      ],
    }).terms;
    expect(term).toEqual({
      term: "comma-ok",
      definition: "two values",
      aliases: ["ok idiom"],
      see: ["map"],
      avoid: ["safe get"],
      group: "maps",
    });
  });

  it("reads one record that is not in a list", () => {
    expect(pairsOf({ term: "comma-ok", definition: "two values" })).toEqual([["comma-ok", "two values"]]);
  });

  it("takes a map of the one key name for a term called name", () => {
    expect(pairsOf([{ name: "what a thing is called" }])).toEqual([["name", "what a thing is called"]]);
  });

  it("takes one text for one entry", () => {
    expect(pairsOf("goroutine — a call")).toEqual([["goroutine", "a call"]]);
    expect(pairsOf("goroutine — a call\nthat may go on")).toEqual([["goroutine", "a call\nthat may go on"]]);
  });

  it("never splits at commas, but asks", () => {
    expect(pairsOf("goroutine, channel")).toEqual([["goroutine, channel", ""]]);
    expect(pairsOf(["v, ok — two values"])).toEqual([["v, ok", "two values"]]);
    expect(problemsOf("goroutine, channel")).toContain("comma-list");
    expect(problemsOf(["v, ok — two values"])).toEqual([]);
  });

  it("puts together again what YAML made a map of", () => {
    expect(pairs(parseYaml("terms:\n- comma-ok — receive: ok=false when closed"))).toEqual([
      ["comma-ok", "receive: ok=false when closed"],
    ]);
  });

  it("finds the text in the lists that brackets become, and says so", () => {
    expect(pairs(parseYaml("terms:\n- [[comma-ok]]"))).toEqual([["comma-ok", ""]]);
    expect(pairs(parseYaml("terms: [[v, ok]]"))).toEqual([["v, ok", ""]]);
    expect(pairs(parseYaml("terms:\n- ok: [[comma-ok]]"))).toEqual([["ok", "comma-ok"]]);
    expect(problemsOf([[["comma-ok"]]])).toContain("nested-list");
  });

  test.each([
    [42, "42"],
    [1.5, "1.5"],
    [true, "true"],
    [new Date("2024-01-02T00:00:00Z"), "2024-01-02"],
    [new Date("2024-01-02T03:04:05Z"), "2024-01-02T03:04:05.000Z"],
  ])("keeps %s as text, and says so", (value, text) => {
    expect(pairsOf([value])).toEqual([[text, ""]]);
    expect(pairsOf([{ x: value }])).toEqual([["x", text]]);
    expect(problemsOf([{ x: value }])).toEqual(["not-text"]);
  });

  it("keeps a term without a definition, and says so", () => {
    for (const value of [["goroutine"], [{ goroutine: null }], { goroutine: null }]) {
      expect(pairsOf(value)).toEqual([["goroutine", ""]]);
      expect(problemsOf(value)).toEqual(["no-definition"]);
    }
  });

  it("passes over what is empty, and says so where an entry is", () => {
    expect(pairsOf(null)).toEqual([]);
    expect(problemsOf(null)).toEqual([]);
    for (const value of [[null], [{}], [""], [{ "": "text" }]]) expect(problemsOf(value)).toEqual(["empty"]);
  });

  it("names a key that a term does not have", () => {
    const { diagnostics } = readTerms({ terms: [{ term: "x", definition: "y", colour: "z" }] });
    expect(diagnostics.map(({ kind, message }) => [kind, message])).toEqual([
      ["unknown-key", 'A term has no "colour"; write term, definition, aliases, see, avoid or group.'],
    ]);
  });

  it("says which entry each term and diagnostic came from", () => {
    const { sources, diagnostics } = readTerms({ terms: ["a — 1", null, { b: "2", c: "3" }] });
    expect(sources).toEqual([
      { key: "terms", entry: 0 },
      { key: "terms", entry: 2 },
      { key: "terms", entry: 2 },
    ]);
    expect(diagnostics.map(({ source }) => source.entry)).toEqual([1]);
  });
});

describe("[T2] hostile values", () => {
  it("reads no more than its share of a bomb of references", () => {
    let value: unknown = "x";
    for (let level = 0; level < 7; level++) value = new Array<unknown>(20).fill(value);
    const { diagnostics } = readTerms({ terms: [value, value] });
    expect(diagnostics.map(({ kind }) => kind)).toContain("too-many");
  });

  it("does not follow a list into itself for ever", () => {
    const list: unknown[] = [];
    list.push(list, "x");
    expect(() => readTerms({ terms: list })).not.toThrow();
  });

  it("keeps names of built-in members apart from their meaning", () => {
    const value = JSON.parse('{"__proto__": "a", "constructor": "b", "toString": "c"}') as unknown;
    expect(pairsOf(value)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"],
    ]);
  });

  it("never throws on any value, and gives the same terms each time", () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }), (value) => {
        const reading = readTerms({ "Terms introduced": value });
        expect(readTerms({ "Terms introduced": value })).toEqual(reading);
        expect(reading.sources).toHaveLength(reading.terms.length);
        for (const { term } of reading.terms) expect(term).not.toBe("");
      }),
    );
  });
});
