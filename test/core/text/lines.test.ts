import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  lineEnd,
  linesOf,
  linesText,
  lineStart,
  lineText,
  offsetAt,
  pointAt,
  positionBetween,
} from "../../../src/core/text/lines";

const text = fc.string({
  unit: fc.constantFrom("a", "é", "😀", " ", "\n", "\r", "\r\n", "\ufeff"),
  maxLength: 30,
});

describe("linesOf", () => {
  test.each([
    { text: "", lines: [""] },
    { text: "a", lines: ["a"] },
    { text: "a\nb", lines: ["a", "b"] },
    { text: "a\r\nb", lines: ["a", "b"] },
    { text: "a\rb", lines: ["a", "b"] },
    { text: "a\n\rb", lines: ["a", "", "b"] },
    { text: "a\n", lines: ["a", ""] },
    { text: "\r\n\r\n", lines: ["", "", ""] },
    { text: "\ufeffa\nb", lines: ["\ufeffa", "b"] },
    { text: "a\u2028b\fc", lines: ["a\u2028b\fc"] },
  ])("cuts $text into $lines", ({ text, lines }) => {
    const cut = linesOf(text);
    expect(cut.starts.map((_, index) => lineText(cut, index + 1))).toEqual(lines);
    expect(linesText(cut, 1, lines.length)).toBe(lines.join("\n"));
  });

  test("counts columns in UTF-16 code units, from 1", () => {
    expect(pointAt(linesOf("a\n😀b"), 4)).toEqual({ line: 2, column: 3, offset: 4 });
  });
});

describe("points", () => {
  test("lead back to their offset, everywhere but inside a line ending", () => {
    fc.assert(
      fc.property(text, (text) => {
        const lines = linesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, column } = pointAt(lines, offset);
          expect(lineStart(lines, line)).toBe(offset - column + 1);
          if (offset <= lineEnd(lines, line)) expect(offsetAt(lines, line, column)).toBe(offset);
        }
      }),
    );
  });

  test("grow with their offset", () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.nat(40), (text, a, b) => {
        const { start, end } = positionBetween(linesOf(text), Math.min(a, b), Math.max(a, b));
        expect(start.line < end.line || (start.line === end.line && start.column <= end.column)).toBe(true);
      }),
    );
  });

  test("outside the text count as its nearer end", () => {
    const lines = linesOf("ab\nc");
    expect(pointAt(lines, -5)).toEqual({ line: 1, column: 1, offset: 0 });
    expect(pointAt(lines, 99)).toEqual({ line: 2, column: 2, offset: 4 });
    expect(offsetAt(lines, 0, 0)).toBe(0);
    expect(offsetAt(lines, 1, 99)).toBe(2);
    expect(offsetAt(lines, 9, 1)).toBe(4);
  });
});
