import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BEGIN_MARKER, USER_TEXT_HEADING } from "../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary } from "../../../src/core/glossary/update";
import { outerFences, readNote } from "../../../src/core/markdown/note";
import { applyEdits, authorText, lessonTerms, edits, typedTokens } from "../../support/arbitraries/glossary";
import { mergeNotes } from "../../support/merge-notes";
import { propertyRuns } from "../../support/property-runs";

const options = { path: "GLOSSARY.md", allowDrop: true };
const numRuns = propertyRuns(60);

function written(text: string, from: readonly LessonTerms[]): string {
  const result = updateGlossary(text, from, options);
  return result.kind === "updated" ? result.text : text;
}

/** What a device has after an update, damaged markers repaired as its reader would be offered. */
function healed(text: string, from: readonly LessonTerms[]): string | null {
  const result = updateGlossary(text, from, options);
  if (result.kind === "damaged") return result.repair === null ? null : written(result.repair, from);
  return result.kind === "updated" ? result.text : text;
}

/** How often a generated part begins. A marker inside a fence is text of the author's, however it came there. */
function beginMarkers(text: string): number {
  const lines = text.split(/\r\n|\n|\r/);
  const fences = outerFences(readNote(text, { comments: "text" }));
  const isFenced = (line: number): boolean => fences.some(({ first, last }) => first <= line && line <= last);
  return lines.filter((line, at) => line === BEGIN_MARKER && !isFenced(at + 1)).length;
}

const lessons = fc.uniqueArray(lessonTerms, {
  minLength: 2,
  maxLength: 2,
  selector: (each) => JSON.stringify(each),
});

describe("two devices with one note", () => {
  test("[G3] the same lessons give both the same bytes, so that there is nothing to merge", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, lessonTerms, (text, before, after) => {
        const synced = written(text, before);
        expect(written(synced, [...after].reverse())).toBe(written(synced, after));
      }),
      { numRuns },
    );
  });

  test.each(["union", "conflict"] as const)(
    "[G4] a %s of what two devices wrote heals into one glossary, and no line a person typed is lost",
    (how) => {
      fc.assert(
        fc.property(
          authorText,
          lessonTerms,
          lessons,
          edits,
          edits,
          (text, before, [one, other], here, there) => {
            const base = written(text, before);
            const ours = applyEdits(written(base, one ?? []), here);
            const theirs = applyEdits(written(base, other ?? []), there);
            const merged = mergeNotes(ours, theirs, how);
            const all = [
              ...(one ?? []),
              ...(other ?? []).filter(({ path }) => (one ?? []).every((each) => each.path !== path)),
            ];
            const result = healed(merged, all);
            if (result === null) return;
            for (const token of typedTokens(merged)) expect(result).toContain(token);
            expect(updateGlossary(result, all, options).kind).toBe("unchanged");
            expect(beginMarkers(result)).toBeLessThanOrEqual(1 + beginMarkers(text));
          },
        ),
        { numRuns },
      );
    },
  );

  test("a merge of what two devices generated leaves nothing but the glossary", () => {
    fc.assert(
      fc.property(lessons, ([one, other]) => {
        const base = "# Mine\n\nBy hand.\n";
        const all = [
          ...(one ?? []),
          ...(other ?? []).filter(({ path }) => (one ?? []).every((each) => each.path !== path)),
        ];
        const merged = mergeNotes(written(base, one ?? []), written(base, other ?? []), "conflict");
        const result = updateGlossary(merged, all, options);
        if (result.kind === "damaged") return;
        const text = result.kind === "unchanged" ? merged : result.text;
        expect(text).not.toContain(USER_TEXT_HEADING);
        expect(text).toBe(written(base, all));
      }),
      { numRuns },
    );
  });

  test("a history of lessons coming and going, late and twice, ends in the glossary of the lessons there are", () => {
    fc.assert(
      fc.property(fc.array(lessonTerms, { minLength: 1, maxLength: 6 }), edits, (history, changes) => {
        let text = "";
        for (const state of history) text = written(text, state);
        const typed = applyEdits(text, changes);
        const last = history[history.length - 1] ?? [];
        const end = healed(typed, last);
        if (end === null) return;
        for (const token of typedTokens(typed)) expect(end).toContain(token);
        expect(updateGlossary(end, last, options).kind).toBe("unchanged");
      }),
      { numRuns },
    );
  });
});
