import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprint } from "../../../src/core/drill/identity";

describe("fingerprint", () => {
  test("is the same on every device and in every version: histories are kept under it [D2]", () => {
    expect([fingerprint(""), fingerprint("a"), fingerprint("Does it wait?"), fingerprint("ש\ud800")])
      .toMatchInlineSnapshot(`
      [
        "ab3e7c0b92ca2f0e",
        "91e9da274e217828",
        "969685968c43540f",
        "01bea14bf152bdb8",
      ]
    `);
  });

  test("is 16 hexadecimal digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(fingerprint(text)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  test("tells a hundred thousand near texts apart, by either half alone nearly so", () => {
    const prints = Array.from({ length: 100_000 }, (_, index) => fingerprint(`question ${index}`));
    expect(new Set(prints).size).toBe(prints.length);
    for (const half of [0, 8]) {
      expect(new Set(prints.map((print) => print.slice(half, half + 8))).size).toBeGreaterThan(
        prints.length - 20,
      );
    }
  });
});
