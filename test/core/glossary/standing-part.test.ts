import fc from "fast-check";
import { expect, test } from "vitest";
import { readNoteSteps } from "../../../src/core/glossary/read-note";
import { readStandingSteps } from "../../../src/core/glossary/standing-part";
import { updateGlossary } from "../../../src/core/glossary/update";
import { finish } from "../../../src/core/text/steps";
import { applyEdits, authorText, contributions, edits } from "../../support/arbitraries/glossary";
import { propertyRuns } from "../../support/property-runs";

const options = { path: "GLOSSARY.md" };

test("a note that is known by its generated part is composed as if it had been read whole", () => {
  let known = 0;
  fc.assert(
    fc.property(
      authorText,
      contributions,
      fc.option(edits, { freq: 1 }),
      fc.array(fc.nat(5), { maxLength: 2 }),
      (text, lessons, typed, silent) => {
        const unknown = new Set(silent.map((at) => lessons[at]?.path ?? "silent.md"));
        const update = updateGlossary(text, lessons, options);
        const written = update.kind === "updated" ? update.text : text;
        const note = typed === null ? written : applyEdits(written, typed);
        const sources = lessons.filter(({ path }) => !unknown.has(path));
        for (const from of [lessons, sources]) {
          const read = finish(readStandingSteps(note, from, unknown));
          if (read === null) continue;
          known++;
          const whole = finish(readNoteSteps(note, from, unknown));
          if (whole.kind === "damaged") throw new Error("The note should be sound.");
          expect(read.entries).toEqual(whole.entries);
          expect(read.composition).toEqual(whole.composition);
          expect(whole.recalled).toBe(false);
        }
      },
    ),
    { numRuns: propertyRuns(300) },
  );
  expect(known).toBeGreaterThan(50);
});
