import { expect, test } from "vitest";
import { updateGlossary } from "../../../src/core/glossary/update";
import { aLesson, aTerm } from "../../support/lesson-terms";
import { growthOf } from "../../support/growth";

const options = { path: "GLOSSARY.md" };
const two = [aLesson("1 A.md", aTerm("x", "d"), aTerm("y", "d"))];

function written(note: string | null, lessons = two): string {
  const update = updateGlossary(note, lessons, options);
  if (update.kind !== "updated") throw new Error(`The glossary was ${update.kind}.`);
  return update.text;
}

const base = written(null);

/** Eight times as much text may take three times as long as it should; looking at all of it for each line takes 64 times. */
const LARGER = 8;
const LIMIT = 3 * LARGER;

test.each<[string, (size: number) => void]>([
  [
    "equal lines, fewer of which were kept before",
    (size) => {
      const typed = (text: string, lines: number): string =>
        text.replace("### y", () => `${"a\n".repeat(lines)}\n### y`);
      written(typed(written(typed(base, size)), size + 1));
    },
  ],
  [
    "copies of a long entry's heading",
    (size) => {
      const long = [aLesson("1 A.md", aTerm("x", "d\n".repeat(size)), aTerm("y", "d"))];
      written(
        written(null, long).replace("### y", () => `${"### x\nT\n".repeat(size)}\n### y`),
        long,
      );
    },
  ],
  [
    "carriage returns among what may be headings and HTML",
    (size) => void written(base.replace("\nd\n", () => `\n${"</# \r#!".repeat(size)}\n`)),
  ],
])("[G4] the time for %s typed in the generated part grows with their number", (_, run) => {
  expect(growthOf(run, 500, LARGER * 500)).toBeLessThan(LIMIT);
});
