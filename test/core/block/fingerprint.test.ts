import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalCode, canonicalText, fingerprint, type Field } from "../../../src/core/block/fingerprint";

const fields = fc.array(
  fc.tuple(fc.stringMatching(/^[a-z-]{1,10}$/), fc.string({ unit: "grapheme" })),
  { maxLength: 4 },
);

describe("fingerprint [F1]", () => {
  test("is the beginning of the SHA-256 of the canonical text, as any other program computes it", () => {
    fc.assert(
      fc.property(fields, (list) => {
        const text = list
          .map(([name, content]) => `${name} ${Buffer.byteLength(content)}\n${content}\n`)
          .join("");
        const whole = createHash("sha256").update(text, "utf8").digest("hex");
        expect(fingerprint(list)).toBe(whole.slice(0, 16));
      }),
    );
  });

  test("tells apart what is divided otherwise among fields", () => {
    const lists: readonly (readonly Field[])[] = [
      [["a", "b"]],
      [["a", "b\n"]],
      [
        ["a", ""],
        ["b", ""],
      ],
      [["a", "b 0\n\n"]],
      [["a", "\nb 0\n"]],
      [],
    ];
    expect(new Set(lists.map(fingerprint)).size).toBe(lists.length);
  });

  test("tells a hundred thousand near texts apart", () => {
    const prints = Array.from({ length: 100_000 }, (_, index) => fingerprint([["question", `${index}`]]));
    expect(new Set(prints).size).toBe(prints.length);
  });

  test.each([
    ["a \t\r\n b", "a b"],
    ["\u00a0\u3000a\u2028b\ufeff", "a b"],
    ["e\u0301", "\u00e9"],
  ])("%j counts as the text %j", (written, counts) => {
    expect(canonicalText(written)).toBe(counts);
  });

  test.each([
    ["a \r\n\tb\t\rc", "a\n\tb\nc"],
    ["a\u00a0", "a\u00a0"],
    ["e\u0301", "\u00e9"],
    ["", ""],
  ])("%j counts as the code %j", (written, counts) => {
    expect(canonicalCode(written)).toBe(counts);
  });
});
