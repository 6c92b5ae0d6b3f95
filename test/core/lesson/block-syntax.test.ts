import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlockSyntax } from "../../../src/core/lesson/block-syntax";
import { propertyRuns } from "../../support/property-runs";

/** What a block's ranges are, a line each: the role, and the text it is given to. */
function rolesOf(language: "go-drill" | "go-compare", content: string): readonly string[] {
  return readBlockSyntax(language, content).spans.map(
    ({ from, to, role }) => `${role} ${JSON.stringify(content.slice(from, to))}`,
  );
}

describe("in a drill", () => {
  test("headings, keys, answers and callouts have their roles [D1] [D2] [D3] [D11]", () => {
    const content = [
      "### Does it wait?  ^does-it-wait",
      "tags: goroutine",
      "tagz: nothing",
      "",
      "When does it run?",
      "- [ ] After",
      "  > That would be `await`.",
      "- [x] Before",
      "",
      "> [!hint] Who waits?",
      "= comma-ok",
    ].join("\n");
    expect(rolesOf("go-drill", content)).toEqual([
      'sign "###"',
      'heading " Does it wait?  "',
      'id "^does-it-wait"',
      'key "tags:"',
      'sign "-"',
      'wrong "[ ]"',
      'sign ">"',
      'sign "-"',
      'right "[x]"',
      'sign ">"',
      'callout "[!hint]"',
      'sign "="',
    ]);
  });

  test("marks and blanks stand in code, not in its strings [D5] [D9]", () => {
    const content = [
      "```go",
      'x := "//! no mark"',
      "v, __1__ := <-ch //! Why it is right.",
      "return //? Tempting.",
      "```",
      "__1__ = ok",
    ].join("\n");
    expect(rolesOf("go-drill", content)).toEqual([
      'sign "```"',
      'language "go"',
      'blank "__1__"',
      'right "//!"',
      'tempting "//?"',
      'sign "```"',
      'blank "__1__"',
      'sign " ="',
    ]);
    expect(readBlockSyntax("go-drill", content).codes).toEqual([
      {
        language: "go",
        text: content.split("\n").slice(1, 4).join("\n"),
        lineStarts: [6, 25, 63],
      },
    ]);
  });

  test("code below an option is found where it stands, without its indentation [D4]", () => {
    const content = "- [x] this\n  ```py\n  a = __1__\n  ```\n";
    const { codes } = readBlockSyntax("go-drill", content);
    expect(codes).toEqual([{ language: "python", text: "a = __1__", lineStarts: [21] }]);
    expect(rolesOf("go-drill", content)).toContain('blank "__1__"');
  });
});

describe("in a comparison", () => {
  test("what follows a fence is told apart [C2] [C4]", () => {
    const content = [
      "predict: go",
      '```go title="After \\"that\\"" {1,3-5} ins={7} del={8} "wg.Wait"',
      "a // ① first [!code ++] (2) second",
      "```",
    ].join("\n");
    expect(rolesOf("go-compare", content)).toEqual([
      'key "predict:"',
      'sign "```"',
      'language "go"',
      'option "title"',
      'quoted "\\"After \\\\\\"that\\\\\\"\\""',
      'lines "1"',
      'lines "3-5"',
      'option "ins"',
      'inserted "7"',
      'option "del"',
      'deleted "8"',
      'quoted "\\"wg.Wait\\""',
      'number "①"',
      'directive "[!code ++]"',
      'number "(2)"',
      'sign "```"',
    ]);
  });

  test("notes have the role of the markers they belong to [C3] [C5]", () => {
    const content = "```py\nwork()  # ①\n```\n\n1. **Launch.** Go.\n2. Join.\n\n① or so\n> [!drop] Gone.\n";
    expect(rolesOf("go-compare", content).filter((role) => /^(?:number|callout)/.test(role))).toEqual([
      'number "①"',
      'number "1."',
      'number "2."',
      'number "①"',
      'callout "[!drop]"',
    ]);
  });

  test("a number in a string or in prose is no marker [C3]", () => {
    const content = '```go\nf("①") // see (1a)\n```\nOf (2) many.\n';
    expect(rolesOf("go-compare", content).filter((role) => role.startsWith("number"))).toEqual([]);
  });
});

test("whatever stands in a block, ranges lie in it, in order, and code is where it is said to be", () => {
  const piece = fc.constantFrom(
    ..."### t ^id|go: 1|- [x] a|- [ ] b|  > c|> [!hint] d|```go|  ```py|```|~~~|x := __1__ //! y|f() // ① [!code --]|1. n|= z|__1__ = ok|\t|  |".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom("go-drill" as const, "go-compare" as const),
      fc.array(piece, { maxLength: 16 }),
      fc.constantFrom("\n", "\r\n"),
      (language, lines, ending) => {
        const content = lines.join(ending);
        const { spans, codes } = readBlockSyntax(language, content);
        let end = 0;
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(content.length);
        for (const { text, lineStarts } of codes) {
          for (const [index, line] of text.split("\n").entries()) {
            const start = lineStarts[index] ?? NaN;
            expect(content.slice(start, start + line.length)).toBe(line);
          }
        }
      },
    ),
    { numRuns: propertyRuns(300) },
  );
});
