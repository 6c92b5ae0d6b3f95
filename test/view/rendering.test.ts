import fc from "fast-check";
import { expect, test } from "vitest";
import { textChunks } from "../../src/view/rendering";

const longText = fc
  .array(fc.constantFrom("word ", "line\n", "\u{1f600}", "א ", "x".repeat(700)), { maxLength: 300 })
  .map((parts) => parts.join(""));

test("parts spell the text they are of, none is empty or too long, and none cuts a character", () => {
  fc.assert(
    fc.property(longText, (text) => {
      const chunks = textChunks(text, 1000);
      expect(chunks.join("")).toBe(text);
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        expect(chunk.length).toBeLessThanOrEqual(1000);
        expect(chunk).not.toMatch(/\p{Surrogate}/u);
      }
    }),
  );
});

test("a part ends behind a line where one ends, else behind a blank", () => {
  const [first] = textChunks(`${"a ".repeat(400)}\n${"b ".repeat(400)}`, 1000);
  expect(first).toBe(`${"a ".repeat(400)}\n`);
  const [words] = textChunks("word ".repeat(500) + "w".repeat(2000), 1000);
  expect(words?.endsWith(" ")).toBe(true);
});
