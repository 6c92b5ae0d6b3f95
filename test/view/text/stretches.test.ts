import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchesOf } from "../../../src/view/rendering";

const longText = fc
  .array(fc.constantFrom("word ", "line\n", "\u{1f600}", "א ", "x".repeat(700)), { maxLength: 300 })
  .map((parts) => parts.join(""));

test("stretches spell the text they are of, none is empty or too long, and none cuts a character", () => {
  fc.assert(
    fc.property(longText, (text) => {
      const stretches = stretchesOf(text, 1000);
      expect(stretches.join("")).toBe(text);
      for (const stretch of stretches) {
        expect(stretch.length).toBeGreaterThan(0);
        expect(stretch.length).toBeLessThanOrEqual(1000);
        expect(stretch).not.toMatch(/\p{Surrogate}/u);
      }
    }),
  );
});

test("a stretch ends behind a line where one ends, else behind a blank", () => {
  const [first] = stretchesOf(`${"a ".repeat(400)}\n${"b ".repeat(400)}`, 1000);
  expect(first).toBe(`${"a ".repeat(400)}\n`);
  const [words] = stretchesOf("word ".repeat(500) + "w".repeat(2000), 1000);
  expect(words?.endsWith(" ")).toBe(true);
});
