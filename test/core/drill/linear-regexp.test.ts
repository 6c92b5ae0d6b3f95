import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRegexp, regexpFault } from "../../../src/core/drill/linear-regexp";

/** Pieces from which most arrangements are a valid pattern or nearly one. */
const piece = fc.constantFrom(
  ..."abAB1_ .^$|()".split(""),
  ...[
    "a*",
    "b+",
    "(ab)?",
    "[a-c]",
    "[^b1]",
    "\\d",
    "\\w+",
    "\\s",
    "\\b",
    "\\B",
    "a{2}",
    "(a|b){1,3}",
    "(?:a|)",
    "[\\d_]",
    "a*?",
    "\\.",
    "{",
    "]",
    "\\x41",
    "\\u0062",
    "[\\W]",
  ],
);
const answer = fc.string({
  unit: fc.constantFrom("a", "b", "A", "B", "1", "_", " ", ".", "\n", "é"),
  maxLength: 12,
});

describe("patterns of short answers [D8]", () => {
  test("agree with the host's matcher wherever both take the pattern", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom("", "i", "s", "m"),
        answer,
        (pieces, flags, text) => {
          const source = pieces.join("");
          const pattern = compileRegexp(source, flags);
          fc.pre(pattern !== null);
          let host: RegExp;
          try {
            host = new RegExp(source, flags + "u");
          } catch {
            host = new RegExp(source, flags);
          }
          expect(pattern.matches(text)).toBe(host.test(text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  test.each([
    ["a(?=b)", "looks ahead"],
    ["(?<!a)b", "looks ahead or behind"],
    ["(a)\\1", "refers back"],
    ["\\p{L}", "not known"],
    ["(?i)a", "flags"],
    ["(a", "not closed"],
    ["a)", "closes no group"],
    ["[a", "not closed"],
    ["*a", "nothing to repeat"],
    ["a**", "quantifier follows a quantifier"],
    ["[b-a]", "out of order"],
    ["a{3,2}", "out of order"],
    ["a{999}", "more than"],
    ["((a{50}){50}){50}", "repeats too much"],
    ["a\\", "backslash"],
  ])("says why it does not take /%s/", (source, fault) => {
    expect(regexpFault(source, "")).toContain(fault);
    expect(compileRegexp(source, "")).toBeNull();
  });

  test("takes neither endless nor endlessly nested patterns", () => {
    expect(regexpFault("(".repeat(60), "")).toContain("deeper");
    expect(regexpFault("a".repeat(1001), "")).toContain("longer than");
  });

  test("counts a character outside the basic plane as one", () => {
    expect(compileRegexp("^.$", "")?.matches("😀")).toBe(true);
  });

  test("says that a flag is not known", () => {
    expect(regexpFault("a", "g")).toContain('"g"');
  });

  test("takes linear time over what makes a backtracking matcher explode", () => {
    const pattern = compileRegexp("(a+)+(a|aa)*$", "");
    expect(pattern?.matches("a".repeat(20_000) + "b")).toBe(false);
  });
});
