import { describe, expect, test } from "vitest";
import { appendChecksum } from "../../../src/core/glossary/checksum";
import { readManualDefinitions } from "../../../src/core/glossary/manual-definitions";
import { BEGIN_MARKER, END_MARKER, USER_TEXT_HEADING } from "../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary, type GlossaryOptions, type GlossaryUpdate } from "../../../src/core/glossary/update";
import { aLesson, aTerm } from "../../support/lesson-terms";
import { mergeNotes } from "../../support/merge-notes";

const options: GlossaryOptions = { path: "GLOSSARY.md" };

function textOf(update: GlossaryUpdate): string {
  if (update.kind !== "updated") throw new Error(`The glossary was ${update.kind}.`);
  return update.text;
}

/** `count` lessons with a term each. */
function course(count: number): LessonTerms[] {
  return Array.from({ length: count }, (_, index) =>
    aLesson(`${index} L.md`, aTerm(`term ${index}`, `what ${index} means`)),
  );
}

const twenty = course(20);
const note = textOf(updateGlossary("# Mine\n\nBy hand.\n", twenty, options));

/** The note after an update, which may have nothing to do. */
function after(text: string, lessons: readonly LessonTerms[]): string {
  const update = updateGlossary(text, lessons, options);
  return update.kind === "unchanged" ? text : textOf(update);
}

/** The lines of one entry. */
function entry(text: string, term: string): string {
  return new RegExp(`^### ${term}\n[^]*?%%g:\\w+%%$`, "m").exec(text)?.[0] ?? "";
}

