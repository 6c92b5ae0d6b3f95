import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { describeChanges } from "../../../src/core/glossary/changes";
import {
  BEGIN_MARKER,
  END_MARKER,
  USER_TEXT_HEADING,
  SECTION_HEADING,
} from "../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary, type GlossaryOptions, type GlossaryUpdate } from "../../../src/core/glossary/update";
import { NASTY_TERMS } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/lesson-terms";

const options: GlossaryOptions = { path: "GLOSSARY.md" };

const commaOk = aTerm("comma-ok", "the two-value form that tells absent from zero", {
  aliases: ["ok idiom"],
  avoid: ["safe get"],
  see: ["zero value"],
  group: "Maps",
});
const zeroValue = aTerm("zero value", "what a variable holds before it is given one");
const goroutine = aTerm("goroutine", "a function call started with `go`; the runtime schedules it");
const channel = aTerm("channel", "a typed pipe between goroutines");
const maps = aLesson("lessons/02 Comma-ok.md", commaOk, zeroValue);
const concurrency = aLesson("lessons/06 Goroutines.md", goroutine, channel);
const both = [maps, concurrency];

function textOf(update: GlossaryUpdate): string {
  if (update.kind !== "updated")
    throw new Error(`The glossary was not updated but ${JSON.stringify(update)}.`);
  return update.text;
}

function updated(
  text: string | null,
  from: readonly LessonTerms[] = both,
  more: Partial<GlossaryOptions> = {},
): string {
  return textOf(updateGlossary(text, from, { ...options, ...more }));
}

/** `count` lessons with a term each. */
function lessons(count: number): LessonTerms[] {
  return Array.from({ length: count }, (_, index) =>
    aLesson(`${index} L.md`, aTerm(`term ${index}`, "a meaning")),
  );
}

const region = updated("").slice(updated("").indexOf(BEGIN_MARKER));

describe("a new glossary", () => {
  test("[G2] holds a heading for each term, with all that is known of it", async () => {
    const text = updated(null, [
      ...both,
      aLesson(
        "10 Channels.md",
        aTerm("Goroutine", "a thread the runtime owns", { aliases: ["v, ok"] }),
        aTerm("C#"),
        aTerm("C++", "```go\nx\n```"),
      ),
    ]);
    await expect(text).toMatchFileSnapshot("../../fixtures/glossary/new-note.md");
  });

  test("is not made for lessons without terms", () => {
    expect(updateGlossary(null, [aLesson("a.md")], options).kind).toBe("unchanged");
    expect(updateGlossary("My notes.\n", [], options).kind).toBe("unchanged");
  });

  test("[G3] is the same whatever the order of the lessons", () => {
    expect(updated(null, [...both].reverse())).toBe(updated(null));
  });

  test("is left as it is by a formatter", async () => {
    const text = updated(null, both);
    expect(await format(text, { parser: "markdown" })).toBe(text);
  });

  test("leaves out the glossary itself and copies made by synchronising programs", () => {
    const term = aTerm("extra", "x");
    const sources = [
      ...both,
      aLesson("GLOSSARY.md", term),
      aLesson("lessons/06 Goroutines (Conflicted copy Laptop 202611210130).md", term),
      aLesson("06 Goroutines (Anna's conflicted copy 2026-11-21).md", term),
      aLesson("06 Goroutines.sync-conflict-20261121-013000-ABCDEFG.md", term),
    ];
    expect(updated(null, sources)).toBe(updated(null));
  });
});

