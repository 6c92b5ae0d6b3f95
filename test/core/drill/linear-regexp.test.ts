import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRegexp, MOST_STEPS, regexpError } from "../../../src/core/drill/linear-regexp";
import { parseDrill } from "../../../src/core/drill/parse";
import { growthOf } from "../../support/growth";
import { propertyRuns } from "../../support/property-runs";

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

/** Counted groups in one another, around nothing at all as well. */
const { nested } = fc.letrec<{ nested: string }>((tie) => ({
  nested: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom("", "a", "b?", "^", "\\b", "a|", "[ab1]", "."),
    fc
      .tuple(
        fc.array(tie("nested"), { minLength: 1, maxLength: 2 }),
        fc.constantFrom("", "*", "+", "?", "{0}", "{2}", "{0,3}", "{1,}", "{200}", "{0,200}"),
      )
      .map(([parts, quantifier]) => `(${parts.join("")})${quantifier}`),
  ),
}));

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
  ])("says why it does not take /%s/", (source, error) => {
    expect(regexpError(source, "")).toContain(error);
    expect(compileRegexp(source, "")).toBeNull();
  });

  test("takes neither endless nor endlessly nested patterns", () => {
    expect(regexpError("(".repeat(60), "")).toContain("deeper");
    expect(regexpError("a".repeat(1001), "")).toContain("longer than");
  });

  test("counts a character outside the basic plane as one", () => {
    expect(compileRegexp("^.$", "")?.matches("😀")).toBe(true);
  });

  test("says that a flag is not known", () => {
    expect(regexpError("a", "g")).toContain('"g"');
  });

  test("takes linear time over what makes a backtracking matcher explode", () => {
    const pattern = compileRegexp("(a+)+(a|aa)*$", "");
    expect(pattern?.matches("a".repeat(20_000) + "b")).toBe(false);
  });

  test("nested counted groups are refused, or compiled to few steps that agree with the host's matcher", () => {
    fc.assert(
      fc.property(nested, answer, (source, text) => {
        const regexp = compileRegexp(source, "");
        if (regexp === null) {
          expect(regexpError(source, "")).toBe("it repeats too much");
          return;
        }
        expect(regexp.size).toBeLessThanOrEqual(MOST_STEPS);
        // The host's matcher itself takes too long over what repeats much.
        if (regexp.size <= 40) expect(regexp.matches(text)).toBe(new RegExp(source).test(text));
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  test.each([
    ["(((((){200}){200}){200}){200})", 1],
    ["((((((){200}){200}){200}){200}){200})", 1],
    ["((((^){0,200}){0,200}){0,200}){0,200}", 1],
    ["((((^){200}){200}){200}){200}", 2],
    ["(((a{0}){200}){200}){200}", 1],
    ["(a{20}){50}", 1001],
  ])("/%s/ is compiled to %i steps: what adds nothing is not repeated", (source, steps) => {
    expect(compileRegexp(source, "")?.size).toBe(steps);
  });

  test("a pattern that would be too long is refused before it is written out, and told at its place", () => {
    const pattern = "(".repeat(45) + "a" + "{200})".repeat(45);
    const { diagnostics } = parseDrill(`= comma-ok\n= /${pattern}/\n`);
    expect(diagnostics).toMatchObject([
      { code: "drill/bad-pattern", position: { start: { line: 2, column: 1 } } },
    ]);
    expect(diagnostics[0]?.message).toContain("it repeats too much");
  });

  test.each(["(a?){200}b", "((a|aa|b?){3}){40}$", "[ac-eg-ik-mo-qs-uw-y]{200}z", "((a*)*)*$"])(
    "matching /%s/ takes time in proportion to the text",
    (source) => {
      const regexp = compileRegexp(source, "");
      const growth = growthOf((length) => regexp?.matches("a".repeat(length) + "!"), 500, 2000);
      expect(growth).toBeLessThan(8);
    },
  );
});
