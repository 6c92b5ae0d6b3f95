import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TokenLine } from "../../../src/highlight/tokens";
import { type ComposedLine, composeLine, indentWidth } from "../../../src/view/code/compose";

const NOTHING = { badges: [], slots: [], textMarks: [] };

/** A line's pieces, written so that they can be read: `[mark]`, `<slot>`, `(badge)`, `{leader}`, `|` before the tail. */
function drawn({ body, tail }: ComposedLine): string {
  const write = (pieces: ComposedLine["body"]) =>
    pieces
      .map((piece) => {
        if (piece.kind === "badge") return `(${piece.index})`;
        if (piece.kind === "slot") return `<${piece.key}>`;
        if (piece.kind === "leader") return `{${piece.text}}`;
        return piece.marked ? `[${piece.text}]` : piece.text;
      })
      .join("");
  return tail.length === 0 ? write(body) : `${write(body)}|${write(tail)}`;
}

describe("composing a line", () => {
  test.each([
    ["wg.Go(work) // no handle", [15], "wg.Go(work) {// }|(0)no handle"],
    ["await task  # joins", [14], "await task  {# }|(0)joins"],
    ["wg.Wait()", [9], "wg.Wait()|(0)"],
    ["x := 1 // a b", [10, 12], "x := 1 {// }|(0)a (1)b"],
    ["x /* why */", [5], "x /* |(0)why */"],
    ["", [0], "|(0)"],
    ["x", [99], "x|(0)"],
  ])("puts badges into %j at %j: %j [C3]", (text, badges, expected) => {
    expect(drawn(composeLine(text, null, { ...NOTHING, badges }))).toBe(expected);
  });

  test.each([
    ["a done b done", ["done"], "a [done] b [done]"],
    ["aaaa", ["aa"], "[aaaa]"],
    ["abcd", ["bc", "cd"], "a[bcd]"],
    ["abc", [""], "abc"],
  ])("marks %j where %j stands [C4]", (text, textMarks, expected) => {
    expect(drawn(composeLine(text, null, { ...NOTHING, textMarks }))).toBe(expected);
  });

  test("cuts marks at the borders of tokens", () => {
    const tokens: TokenLine = [
      { text: "var", class: "keyword" },
      { text: " x", class: "normal" },
    ];
    const composed = composeLine("var x", tokens, { ...NOTHING, textMarks: ["r x"] });
    expect(composed.body).toEqual([
      { kind: "text", text: "va", class: "keyword", marked: false },
      { kind: "text", text: "r", class: "keyword", marked: true },
      { kind: "text", text: " x", class: "normal", marked: true },
    ]);
  });

  test("puts slots where their keys stand, each once per occurrence", () => {
    const slots = ["__1__", "__2__"];
    expect(drawn(composeLine("f(__1__, __2__, __1__)", null, { ...NOTHING, slots }))).toBe(
      "f(<__1__>, <__2__>, <__1__>)",
    );
  });

  test("never loses or moves a character, whatever stands in the line", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "//", "#", " ", "\t", "é", "\ud800", "__1__", "b") });
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), fc.array(text, { maxLength: 3 }), (line, badges, textMarks) => {
        const cut = Math.floor(line.length / 2);
        const tokens: TokenLine = [
          { text: line.slice(0, cut), class: "keyword" },
          { text: line.slice(cut), class: "comment" },
        ];
        const { body, tail } = composeLine(line, tokens, { badges, slots: [], textMarks });
        const spelt = [...body, ...tail]
          .map((piece) => (piece.kind === "text" || piece.kind === "leader" ? piece.text : ""))
          .join("");
        expect(spelt).toBe(line);
        const placed = tail.filter((piece) => piece.kind === "badge").map((piece) => piece.index);
        expect(placed.sort((a, b) => a - b)).toEqual(badges.map((_, index) => index));
        expect(body.every((piece) => piece.kind !== "badge")).toBe(true);
      }),
    );
  });
});

test.each([
  ["x", 0],
  ["  x", 2],
  ["\tx", 4],
  [" \tx", 4],
  ["\t  x", 6],
  ["", 0],
])("the indentation of %j is %i columns", (text, width) => {
  expect(indentWidth(text, 4)).toBe(width);
});