describe("[G1] what stands outside keeps every byte", () => {
  test.each([
    ["no last line ending", "# Mine\n\nText"],
    ["CRLF", "# Mine\r\n\r\nText\r\n"],
    ["mixed line endings", "a\r\nb\nc\r\nd\r\n"],
    ["a byte order mark", "\uFEFF# Mine\n"],
    ["front matter", "---\ntags: [ go ,  x ]  # mine\n---\ntext\n"],
    ["half a surrogate pair", "a \ud800 b\n"],
    ["trailing blanks and blank lines", "a   \n\n\n   \n"],
    ["replacement patterns", "$& $1 $`\n"],
  ])("%s", (_what, text) => {
    const once = updated(text);
    expect(once.startsWith(text)).toBe(true);
    expect(updateGlossary(once, both, options).kind).toBe("unchanged");
    const below = `${once}\nbelow`;
    const twice = updated(below, [...both, aLesson("9 X.md", aTerm("mutex", "a lock"))]);
    expect(twice.startsWith(text)).toBe(true);
    expect(twice.endsWith(below.slice(below.indexOf(END_MARKER)))).toBe(true);
  });

  test("the generated part takes the line endings the author's lines have", () => {
    expect(updated("a\r\nb\r\n").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });
});

describe("what other programs that keep a note do wrong", () => {
  const note = updated("# Mine\n\nBy hand.\n");

  test.each([
    ["begin", BEGIN_MARKER, BEGIN_MARKER.replace("kept", "kapt")],
    ["begin", BEGIN_MARKER, BEGIN_MARKER.slice(1)],
    ["begin", BEGIN_MARKER, ""],
    ["end", END_MARKER, END_MARKER.replace("end", "and")],
    ["end", END_MARKER, END_MARKER.slice(0, -1)],
    ["end", END_MARKER, ""],
  ])(
    "[G4] one character of the %s marker edited (%#): nothing is written, and a repair offered",
    (_which, marker, edited) => {
      const damaged = note.replace(marker, () => edited);
      const update = updateGlossary(damaged, both, options);
      expect(update.kind).toBe("damaged");
      if (update.kind !== "damaged") return;
      expect(update.diagnostics[0]?.message).toMatch(/repair/);
      expect(withoutGaps(update.repair ?? "")).toBe(withoutGaps(note));
    },
  );

  test("both markers gone: the generated part is not added a second time", () => {
    const update = updateGlossary(note.replace(BEGIN_MARKER, "").replace(END_MARKER, ""), both, options);
    expect(update).toMatchObject({ kind: "damaged", diagnostics: [{ code: "glossary/no-markers" }] });
  });

  test("a note without markers: the note stays and the generated part is added", () => {
    expect(updated("Everything I know.\n")).toBe(`Everything I know.\n\n${region}`);
  });

  test("a blank at a marker's end is nothing", () => {
    const spaced = note.replace(BEGIN_MARKER, `${BEGIN_MARKER}  `).replace(END_MARKER, `${END_MARKER}\t`);
    expect(updated(spaced)).toBe(note);
  });

  test("two generated parts after a merge: one is left, and every hand-written line", () => {
    const part = note.slice(note.indexOf(BEGIN_MARKER));
    expect(updated(`${note}between\n${part}after\n`)).toBe(`${note}between\nafter\n`);
  });

  test("a marker mentioned in a sentence is a sentence", () => {
    const mention = `The part begins with ${BEGIN_MARKER} and ends with \`${END_MARKER}\`.\n`;
    expect(updated(mention)).toBe(`${mention}\n${region}`);
  });

  test("a marker shown in a code block beside the real ones is an example", () => {
    const example = `\`\`\`\n${BEGIN_MARKER}\n${END_MARKER}\n\`\`\`\n`;
    const text = note + example;
    expect(updateGlossary(text, both, options).kind).toBe("unchanged");
  });

  test("[G4] text typed in the generated part moves below it", () => {
    const typed = note.replace(SECTION_HEADING, `${SECTION_HEADING}\n\nMy own line.\n`);
    expect(updated(typed)).toBe(`${note}\n${USER_TEXT_HEADING}\n\n${keptNote(typed)}\n\nMy own line.\n`);
  });

  test("[G4] text typed into the line of lessons is no machine text", () => {
    const typed = note.replace(
      "_From_ [[lessons/06 Goroutines",
      "_From_ and from Anna [[lessons/06 Goroutines",
    );
    expect(updated(typed)).toContain("and from Anna");
  });

  test("a fence that was opened above does not hide the markers", () => {
    const opened = `\`\`\`\n${note}`;
    const update = updateGlossary(opened, both, options);
    expect(update).toMatchObject({ kind: "unchanged", diagnostics: [{ code: "glossary/open-fence" }] });
  });

  test("CRLF throughout: no line ending is mixed", () => {
    const crlf = note.replaceAll("\n", "\r\n");
    const next = updated(crlf, [...both, aLesson("9 X.md", aTerm("mutex", "a\nb"))]);
    expect(next.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test.each(["# Word", "text **it** is", "**it**", "- **it**", "|", "---"])(
    "a note that ends in %j without a line ending is read to its end",
    (last) => {
      expect(updated(`text\n${last}`).startsWith(`text\n${last}\n\n${BEGIN_MARKER}`)).toBe(true);
    },
  );

  test("a definition that begins in bold is a definition", () => {
    expect(updated(null, [aLesson("1 A.md", aTerm("x", "**Bold** at first"))])).toContain(
      "\n**Bold** at first\n",
    );
  });
});

/** A line that was emptied leaves its blank line behind. */
function withoutGaps(text: string): string {
  return text.replace(/\n{2,}/g, "\n\n").trimEnd();
}

function keptNote(typed: string): string {
  return (
    updated(typed)
      .split("\n")
      .find((line) => line.startsWith("_This was typed")) ?? ""
  );
}

describe("[G4] a person's text in the generated part", () => {
  const note = updated("");

  test("a corrected definition is kept with its term, and the lesson's stands again", () => {
    const edited = note.replace("a typed pipe between goroutines", "a typed conduit");
    const text = updated(edited);
    expect(text).toContain("_In the entry of channel:_\n\na typed conduit\n");
    expect(text.slice(0, note.length)).toBe(note);
    expect(text.split("a typed pipe")).toHaveLength(2);
  });

  test("a paragraph between two entries is kept alone", () => {
    const edited = note.replace("### goroutine", "Remember this.\n\n### goroutine");
    const [, kept = ""] = updated(edited).split(USER_TEXT_HEADING);
    expect(kept).toContain("\nRemember this.\n");
    expect(kept).not.toContain("_From_");
  });

  test("more text joins what was kept before, under the one heading", () => {
    const first = updated(note.replace("### goroutine", "One.\n\n### goroutine"));
    const second = updated(first.replace("### goroutine", "Two.\n\n### goroutine"));
    expect(second.split(USER_TEXT_HEADING)).toHaveLength(2);
    expect(second).toMatch(/Two\.\n\nOne\.\n$/);
  });

  test("a definition of one's own typed there is kept, and is not yet a definition by hand", () => {
    const text = updated(note.replace("### goroutine", "**goroutine**: mine\n\n### goroutine"));
    expect(text).toContain("### goroutine\n\na function call");
    expect(text).toContain("**goroutine**: mine");
  });

  test("links the app rewrote after a rename are not a person's text", () => {
    const renamed = { ...concurrency, path: "course/07 Goroutines.md" };
    const rewritten = note.replaceAll(
      "[[lessons/06 Goroutines|06 Goroutines]]",
      "[[07 Goroutines|06 Goroutines]]",
    );
    const text = updated(rewritten, [maps, renamed]);
    expect(text).not.toContain(USER_TEXT_HEADING);
    expect(text).toContain("[[course/07 Goroutines|06 Goroutines]]");
  });

  test("emphasis and blanks a formatter changed are not a person's text", () => {
    const formatted = region.replaceAll("_From_", "*From*").replaceAll("\n\n", "\n\n\n").replace(/$/gm, " ");
    expect(updated(formatted).trimEnd()).toBe(region.trimEnd());
  });
});

describe("[G5] a term defined by hand outside the generated part", () => {
  test("is linked to its lessons and not repeated", () => {
    const text = updated(
      "# Glossary\n\n## Concurrency\n\n**Goroutine**:\na lightweight thread\n_Avoid_: green thread\n",
    );
    expect(text).toContain(
      "### goroutine\n\n_Defined by hand in this note, under_ [[#Concurrency|Concurrency]]_._\n",
    );
    expect(text).not.toContain("a function call started");
  });

  test("keeps its own heading as the only one", () => {
    const text = updated("# Glossary\n\n### Goroutine\n\nA lightweight thread.\n");
    expect(text.match(/^### goroutine$/gim)).toHaveLength(1);
    expect(text).toContain("- [[#Goroutine|goroutine]]: _From_ [[lessons/06 Goroutines|06 Goroutines]]");
  });

  test("moving an entry out of the generated part makes it the author's", () => {
    const note = updated("");
    const entry = /### goroutine\n[^]*?%%g:\w+%%\n\n/.exec(note)?.[0] ?? "";
    const moved = `${note.replace(entry, "")}\n${entry}`;
    const text = updated(moved);
    expect(text.endsWith(entry)).toBe(true);
    expect(text.match(/^### goroutine$/gm)).toHaveLength(1);
  });
});

describe("[G6] what changes in the lessons shows in the glossary", () => {
  const note = updated(null, lessons(20));

  test("says what is added, changed, renamed and removed", () => {
    const next = lessons(20).slice(1);
    next[0] = aLesson("1 L.md", aTerm("term 1", "another meaning"));
    next[1] = aLesson("2 L.md", aTerm("renamed", "a meaning"));
    const update = updateGlossary(note, [...next, aLesson("z.md", aTerm("new"))], options);
    expect(update).toMatchObject({
      kind: "updated",
      changes: {
        added: ["new"],
        removed: ["term 0"],
        renamed: [{ from: "term 2", to: "renamed" }],
        changed: ["term 1"],
        userText: [],
      },
    });
    if (update.kind === "updated") {
      expect(describeChanges(update.changes)).toBe(
        "1 added (new), 1 changed (term 1), 1 renamed (term 2 → renamed), 1 removed (term 0)",
      );
    }
  });

  test.each([
    { before: 20, after: 16, kind: "updated" },
    { before: 20, after: 15, kind: "ask" },
    { before: 20, after: 0, kind: "ask" },
    { before: 3, after: 2, kind: "updated" },
    { before: 3, after: 1, kind: "ask" },
    { before: 200, after: 180, kind: "updated" },
    { before: 200, after: 179, kind: "ask" },
  ])("of $before entries $after are left: $kind", ({ before, after, kind }) => {
    const update = updateGlossary(updated(null, lessons(before)), lessons(after), options);
    expect(update.kind).toBe(kind);
    if (update.kind === "ask") expect(update.changes.removed).toHaveLength(before - after);
  });

  test("renaming every term is no drop", () => {
    const renamed = lessons(20).map((lesson, index) => ({
      ...lesson,
      terms: [aTerm(`name ${index}`, "a meaning")],
    }));
    expect(updateGlossary(note, renamed, options).kind).toBe("updated");
  });

  test("a drop somebody agreed to is made", () => {
    expect(updated(note, [], { allowDrop: true })).toContain(`${BEGIN_MARKER}\n${END_MARKER}`);
  });

  test("[T4] a lesson that cannot be read keeps its entries, even those it shares", () => {
    const shared = [...both, aLesson("9 X.md", aTerm("goroutine", "another meaning"))];
    const before = updated(null, shared);
    const unknown = new Set(["lessons/06 Goroutines.md"]);
    const without = shared.filter((lesson) => lesson !== concurrency);
    const update = updateGlossary(before, without, { ...options, isUnknown: (path) => unknown.has(path) });
    expect(update.kind === "damaged" ? [] : update.entries.map(({ term }) => term)).toEqual([
      "channel",
      "comma-ok",
      "goroutine",
      "zero value",
    ]);
    expect(updateGlossary(before, shared, { ...options, isUnknown: (path) => unknown.has(path) }).kind).toBe(
      "unchanged",
    );
  });
});

describe("two devices", () => {
  const base = updated("# Mine\n\nBy hand.\n");
  const here = updated(base, [...both, aLesson("7 H.md", aTerm("here", "x"))]);
  const there = updated(base, [...both, aLesson("8 T.md", aTerm("there", "x"))]);
  const merged = [...both, aLesson("7 H.md", aTerm("here", "x")), aLesson("8 T.md", aTerm("there", "x"))];

  test("[G4] the whole note twice over heals", () => {
    const text = updated(`${here}${there}`, merged);
    expect(text.match(/^### here$/gm)).toHaveLength(1);
    expect(text.match(/By hand\./g)).toHaveLength(2);
    expect(text).not.toContain(USER_TEXT_HEADING);
  });

  test("[G4] markers and entries doubled by a merge of lines heal", () => {
    const doubled = base.replace(/^(%% go-.*|### .*|_From_.*)$/gm, "$1\n$1");
    expect(updated(doubled)).toBe(base);
  });

  test("a conflict git left in the generated part is settled by writing it anew", () => {
    const [, ours = ""] = /(### here\n[^]*?%%g:\w+%%)/.exec(here) ?? [];
    const [, theirs = ""] = /(### there\n[^]*?%%g:\w+%%)/.exec(there) ?? [];
    const conflict = base.replace(
      "### zero value",
      () => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> other\n\n### zero value`,
    );
    expect(updated(conflict, merged)).toBe(updated(base, merged));
  });

  test("a conflict in the author's text is the author's to settle", () => {
    const conflict = base.replace("By hand.", "<<<<<<< HEAD\nBy hand.\n=======\nBy me.\n>>>>>>> other");
    expect(updateGlossary(conflict, both, options)).toMatchObject({
      kind: "damaged",
      diagnostics: [{ code: "glossary/unfinished-merge", position: { start: { line: 3 } } }],
      repair: null,
    });
  });

  test("a note that arrived only in part is not written", () => {
    const half = base.slice(0, base.indexOf("### goroutine"));
    expect(updateGlossary(half, both, options).kind).toBe("damaged");
  });
});

describe("terms that break glossaries", () => {
  const sources = NASTY_TERMS.map((term, index) =>
    aLesson(`${index} L.md`, aTerm(term, `${term}\n\n\`\`\`\n${term}\n\`\`\``)),
  );

  test("[G2] [G3] each has an entry, an address and a fixed place", async () => {
    const text = updated(null, sources);
    expect(updateGlossary(text, [...sources].reverse(), options).kind).toBe("unchanged");
    await expect(text).toMatchFileSnapshot("../../fixtures/glossary/nasty-terms.md");
  });

  test("each can be left by its user text, renamed and dropped", () => {
    const text = updated(null, sources);
    const edited = text.replace(/^_From_/gm, "HUMAN _From_");
    expect(updated(edited, sources).match(/HUMAN/g)).toHaveLength(edited.match(/HUMAN/g)?.length ?? 0);
  });
});
