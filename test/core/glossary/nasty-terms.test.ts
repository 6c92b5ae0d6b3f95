import { describe, expect, test } from "vitest";
import { subpath } from "../../../src/core/glossary/address";
import { readTermName } from "../../../src/core/glossary/entries";
import { sortByKey, termKey } from "../../../src/core/glossary/key";
import { updateGlossary } from "../../../src/core/glossary/update";
import { resolveSubpath } from "../../../pkg/preview/host/metadata/subpath";
import { readMetadata } from "../../../pkg/preview/host/metadata/note-metadata";
import { NASTY_TERMS } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/lesson-terms";

const options = { path: "GLOSSARY.md" };

/** Each with its heading in the glossary. */
const HEADINGS: Readonly<Record<string, string>> = {
  ":=": "### `:=`",
  "<-ch": "### `<-ch`",
  "C#": "### C#",
  "a | b": "### `a | b`",
  "[]byte": "### `[]byte`",
  "%%": "### `%%`",
  "$&": "### `$&`",
  "🦫": "### 🦫",
  "👩‍💻 pairing": "### 👩‍💻 pairing",
  İstanbul: "### İstanbul",
  istanbul: "### istanbul",
  ısı: "### ısı",
  "caf\u00e9": "### caf\u00e9",
  ["x".repeat(300)]: `### ${"x".repeat(300)}`,
  "`defer`": "### `defer`",
  "**bold**": "### `**bold**`",
  "1. first": "### 1. first",
  "[[link|shown]]": "### `[[link|shown]]`",
  "![[embed]]": "### `![[embed]]`",
  "x ^id": "### `x ^id`",
  "#tag": "### `#tag`",
  "C ##": "### `C ##`",
  "<b>": "### `<b>`",
  "&amp;": "### `&amp;`",
  "~T": "### `~T`",
  "==x==": "### `==x==`",
  "\\n": "### `\\n`",
  "https://go.dev": "### `https://go.dev`",
};

const CODE =
  "What it means.\n\n~~~go\n### not a heading\n%% go-glossary:end %%\n```\n~~~\n\n````\n```\n````\nAnd after.";

const terms = Object.keys(HEADINGS);

/** The glossary of some terms, as the preview reads it. */
interface Opened {
  readonly text: string;
  /** The headings of the entries. */
  readonly headings: readonly string[];
  /** The heading over the place a link to the term's entry opens. */
  readonly open: (term: string) => string;
}

function glossaryOf(names: readonly string[], above = ""): Opened {
  const lessons = names.map((name, index) => aLesson(`${index} L.md`, aTerm(name, CODE)));
  const update = updateGlossary(above, lessons, options);
  if (update.kind !== "updated") throw new Error(`The glossary was ${update.kind}.`);
  const { text, addresses } = update;
  const cache = readMetadata(text);
  const lines = text.split("\n");
  return {
    text,
    headings: (cache.headings ?? [])
      .filter(({ level }) => level === 3)
      .map(({ position }) => lines[position.start.line] ?? ""),
    open: (term) => {
      const address = addresses.get(readTermName(term).key);
      if (address === undefined) return "no address";
      const found = resolveSubpath(cache, subpath(address));
      if (found === null) return `nothing is at ${subpath(address)}`;
      const heads = (cache.headings ?? []).filter(
        ({ position }) => position.start.offset <= found.start.offset,
      );
      return lines[heads[heads.length - 1]?.position.start.line ?? -1] ?? "no heading";
    },
  };
}

describe("terms no link, no heading and no pattern can be trusted with", () => {
  const { text, headings, open } = glossaryOf(terms);
  const worst = glossaryOf(NASTY_TERMS);

  test.each(Object.entries(HEADINGS))("[G2] %s has an entry", (_term, heading) => {
    expect(headings.filter((each) => each === heading)).toHaveLength(1);
  });

  test.each(Object.entries(HEADINGS))("[G2] the address of %s opens its entry", (term, heading) => {
    expect(open(term)).toBe(heading);
  });

  test.each(NASTY_TERMS)("[G2] the address of %j opens an entry of its own among the worst", (term) => {
    expect(worst.open(term)).toMatch(/^### ./);
    const twins = NASTY_TERMS.filter((other) => worst.open(other) === worst.open(term));
    expect(new Set(twins.map((twin) => readTermName(twin).key)).size).toBe(1);
  });

  test("[G2] a heading of the author's takes no entry's address", () => {
    const glossary = glossaryOf(
      ["goroutine", "C#", "caf\u00e9"],
      "# goroutine\n\n## c\n\n### GOROUTINE\n\n## cafe\u0301\n",
    );
    expect(glossary.open("goroutine")).toMatch(/^#+ goroutine$/i);
    expect(glossary.open("C#")).toBe("### C#");
  });

  test("[G3] each has its place, whatever the order the lessons are found in", () => {
    expect(glossaryOf([...terms].reverse()).headings).toEqual(headings);
    const inOrder = sortByKey(terms.map((term) => ({ key: termKey(term), term })));
    expect(headings).toEqual(inOrder.map(({ term }) => HEADINGS[term]));
  });

  test("[G3] composed or not, an accent makes no second entry", () => {
    const one = glossaryOf(["caf\u00e9"]).text;
    expect(glossaryOf(["cafe\u0301"]).text).toBe(one);
    expect(glossaryOf(["cafe\u0301", "caf\u00e9"]).headings).toEqual(["### caf\u00e9"]);
  });

  test("[G3] a Turkish device has the same two entries as any other", () => {
    expect(termKey("I")).toBe("i");
    expect(new Set(["İstanbul", "istanbul", "ISTANBUL", "ıstanbul"].map(termKey)).size).toBe(3);
  });

  test("[G2] what a definition holds in code ends neither its entry nor the note's part", () => {
    expect(text.split("And after.")).toHaveLength(terms.length + 1);
    expect(
      updateGlossary(
        text,
        terms.map((name, index) => aLesson(`${index} L.md`, aTerm(name, CODE))),
        options,
      ).kind,
    ).toBe("unchanged");
  });
});
