import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closesFence, fenceFor, readFenceOpening } from "../../../src/core/markdown/fence-line";

describe("readFenceOpening", () => {
  test.each([
    ["```", { character: "`", length: 3, language: "", meta: "" }],
    ["````go-drill", { character: "`", length: 4, language: "go-drill", meta: "" }],
    ['~~~ go  title="a b" {2} ', { character: "~", length: 3, language: "go", meta: 'title="a b" {2}' }],
    ["~~~ a`b", { character: "~", length: 3, language: "a`b", meta: "" }],
    ["``", null],
    ["```a` is inline code", null],
    ["text", null],
  ])("reads %s", (line, opening) => {
    expect(readFenceOpening(line)).toEqual(opening);
  });
});

describe("fenceFor", () => {
  test.each([
    ["a", "go", "```"],
    ["```\na\n```", "go", "~~~"],
    ["  ```` inside", "", "~~~"],
    ["inline ``` only", "", "```"],
    ["a", "x `y", "~~~"],
    ["```\n~~~", "", "`".repeat(4)],
    ["~~~~\n```", "", "`".repeat(4)],
    ["~~~~", "a`b", "~".repeat(5)],
  ])("fences %j with %s by %s", (code, info, run) => {
    expect(fenceFor(code, info)).toBe(run);
  });

  test("gives a run that no line of the code closes, and that opens a fence with its info [B5]", () => {
    const line = fc.string({ unit: fc.constantFrom("`", "~", "```", " ", "a"), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.constantFrom("", "go", "x a`b"), (lines, info) => {
        const opening = readFenceOpening(fenceFor(lines.join("\n"), info) + info);
        expect(opening).not.toBeNull();
        if (opening !== null) for (const code of lines) expect(closesFence(code.trim(), opening)).toBe(false);
      }),
    );
  });
});
