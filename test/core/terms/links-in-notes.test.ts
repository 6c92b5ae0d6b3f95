import { readNote } from "../../../src/core/markdown/note";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockLinksOf } from "../../../src/core/terms/block-links";
import { applyEdits } from "../../../src/core/text/edits";
import { noteLinksOf } from "../../../src/core/terms/note-links";
import { proseOf, plainProseOf } from "../../../src/core/markdown/prose";
import { retargetBlockLinks, retargetTerm } from "../../../src/core/terms/retarget";
import { drillSource } from "../../support/arbitraries/drill-source";

const NOTE = `---
prereqs: ["[[in front matter]]"]
---

# Of [[heading]]

Prose with [[prose]] and [[prose#part|shown]], not \`[[span]]\`, ![[embed]] or %% [[comment]] %%.

<!-- [[html comment]] -->

\`\`\`go
// [[fence]]
\`\`\`

    [[indented]]

- item

    [[in an item]]

| a | b |
|---|---|
| [[cell]] | x |

> [!note] In a callout
> ~~~~go-drill
> ### Which [[drill]]?
>
> \`\`\`go
> x := "[[code]]"
> \`\`\`
>
> - [x] [[option|shown]]
> - [ ] [[option]]
>   > See [[ spaced ]].
> ~~~~

\`\`\`\`go-compare
\`\`\`go
x // ①
\`\`\`
1. As [[note of it]] says.
\`\`\`\`
`;

describe("the links a reader sees", () => {
  test("are those in prose and in our blocks, without code, comments, embeds and front matter", () => {
    expect(
      noteLinksOf(NOTE).map(({ target, alias }) => (alias === null ? target : `${target}|${alias}`)),
    ).toEqual([
      "heading",
      "prose",
      "prose#part|shown",
      "in an item",
      "cell",
      "drill",
      "option|shown",
      "option",
      "spaced",
      "note of it",
    ]);
  });

  test("know where they stand, and whether in a table", () => {
    const links = noteLinksOf(NOTE);
    for (const { start, end, target } of links) {
      expect(NOTE.slice(start, end)).toMatch(/^\[\[.*\]\]$/);
      expect(NOTE.slice(start, end)).toContain(target);
    }
    expect(links.filter(({ inTable }) => inTable).map(({ target }) => target)).toEqual(["cell"]);
  });

  test("a bar that is escaped is a table's", () => {
    expect(noteLinksOf("a [[x\\|y]] b")).toMatchObject([{ target: "x", alias: "y", inTable: true }]);
  });
});

describe("the links in our blocks", () => {
  test("know their target's bytes, their block and its kind", () => {
    expect(
      blockLinksOf(NOTE).map(({ target, start, end, block, ordinal }) => [
        NOTE.slice(start, end),
        target,
        block,
        ordinal,
      ]),
    ).toEqual([
      ["drill", "drill", "drill", 0],
      ["option", "option", "drill", 0],
      ["option", "option", "drill", 0],
      ["spaced", "spaced", "drill", 0],
      ["note of it", "note of it", "comparison", 1],
    ]);
  });

  test("are led elsewhere by their targets' bytes alone", () => {
    const edits = retargetBlockLinks(NOTE, (target) => (target === "option" ? "choice" : null));
    expect(applyEdits(NOTE, edits)).toBe(
      NOTE.replace("[[option|shown]]", "[[choice|shown]]").replace("[[option]]", "[[choice]]"),
    );
  });
});

describe("a term that is called otherwise", () => {
  const heading = { kind: "heading", heading: "comma ok" } as const;
  const retarget = retargetTerm({ from: "comma-ok", to: "comma ok", address: heading }, "GLOSSARY.md");

  test.each([
    ["comma-ok", "comma ok"],
    ["Comma-ok", "comma ok"],
    ["comma-oks", "comma oks"],
    ["GLOSSARY#comma-ok", "GLOSSARY#comma ok"],
    ["GLOSSARY.md#comma-ok", "GLOSSARY.md#comma ok"],
    ["GLOSSARY", null],
    ["GLOSSARY#nil map", null],
    ["Note#comma-ok", null],
    ["nil map", null],
  ])("[[%s]] becomes %j", (target, expected) => {
    expect(retarget(target)).toBe(expected);
  });

  test("with a name no link can carry keeps its bare links, and its entry is found by its id", () => {
    const block = { kind: "block", id: "g-1" } as const;
    const other = retargetTerm({ from: "pipe", to: "a | b", address: block }, "GLOSSARY.md");
    expect(other("pipe")).toBeNull();
    expect(other("GLOSSARY#pipe")).toBe("GLOSSARY#^g-1");
  });
});

describe("laws", () => {
  const text = fc
    .array(
      fc.constantFrom(
        "[[x]]",
        "[[x|y]]",
        "`",
        "```",
        "````go-drill",
        "````",
        "%%",
        "<!--",
        "-->",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "    ",
        "$",
        "| a |",
        "word",
        "# ",
        "---",
        "\r\n",
        "]]",
        "[[",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(""));

  test("prose has the length and the lines of its note, and says nothing else", () => {
    fc.assert(
      fc.property(text, (note) => {
        for (const prose of [proseOf(readNote(note)), plainProseOf(readNote(note))]) {
          expect(prose.length).toBe(note.length);
          for (let at = 0; at < note.length; at++)
            expect([note.charAt(at), /[\r\n]/.test(note.charAt(at)) ? "" : " "]).toContain(prose.charAt(at));
        }
      }),
    );
  });

  test("links lie in the note, apart from each other, whatever the note", () => {
    fc.assert(
      fc.property(text, (note) => {
        let from = 0;
        for (const { start, end } of noteLinksOf(note)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeLessThanOrEqual(note.length);
          from = end;
        }
      }),
    );
  });

  test("renaming a target and naming it back gives the note byte by byte", () => {
    fc.assert(
      fc.property(drillSource, (source) => {
        const note = `\`\`\`\`\`\`\`go-drill\n${source}\n\nSee [[a]], [[a#b]].\n\`\`\`\`\`\`\`\n`;
        const swap = (from: string, to: string) => (target: string) => (target === from ? to : null);
        const there = applyEdits(note, retargetBlockLinks(note, swap("a", "unheard of")));
        expect(applyEdits(there, retargetBlockLinks(there, swap("unheard of", "a")))).toBe(note);
      }),
    );
  });
});
