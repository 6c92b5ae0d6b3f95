import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchSections } from "../../../../pkg/preview/host/markdown/reading-view";

describe("matching sections of a changed note", () => {
  test.each([
    ["an equal note keeps everything", "abc", "abc", true, [0, 1, 2]],
    ["a change in the middle keeps both ends", "abc", "axc", true, [0, -1, 2]],
    ["an insertion moves what follows", "abc", "abxc", true, [0, 1, -1, 2]],
    ["equal sections between two changes are kept", "abcde", "axcye", true, [0, -1, 2, -1, 4]],
    ["by ends they are not", "abcde", "axcye", false, [0, -1, -1, -1, 4]],
    ["a block that stands twice is taken once each", "aba", "aa", true, [0, 2]],
    ["nothing kept of another note", "abc", "xyz", true, [-1, -1, -1]],
  ])("%s", (_name, old, next, anywhere, expected) => {
    expect(matchSections(Array.from(old), Array.from(next), anywhere)).toEqual(expected);
  });

  test("a section only takes over an equal one, and none is taken twice", () => {
    const notes = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });
    fc.assert(
      fc.property(notes, notes, fc.boolean(), (old, next, anywhere) => {
        const taken = matchSections(old, next, anywhere);
        const used = taken.filter((index) => index >= 0);
        expect(taken).toHaveLength(next.length);
        expect(new Set(used).size).toBe(used.length);
        for (const [index, from] of taken.entries()) if (from >= 0) expect(old[from]).toBe(next[index]);
      }),
    );
  });
});