describe("what befell those who keep a list in a note", () => {
  test("a note with no line of ours in it is never replaced by the list", () => {
    for (const text of [
      "My note.",
      "\n",
      "---\ntitle: x\n---\n",
      "%% a comment of mine %%\n",
      "# a\n\n# b",
    ]) {
      expect(textOf(updateGlossary(text, twenty, options)).startsWith(text)).toBe(true);
    }
  });

  test("a marker with a blank before it, as another version may have written it, costs nothing but a word", () => {
    for (const marker of [BEGIN_MARKER, END_MARKER]) {
      const indented = note.replace(marker, () => ` ${marker}`);
      const update = updateGlossary(indented, twenty, options);
      if (update.kind === "damaged") expect(update.repair).toContain("By hand.");
      else expect(after(indented, twenty)).toContain("By hand.");
      expect(update.kind).not.toBe("updated");
    }
  });

  test("text after a second end marker stands", () => {
    const doubled = `${note}Between.\n${END_MARKER}\nBelow.\n`;
    const update = updateGlossary(doubled, twenty, options);
    expect(update.kind).toBe("damaged");
    const repaired = update.kind === "damaged" ? (update.repair ?? "") : "";
    for (const own of ["By hand.", "Between.", "Below."]) expect(repaired).toContain(own);
  });

  test("of two generated parts both follow the lessons, since one is left", () => {
    const part = note.slice(note.indexOf(BEGIN_MARKER));
    const lessons = [...twenty, aLesson("90 X.md", aTerm("new", "late"))];
    const text = after(`${note}\nBetween.\n\n${part}`, lessons);
    expect(text.match(/^### new$/gm)).toHaveLength(1);
    expect(text.split(BEGIN_MARKER)).toHaveLength(2);
    expect(text).toContain("Between.");
  });

  test("a word typed in the midst of the list is no loss, and the list no longer", () => {
    const typed = note.replace("what 7 means", "what 7 means, I think");
    const text = after(typed, twenty);
    expect(text).toContain(`${USER_TEXT_HEADING}\n`);
    expect(text).toContain("what 7 means, I think");
    expect(text.match(/^### term 7$/gm)).toHaveLength(1);
  });

  test("a sync that doubles the dividers day after day does not make the note grow", () => {
    let text = note;
    const sizes: number[] = [];
    for (let day = 0; day < 30; day++) {
      const partial = text.replace(entry(text, `term ${day % 20}`), "");
      text = after(
        mergeNotes(text, partial.replace(END_MARKER, `${END_MARKER}\n${END_MARKER}`), "union"),
        twenty,
      );
      sizes.push(text.length);
    }
    expect(text).toBe(note);
    expect(Math.max(...sizes)).toBe(note.length);
  });

  test("a note without front matter gets none, and one with it keeps it once, whatever its line ends", () => {
    expect(note).not.toContain("---\n");
    const own = '---\r\nkey: "v" # mine\r\n---\r\n';
    const text = after(textOf(updateGlossary(own, twenty, options)), course(19));
    expect(text.startsWith(own)).toBe(true);
    expect(text.match(/^---/gm)).toHaveLength(2);
  });

  test("two devices hours and languages apart write no byte otherwise, day after day", () => {
    const zone = process.env.TZ;
    try {
      const texts = ["Pacific/Kiritimati", "Pacific/Midway"].map((name) => {
        process.env.TZ = name;
        return textOf(updateGlossary(null, twenty, options));
      });
      expect(texts[0]).toBe(texts[1]);
      expect(texts[0]).not.toMatch(/\d{4}-\d\d-\d\d|\d\d:\d\d/);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test("an entry that a code block of the author's ran into can be taken out, and the marker behind it fixed", () => {
    const entry = appendChecksum(["### x", "", "```", "", "_From_ [[1 L]]"]).join("\n");
    const begin = BEGIN_MARKER.replace("kept", "kept somewhere");
    const damaged = `Mine.\n\`\`\`\n${begin}\n\n${entry}\n\n${END_MARKER}\nBelow.\n`;
    const update = updateGlossary(damaged, [], options);
    const repair = update.kind === "damaged" ? update.repair : null;
    expect(repair).toMatch(/^Mine\.\n[^]*somewhere[^]*\nBelow\.\n$/);
    expect(updateGlossary(repair, [], options).kind).toBe("unchanged");
  });

  test("a note that two devices changed apart and that git could not merge is left to its author, ours in it or not", () => {
    const conflict = "<<<<<<< HEAD\nMine.\n=======\nYours.\n>>>>>>> other\n";
    for (const text of [conflict, conflict + note]) {
      expect(updateGlossary(text, twenty, options)).toMatchObject({
        kind: "damaged",
        diagnostics: [{ code: "glossary/unfinished-merge", position: { start: { line: 1 } } }],
        repair: null,
      });
    }
  });
});

describe("what befell those who keep definitions in a note", () => {
  const byHand = "**one**: first\n\n---\n\n**two**: second\n\n---\n\n**three**: third\n";

  test("among a thousand a new one overwrites none of the others", () => {
    const many = course(1200);
    const before = textOf(updateGlossary(null, many, options));
    const text = textOf(
      updateGlossary(before, [...many, aLesson("5000 X.md", aTerm("term 7b", "new"))], options),
    );
    for (let index = 0; index < 1200; index++) {
      const own = entry(before, `term ${index}`);
      expect(own).not.toBe("");
      expect(text).toContain(own);
    }
    expect(text.length).toBe(before.length + entry(text, "term 7b").length + 2);
  });

  test("editing one leaves the divider below it, and the next", () => {
    const lessons = [aLesson("1.md", aTerm("two", "x"), aTerm("four", "y"))];
    const before = textOf(updateGlossary(byHand, lessons, options));
    const edited = before.replace("second", "second, and better");
    expect(updateGlossary(edited, lessons, options).kind).toBe("unchanged");
    const text = textOf(updateGlossary(edited, [aLesson("1.md", aTerm("four", "z"))], options));
    expect(text.startsWith(byHand.replace("second", "second, and better"))).toBe(true);
  });

  test("changing one entry changes no line of its neighbours", () => {
    const changed = twenty.map((lesson, index) =>
      index === 7 ? aLesson(lesson.path, aTerm("term 7", "---\n\n# otherwise")) : lesson,
    );
    const text = after(note, changed);
    for (let index = 0; index < 20; index++) {
      if (index !== 7) expect(entry(text, `term ${index}`)).toBe(entry(note, `term ${index}`));
    }
  });

  test.each(["A stray first line.\n\n", "%%\n\n", "\n\n\n", "- \n\n", "| \n\n", "**: x\n\n"])(
    "a first line of %j makes no definition vanish",
    (stray) => {
      expect([...readManualDefinitions(`${stray}${byHand}`.split("\n")).keys()]).toEqual([
        "one",
        "two",
        "three",
      ]);
    },
  );

  test("with CRLF each definition is its own, not one to the file's end", () => {
    const text = textOf(
      updateGlossary(byHand.replaceAll("\n", "\r\n"), [aLesson("1.md", aTerm("two"))], options),
    );
    expect(text).toContain("### two\r\n\r\n_Defined by hand in this note");
    const found = readManualDefinitions(byHand.replaceAll("\n", "\r\n").split("\r\n"));
    expect([...found.keys()]).toEqual(["one", "two", "three"]);
  });

  test("a lesson whose front matter breaks keeps what it gave, and all definitions never disappear at once", () => {
    const unknown = new Set(twenty.map(({ path }) => path));
    expect(updateGlossary(note, [], { ...options, isUnknown: (path) => unknown.has(path) }).kind).toBe(
      "unchanged",
    );
    expect(updateGlossary(note, [], options).kind).toBe("ask");
  });

  test("a lesson whose front matter breaks keeps its group beside that of another lesson", () => {
    const one = aLesson("1 A.md", aTerm("nil map", "a map", { group: "maps" }));
    const broken = aLesson("2 B.md", aTerm("nil map", "a map", { group: "zero values" }));
    const current = textOf(updateGlossary(null, [one, broken], options));
    const unknown = new Set([broken.path]);
    expect(current).toContain("- _Group_: maps · zero values");
    expect(updateGlossary(current, [one], { ...options, isUnknown: (path) => unknown.has(path) }).kind).toBe(
      "unchanged",
    );
  });

  test.each(["[]byte", "%%", "a | b", "`x`"])(
    "a lesson whose front matter breaks keeps its link to %s, whose characters no link can show",
    (name) => {
      const broken = aLesson("1 A.md", aTerm("nil map", "a map", { see: [name] }));
      const other = aLesson("2 B.md", aTerm(name, "what it is"));
      const current = textOf(updateGlossary(null, [broken, other], options));
      const unknown = new Set([broken.path]);
      expect(current).toMatch(/- _See_: \[\[#/);
      expect(
        updateGlossary(current, [other], { ...options, isUnknown: (path) => unknown.has(path) }).kind,
      ).toBe("unchanged");
    },
  );

  test("a lesson whose front matter breaks keeps its link by another name of the term, too", () => {
    const broken = aLesson("1 A.md", aTerm("nil map", "a map", { see: ["[]T"] }));
    const other = aLesson("2 B.md", aTerm("slice", "what it is", { aliases: ["[]T"] }));
    const current = textOf(updateGlossary(null, [broken, other], options));
    expect(current).toContain("[[#slice|()T]]");
    const unknown = new Set([broken.path]);
    expect(
      updateGlossary(current, [other], { ...options, isUnknown: (path) => unknown.has(path) }).kind,
    ).toBe("unchanged");
  });

  test("a name with the mark that stands between names in it is several, in whatever order lessons say it", () => {
    const one = aLesson("1 A.md", aTerm("nil map", "a map", { group: "maps · slices" }));
    const other = aLesson("2 B.md", aTerm("nil map", "a map", { group: "slices" }));
    const current = textOf(updateGlossary(null, [one, other], options));
    expect(current).toContain("- _Group_: maps · slices\n");
    const unknown = new Set([one.path]);
    const read = updateGlossary(current, [other], { ...options, isUnknown: (path) => unknown.has(path) });
    expect(read.kind).toBe("unchanged");
  });

  test("an entry of a lesson another device is ahead with goes and comes back, the note as it was", () => {
    const ahead = [...twenty, aLesson("90 X.md", aTerm("ahead", "of the others"))];
    const there = textOf(updateGlossary(note, ahead, options));
    expect(after(there, twenty)).toBe(note);
    expect(after(note, ahead)).toBe(there);
  });

  test("acronyms and words that differ in case alone are one entry that shows both", () => {
    const text = textOf(
      updateGlossary(
        null,
        [aLesson("1.md", aTerm("MIA", "missing")), aLesson("2.md", aTerm("mia", "a name"))],
        options,
      ),
    );
    expect(text.match(/^### /gm)).toHaveLength(1);
    expect(text).toMatch(/1\. missing[^]*2\. a name/);
  });
});

describe("what befell those whose lessons could not be read", () => {
  const isUnknown = (path: string): boolean => path.startsWith("lessons/");
  const broken = aLesson("lessons/1 A.md", aTerm("blank", "ends in a list\n\n- "), aTerm("shared", "first"));
  const numbered = { ...broken, lesson: 1 };
  const other = { ...aLesson("2 B.md", aTerm("shared", "second")), lesson: 2 };
  const current = textOf(updateGlossary(null, [numbered, other], options));

  test("[T4] an entry keeps every byte, though its definition ends in blanks", () => {
    const spaced = current.replace("### blank\n", "### blank  \n");
    for (const text of [current, spaced])
      expect(updateGlossary(text, [other], { ...options, isUnknown }).kind).toBe("unchanged");
  });

  test("[T4] the definitions of an entry keep their order while the first lesson is broken", () => {
    expect(current).toMatch(/1\. first[^]*2\. second/);
    expect(updateGlossary(current, [other], { ...options, isUnknown }).kind).toBe("unchanged");
  });

  test("[T4] a folder that cannot be read keeps all its entries, while other lessons come and go", () => {
    const late = aLesson("9 Late.md", aTerm("late", "new", { see: ["blank"] }));
    const text = textOf(updateGlossary(current, [other, late], { ...options, isUnknown }));
    for (const term of ["blank", "shared"]) expect(entry(text, term)).toBe(entry(current, term));
    expect(entry(text, "late")).toContain("[[#blank|blank]]");
    expect(textOf(updateGlossary(text, [other], { ...options, isUnknown }))).toBe(current);
  });

  test("[T4] a term with a heading of the author's stays in the list below", () => {
    const own = `### Blank\n\nBy hand.\n\n${current}`;
    const text = after(own, [numbered, other]);
    expect(text).toContain("- [[#Blank|blank]]: _From_ [[lessons/1 A|1 A]]");
    expect(updateGlossary(text, [other], { ...options, isUnknown }).kind).toBe("unchanged");
  });
});

describe("what befell those who typed in the generated part", () => {
  test("[G4] the same text typed into a second entry is kept there, too, and counted once", () => {
    const typed = (text: string, term: number): string =>
      text.replace(`what ${term} means`, `what ${term} means\nSee the talk.`);
    const once = after(typed(note, 7), twenty);
    const update = updateGlossary(typed(once, 8), twenty, options);
    expect(update).toMatchObject({ kind: "updated", changes: { userText: ["See the talk."] } });
    const twice = textOf(update);
    for (const term of [7, 8]) expect(twice).toContain(`_In the entry of term ${term}:_\n\nSee the talk.\n`);
    expect(after(typed(twice, 8), twenty)).toBe(twice);
  });

  test("[G4] text that was kept keeps no heading of a term, which would be the term's second", () => {
    const kept = after(note.replace("### term 4\n", "### Term 4\n\nMy own words.\n"), twenty);
    expect(kept).toContain("_In the entry of Term 4:_\n\nMy own words.\n");
    const own = after(`### term 4\n\nBy hand.\n\n${note}`, twenty);
    const merged = own.replace("### term 5\n", "### term 4\n\nMy own words.\n\n### term 5\n");
    expect(after(merged, twenty)).toContain("_In the entry of term 4:_\n\nMy own words.\n");
    for (const text of [kept, after(merged, twenty)]) expect(text.match(/^### term 4$/gim)).toHaveLength(1);
  });

  test.each(["a\r\nb\r", "a\rb\n\r", "\r\r\n\n", "a\n\rb\r\n"])(
    "[G3] a note whose lines end in %j is at rest after one update",
    (text) => {
      const once = after(text, twenty);
      expect(once.startsWith(text)).toBe(true);
      expect(updateGlossary(once, twenty, options).kind).toBe("unchanged");
      const two = after(`${once}\n${once}`, twenty);
      expect(updateGlossary(two, twenty, options).kind).toBe("unchanged");
    },
  );
});
