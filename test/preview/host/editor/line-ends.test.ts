import fc from "fast-check";
import { expect, test } from "vitest";
import { restoreLineEnds, withoutCarriageReturns } from "../../../../pkg/preview/host/editor/line-ends";
import { propertyRuns } from "../../../support/property-runs";

const numRuns = propertyRuns(200);
const text = fc
  .array(fc.tuple(fc.constantFrom("", "a", "b", "- c"), fc.constantFrom("\n", "\r\n", "\r")), {
    maxLength: 8,
  })
  .map((lines) => lines.map(([line, end]) => line + end).join(""));
const edited = fc
  .array(fc.constantFrom("", "a", "b", "new"), { maxLength: 8 })
  .map((lines) => lines.join("\n"));

test("a text that was not edited comes back byte for byte", () => {
  fc.assert(
    fc.property(text, (original) => {
      expect(restoreLineEnds(original, withoutCarriageReturns(original))).toBe(original);
    }),
    { numRuns },
  );
});

test("whatever was edited, the words are those of the editor and only line ends differ", () => {
  fc.assert(
    fc.property(text, edited, (original, after) => {
      expect(withoutCarriageReturns(restoreLineEnds(original, after))).toBe(after);
    }),
    { numRuns },
  );
});

test.each([
  ["one\r\ntwo\nthree\r\n", "one\ntwo!\nthree\n", "one\r\ntwo!\r\nthree\r\n"],
  ["one\r\ntwo\r\n", "one\nnew\ntwo\n", "one\r\nnew\r\ntwo\r\n"],
  ["one\ntwo\r\nthree\r\n", "one\n", "one\n"],
  ["one\ntwo\n", "one\nthree\n", "one\nthree\n"],
])("%j edited to %j is %j on disk", (original, after, onDisk) => {
  expect(restoreLineEnds(original, after)).toBe(onDisk);
});
