import { describe, expect, test } from "vitest";
import { parseComparison } from "../../../src/core/compare/parse";
import { parseDrill } from "../../../src/core/drill/parse";
import { growthOf } from "../../support/growth";

function drillWith(keys: number): string {
  return `### Which?\n${"go: 1.22\n".repeat(keys)}\n- [x] this\n- [ ] that\n`;
}

describe("[B3] a key given again", () => {
  test("is reported line by line for twenty lines, and the others together with their number", () => {
    const { diagnostics } = parseDrill(drillWith(1 + 20 + 7));
    expect(diagnostics).toHaveLength(21);
    expect(diagnostics[0]).toMatchObject({
      message: '"go:" is given twice; the first one counts. Remove one of them.',
      position: { start: { line: 3 } },
    });
    expect(diagnostics[20]).toMatchObject({
      message: "7 more lines give a key again; the first one counts. Remove them.",
      position: { start: { line: 23 }, end: { line: 29 } },
    });
  });

  test("is reported by itself where it is the only one left", () => {
    const [last] = parseDrill(drillWith(1 + 20 + 1)).diagnostics.slice(20);
    expect(last?.message).toBe("One more line gives a key again; the first one counts. Remove it.");
  });

  test("costs time in proportion to the text, and 200,000 lines give no more than 21 diagnostics", () => {
    const sources = new Map([5000, 40_000].map((keys) => [keys, drillWith(keys)]));
    // Eight times the text: quadratic reading would take sixty-four times as long.
    expect(growthOf((keys) => void parseDrill(sources.get(keys) ?? ""), 5000, 40_000)).toBeLessThan(40);
    expect(parseDrill(drillWith(200_000)).diagnostics).toHaveLength(21);
    expect(parseComparison("go: 1.22\n".repeat(1000)).diagnostics.length).toBeLessThan(25);
  });
});
