import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeDefinition } from "../../../src/core/glossary/escape-definition";
import { BEGIN_MARKER, END_MARKER, USER_TEXT_HEADING } from "../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary, type GlossaryUpdate } from "../../../src/core/glossary/update";
import {
  applyEdits,
  authorText,
  lessonTerms,
  definition,
  edits,
  typedTokens,
} from "../../support/arbitraries/glossary";
import { propertyRuns } from "../../support/property-runs";

const options = { path: "GLOSSARY.md", allowDrop: true };
const numRuns = propertyRuns(150);

function update(text: string | null, from: readonly LessonTerms[]): GlossaryUpdate {
  return updateGlossary(text, from, options);
}

/** What a plugin would have on disk after an update: nothing changes when it may not write. */
function written(text: string, from: readonly LessonTerms[]): string {
  const result = update(text, from);
  return result.kind === "updated" ? result.text : text;
}

/** The author's bytes: all but the generated part. */
function outside(text: string): string {
  const begin = text.indexOf(BEGIN_MARKER);
  const end = text.indexOf(END_MARKER, begin);
  return begin < 0 ? text : text.slice(0, begin) + text.slice(end + END_MARKER.length);
}

describe("laws of the glossary, for any note and any lessons", () => {
  test("[G3] updating twice changes nothing the second time", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, (text, from) => {
        const once = written(text, from);
        expect(update(once, from).kind).toBe(once === text ? update(text, from).kind : "unchanged");
      }),
      { numRuns },
    );
  });

  test("[G1] every byte of the author's stays, whatever the note's line endings", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, lessonTerms, (text, first, second) => {
        const once = written(text, first);
        if (once === text) return;
        if (text !== "\uFEFF") expect(once.startsWith(text)).toBe(true);
        const result = update(once, second);
        if (result.kind === "unchanged") return;
        expect(result.kind).toBe("updated");
        if (result.kind === "updated") expect(outside(result.text)).toBe(outside(once));
      }),
      { numRuns },
    );
  });

  test("[G3] the order of the lessons, and of their terms' discovery, does not matter", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, fc.infiniteStream(fc.nat()), (text, from, random) => {
        const shuffled = from
          .map((each) => ({ each, place: random.next().value as number }))
          .sort((one, other) => one.place - other.place)
          .map(({ each }) => each);
        expect(update(text, shuffled)).toEqual(update(text, from));
      }),
      { numRuns },
    );
  });

  test("[G4] nothing a person types is lost, wherever it is typed", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, lessonTerms, edits, (text, first, second, changes) => {
        const edited = applyEdits(written(text, first), changes);
        const result = update(edited, second);
        const tokens = typedTokens(edited);
        if (result.kind === "updated") {
          for (const token of tokens) expect(result.text).toContain(token);
          expect(update(result.text, second).kind).toBe("unchanged");
        } else if (result.kind === "damaged") {
          expect(result.diagnostics.map(({ code }) => code)).not.toContain("glossary/unstable");
          if (result.repair === null) return;
          for (const token of tokens) expect(result.repair).toContain(token);
          expect(update(result.repair, second).kind).toBe("unchanged");
        }
      }),
      { numRuns: numRuns * 3 },
    );
  });

  test("[G1] a byte order mark and a missing last line ending survive any edit", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, edits, (text, from, changes) => {
        const edited = applyEdits(written(text, from), changes);
        const result = update(edited, from);
        if (result.kind !== "updated") return;
        expect(result.text.startsWith("\uFEFF")).toBe(edited.startsWith("\uFEFF"));
        expect(/[\r\n]$/.test(result.text)).toBe(
          /[\r\n]$/.test(edited) || edited === "" || edited === "\uFEFF",
        );
      }),
      { numRuns },
    );
  });

  test("[T4] what the note says of a lesson that cannot be read stays as it is", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, (text, lessons) => {
        const from = lessons.map((lesson) => ({ ...lesson, lesson: null }));
        const once = written(text, from);
        const unknown = new Set(from.map(({ path }) => path));
        const result = updateGlossary(once, [], { ...options, isUnknown: (path) => unknown.has(path) });
        if (result.kind === "damaged") return;
        expect(result.entries.map(({ key }) => key)).toEqual(once === text ? [] : keys(update(once, from)));
      }),
      { numRuns },
    );
  });

  test("[G2] every entry has an address of its own that a link can carry", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, (text, from) => {
        const result = update(text, from);
        if (result.kind === "damaged") return;
        const blocks = [...result.addresses.values()].flatMap((each) =>
          each.kind === "block" ? [each.id] : [],
        );
        expect(new Set(blocks).size).toBe(blocks.length);
        for (const id of blocks) expect(id).toMatch(/^g-[a-z0-9-]+$/);
        if (result.kind !== "updated") return;
        for (const id of blocks) expect(result.text.split(new RegExp(` \\^${id}\\r?$`, "m")).length).toBe(2);
      }),
      { numRuns },
    );
  });

  test("escaping a definition twice is escaping it once, and makes no heading", () => {
    fc.assert(
      fc.property(definition, (text) => {
        const once = escapeDefinition(text);
        expect(escapeDefinition(once)).toBe(once);
      }),
      { numRuns: numRuns * 3 },
    );
  });

  test("[G4] text typed again and again in the generated part does not make the note grow for ever", () => {
    fc.assert(
      fc.property(lessonTerms, edits, (from, changes) => {
        const once = written("", from);
        const edited = applyEdits(once, changes);
        let text = written(edited, from);
        if (text === edited || !text.includes(USER_TEXT_HEADING)) return;
        const generated = edited.slice(edited.indexOf(BEGIN_MARKER), edited.indexOf(END_MARKER));
        const lengths = [0, 1, 2].map(() => {
          // A program that holds the old text puts it back between the markers.
          const begin = text.indexOf(BEGIN_MARKER);
          const end = text.indexOf(END_MARKER, begin);
          text = written(text.slice(0, begin) + generated + text.slice(end), from);
          return text.length;
        });
        expect(lengths[2]).toBe(lengths[1]);
      }),
      { numRuns },
    );
  });
});

function keys(result: GlossaryUpdate): string[] {
  return result.kind === "damaged" ? [] : result.entries.map(({ key }) => key);
}
