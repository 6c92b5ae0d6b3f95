import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markConflict, mergeTexts } from "../../../../pkg/preview/host/vault/merge-texts";
import { propertyRuns } from "../../../support/property-runs";

const BASE = "one\ntwo\nthree\nfour\nfive\n";

describe("two changed versions of a text", () => {
  test.each([
    [
      "changes in different lines",
      BASE.replace("one", "ONE"),
      BASE.replace("five", "FIVE"),
      "ONE\ntwo\nthree\nfour\nFIVE\n",
    ],
    [
      "the same change on both sides",
      BASE.replace("two", "2"),
      BASE.replace("two", "2"),
      BASE.replace("two", "2"),
    ],
    [
      "a line added and another deleted",
      `${BASE}six\n`,
      BASE.replace("one\n", ""),
      "two\nthree\nfour\nfive\nsix\n",
    ],
    ["nothing on one side", BASE, BASE.replace("two", "2"), BASE.replace("two", "2")],
  ])("with %s are merged", (_, mine, theirs, merged) => {
    expect(mergeTexts(BASE, mine, theirs)).toBe(merged);
    expect(mergeTexts(BASE, theirs, mine)).toBe(merged);
  });

  test.each([
    ["the same line changed differently", BASE.replace("two", "2"), BASE.replace("two", "II")],
    ["lines that touch", BASE.replace("two", "2"), BASE.replace("three", "3")],
    ["different lines added at the same place", `${BASE}six\n`, `${BASE}seven\n`],
    ["a line changed that the other deleted", BASE.replace("two", "2"), BASE.replace("two\n", "")],
  ])("with %s are not merged without asking", (_, mine, theirs) => {
    expect(mergeTexts(BASE, mine, theirs)).toBeNull();
    expect(mergeTexts(BASE, theirs, mine)).toBeNull();
  });

  test("keep every line that either side added, or are not merged", () => {
    const line = fc.constantFrom("a\n", "b\n", "c\n", "d\n");
    const versions = fc.tuple(
      fc.array(line, { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(8), fc.nat(3)), { maxLength: 3 }),
      fc.array(fc.tuple(fc.nat(8), fc.nat(3)), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(versions, ([base, mine, theirs]) => {
        const change = (edits: readonly (readonly [number, number])[], mark: string): string => {
          const lines: string[] = [...base];
          for (const [number, [at, kind]] of edits.entries()) {
            const place = Math.min(at, lines.length);
            if (kind === 0) lines.splice(place, 1);
            else lines.splice(place, kind === 1 ? 0 : 1, `${mark}${String(number)}\n`);
          }
          return lines.join("");
        };
        const [my, their] = [change(mine, "mine"), change(theirs, "theirs")];
        const merged = mergeTexts(base.join(""), my, their);
        if (merged === null) {
          const both = markConflict(base.join(""), my, their);
          for (const each of `${my}${their}`.match(/(?:mine|theirs)\d/g) ?? []) expect(both).toContain(each);
          return;
        }
        for (const each of `${my}${their}`.match(/(?:mine|theirs)\d/g) ?? []) expect(merged).toContain(each);
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});

test("a conflict holds both versions between marks, and what is the same once", () => {
  expect(markConflict(BASE, BASE.replace("two", "2"), BASE.replace("two", "II"))).toBe(
    "one\n<<<<<<< typed here\n2\n=======\nII\n>>>>>>> on disk\nthree\nfour\nfive\n",
  );
});
