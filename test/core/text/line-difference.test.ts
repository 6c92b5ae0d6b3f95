import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineDifference, type LineRun } from "../../../src/core/text/line-difference";
import { propertyRuns } from "../../support/property-runs";

const shown = (runs: readonly LineRun[]): string =>
  runs.map(({ kind, lines }) => `${{ same: "=", ins: "+", del: "-" }[kind]}${lines.join("")}`).join(" ");
const difference = (before: string, after: string): string =>
  shown(lineDifference(before.split(""), after.split("")));

describe("the difference of two lists of lines", () => {
  it("is what stays, goes and comes", () => {
    expect(difference("abc", "abc")).toBe("=abc");
    expect(difference("abc", "axc")).toBe("=a -b +x =c");
    expect(difference("", "a")).toBe("+a");
    expect(difference("abcabba", "cbabac")).toMatch(/^-ab =c/);
  });

  it("pairs nothing where everything is another text", () => {
    const before = Array.from({ length: 1500 }, (_, n) => `a${n}`);
    const after = Array.from({ length: 1500 }, (_, n) => `b${n}`);
    expect(lineDifference(before, after).map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ["del", 1500],
      ["ins", 1500],
    ]);
  });

  it("shows lines that only come as lines that come, however many", () => {
    const many = Array.from({ length: 3000 }, (_, n) => `${n}`);
    const runs = lineDifference(["head", "tail"], ["head", ...many, "tail"]);
    expect(runs.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ["same", 1],
      ["ins", 3000],
      ["same", 1],
    ]);
  });

  it("gives both texts back, and never two runs of one kind in a row", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const runs = lineDifference(before, after);
        const without = (kind: LineRun["kind"]): readonly string[] =>
          runs.flatMap((run) => (run.kind === kind ? [] : run.lines));
        expect(without("ins")).toEqual(before);
        expect(without("del")).toEqual(after);
        for (const [index, { kind }] of runs.entries()) expect(kind).not.toBe(runs[index - 1]?.kind);
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});
