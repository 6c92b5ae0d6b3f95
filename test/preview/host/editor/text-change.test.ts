import fc from "fast-check";
import { expect, test } from "vitest";
import { type TextChange, textChanges } from "../../../../pkg/preview/host/editor/text-change";
import { propertyRuns } from "../../../support/property-runs";

function apply(text: string, changes: readonly TextChange[]): string {
  let result = "";
  let at = 0;
  for (const { from, to, insert } of changes) {
    expect(from).toBeGreaterThanOrEqual(at);
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

const text = fc
  .array(fc.constantFrom("a\n", "b\n", "ab\n", "\n", "c"), { maxLength: 12 })
  .map((parts) => parts.join(""));

test("the changes, made in order, turn the one text into the other", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, textChanges(before, after))).toBe(after);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("lines that stayed are not part of any change", () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}\n`);
  const after = lines.join("").replace("line 10\n", "ten\n").replace("line 90\n", "ninety\n");
  const changes = textChanges(lines.join(""), after);
  expect(changes.map(({ insert }) => insert)).toEqual(["ten\n", "ninety\n"]);
});
