import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findText,
  fitsFacts,
  linesOf,
  MOST_SPANS,
} from "../../../../../pkg/preview/host/workspace/search/match-note";
import { parseQuery } from "../../../../../pkg/preview/host/workspace/search/query";

const note = { path: "Go/Nil maps.md", name: "Nil maps.md", tags: ["go/maps", "Nil"] };

test.each([
  ["file:nil", true],
  ["file:go", false],
  ["path:go/nil", true],
  ["-path:go", false],
  ["tag:go", true],
  ["tag:#go/maps", true],
  ["tag:go/map", false],
  ["tag:nil", true],
  ["-tag:nil", false],
])("what is known of a note answers %s with %s", (source, expected) => {
  const term = parseQuery(source).alternatives[0]?.[0];
  expect(term && fitsFacts(term, note)).toBe(expected);
});

describe("words in a text", () => {
  test("are found in any case, unless case is to match", () => {
    expect(findText("Nil nil NIL", "nil", false)).toEqual([
      [0, 3],
      [4, 7],
      [8, 11],
    ]);
    expect(findText("Nil nil NIL", "nil", true)).toEqual([[4, 7]]);
  });

  test("are not counted without end", () => {
    expect(findText("a".repeat(10_000), "a", false)).toHaveLength(MOST_SPANS);
  });
});

describe("the lines shown of a note", () => {
  test("hold each place once, with where it stands in the line", () => {
    const text = "one\ntwo one\n\none one";
    expect(linesOf(text, findText(text, "one", false))).toEqual([
      { line: 0, text: "one", spans: [[0, 3]] },
      { line: 1, text: "two one", spans: [[4, 7]] },
      {
        line: 3,
        text: "one one",
        spans: [
          [0, 3],
          [4, 7],
        ],
      },
    ]);
  });

  test("a place that runs over a line's end is marked as far as the line goes", () => {
    expect(linesOf("ab\ncd", [[1, 4]])).toEqual([{ line: 0, text: "ab", spans: [[1, 2]] }]);
  });

  test("a very long line is shown round its first place", () => {
    const [line] = linesOf(`${"x".repeat(1000)}here${"y".repeat(1000)}`, [[1000, 1004]]);
    expect(line?.text.length).toBeLessThan(260);
    const [start, end] = line?.spans[0] ?? [0, 0];
    expect(line?.text.slice(start, end)).toBe("here");
  });

  test("what is marked is always what was found", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("nil", "map", "\n", " ", "x".repeat(150)), { maxLength: 40 }),
        (parts) => {
          const text = parts.join("");
          const lines = linesOf(text, findText(text, "nil", false));
          for (const line of lines)
            for (const [start, end] of line.spans) expect("nil").toContain(line.text.slice(start, end));
          expect(lines.length > 0).toBe(text.includes("nil"));
        },
      ),
    );
  });
});
