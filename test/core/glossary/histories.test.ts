import fc from "fast-check";
import { expect, test } from "vitest";
import { findLayout } from "../../../src/core/glossary/layout";
import { updateGlossary } from "../../../src/core/glossary/update";
import { authorText, lessonTerms, edits, LESSON_PATHS } from "../../support/arbitraries/glossary";
import { propertyRuns } from "../../support/property-runs";
import { Devices } from "./histories/devices";
import type { Merge, Step } from "./histories/step";

const options = { path: "GLOSSARY.md" };

const numRuns = propertyRuns(30);

/** Milliseconds a history may take on a machine with much else to do; it takes about twenty-five. */
const SLOWEST = 2000;

const device = fc.nat(2);
const path = fc.nat(5);
const lesson = lessonTerms.filter((list) => list.length > 0).map((list) => list[0]!);
const merge = fc.constantFrom<Merge>("conflict", "diff3", "union", "patches", "patches", "copy");

const kind = <Kind extends Step["kind"]>(...kinds: readonly Kind[]): fc.Arbitrary<Kind> =>
  fc.constantFrom(...kinds);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ device, kind: kind("write"), lesson }) },
  {
    weight: 2,
    arbitrary: fc.record({ device, kind: kind("rename"), path, to: fc.constantFrom(...LESSON_PATHS) }),
  },
  { weight: 3, arbitrary: fc.record({ device, kind: kind("delete", "break", "lesson-copy"), path }) },
  { weight: 5, arbitrary: fc.record({ device, kind: kind("lessons"), mask: fc.nat(0xffff) }) },
  { weight: 5, arbitrary: fc.record({ device, kind: kind("glossary"), merge }) },
  { weight: 1, arbitrary: fc.record({ device, kind: kind("late-glossary"), back: fc.nat(4), merge }) },
  { weight: 4, arbitrary: fc.record({ device, kind: kind("edit"), edits }) },
  { weight: 8, arbitrary: fc.record({ device, kind: kind("update", "update", "agree", "repair") }) },
);

const history = fc.array(step, { minLength: 5, maxLength: 40, size: "max" });

test.each([2, 3])(
  "[G3] [G4] %i devices that edit, rename, delete, type, merge and come late end with one glossary, and nothing typed is lost",
  (count) => {
    fc.assert(
      fc.property(authorText, history, (note, steps) => {
        const devices = new Devices(count, note);
        for (const each of steps) devices.do(each);
        const { notes, lessons } = devices.comeToRest();
        expect(devices.lost).toEqual([]);
        const [text = ""] = notes;
        for (const other of notes) expect(other).toBe(text);
        const last = updateGlossary(text, [...lessons].reverse(), options);
        expect(last.kind).toBe("unchanged");
        if (last.kind === "unchanged" && last.entries.length > 0) expect(generatedParts(text)).toBe(1);
      }),
      { numRuns },
    );
  },
  numRuns * SLOWEST,
);

function generatedParts(note: string): number {
  const layout = findLayout(note.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/));
  return layout.kind === "marked" ? layout.regions.length : 0;
}
