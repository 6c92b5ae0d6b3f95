import { describe, expect, test } from "vitest";
import { parseComparison } from "../../src/core/compare/parse";

/** What `docs/format.md` says of a comparison beyond its form, sentence by sentence. */
const FENCE = "```";

function comparison(...lines: readonly string[]) {
  const { model, diagnostics } = parseComparison(lines.join("\n"));
  return { ...model, codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`) };
}

describe("docs/format.md, go-compare", () => {
  const pane = (language: string, ...code: readonly string[]) => [FENCE + language, ...code, FENCE];

  test("[C1] a fifth pane is an error and left out", () => {
    const five = Array.from({ length: 5 }, () => pane("go", "x()")).flat();
    const { panes, codes } = comparison(...five);
    expect(panes).toHaveLength(4);
    expect(codes).toEqual(["error compare/too-many-panes"]);
  });

  test("[C1] link skips a pane whose side is empty", () => {
    const panes = [...pane("go", "a"), ...pane("go", "b"), ...pane("go", "c", "d")];
    expect(comparison("link: 1==2", "", ...panes).counterparts).toEqual([
      { note: null, lines: [[1], [], [2]] },
    ]);
  });

  test("[C1] at most 500 links are read", () => {
    const link = `link: ${Array.from({ length: 501 }, () => "1=1").join(", ")}`;
    const { counterparts, codes } = comparison(link, "", ...pane("go", "a"), ...pane("go", "b"));
    expect(counterparts).toHaveLength(500);
    expect(codes).toEqual(["warning compare/bad-link"]);
  });

  test("[C1] predict names a pane by language, number or label", () => {
    const panes = [...pane("python", "a"), ...pane('go title="After"', "b")];
    for (const name of ["go", "2", "after"]) {
      expect(comparison(`predict: ${name}`, "", ...panes).attributes.predict).toBe(1);
    }
  });

  test("[C2] the only heading is the title, wherever it stands", () => {
    const { title, panes } = comparison("### Wait ^wait", ...pane("go", "x()"));
    expect([title, panes[0]?.label]).toEqual(["Wait", "Go"]);
  });

  test("[C2] of several, one directly above a fence names the pane", () => {
    const { title, panes } = comparison(
      "### Wait",
      "",
      "#### Before",
      ...pane("go", "x()"),
      "#### After",
      ...pane("go", "y()"),
    );
    expect([title, ...panes.map(({ label }) => label)]).toEqual(["Wait", "Before", "After"]);
  });

  test("[C2] the heading above a fence that has a title of its own is the comparison's", () => {
    const first = pane('go title="Before"', "x()");
    const { title, panes } = comparison("### Wait", ...first, "### After", ...pane("go", "y()"));
    expect([title, ...panes.map(({ label }) => label)]).toEqual(["Wait", "Before", "After"]);
  });

  test("[C3] in an unknown language a marker counts only right behind // or #", () => {
    const { panes } = comparison(...pane("zorb", "x() // ① here", "y() // then ②", "z() # (3)"));
    expect(panes[0]?.markers.map(({ number }) => number)).toEqual([1, 3]);
  });

  test("[C3] a comment line holds at most 100 markers and a pane 500, and more are reported", () => {
    const line = comparison(...pane("go", `x() // ${"① ".repeat(120)}`));
    expect(line.panes[0]?.markers).toHaveLength(100);
    const lines = comparison(...pane("go", ...Array.from({ length: 9 }, () => `x() // ${"① ".repeat(90)}`)));
    expect(lines.panes[0]?.markers).toHaveLength(500);
    expect([...line.codes, ...lines.codes]).toEqual(Array(2).fill("warning compare/unknown-mark"));
  });

  test("[C4] [!code hl:3] marks three lines", () => {
    const { panes } = comparison(...pane("go", "a() // [!code hl:3]", "b()", "c()", "d()"));
    expect(panes[0]).toMatchObject({ text: "a()\nb()\nc()\nd()", marks: [{ kind: "mark", from: 1, to: 3 }] });
  });

  test("[C4] a line that holds nothing but a mark goes, and means the line below", () => {
    const { panes } = comparison(...pane("go", "a()", "// [!code ++]", "b()"));
    expect(panes[0]).toMatchObject({ text: "a()\nb()", marks: [{ kind: "ins", from: 2, to: 2 }] });
  });

  test("[C4] what of a mark lies in the code is kept", () => {
    const { panes, codes } = comparison(...pane("go {1-9}", "a()", "b()"));
    expect(panes[0]?.marks).toEqual([{ kind: "mark", from: 1, to: 2 }]);
    expect(codes).toEqual(["warning compare/mark-outside"]);
  });

  test("[C5] stray text below the panes becomes a note, with a warning", () => {
    const { asides, codes } = comparison(...pane("go", "a()"), "", "Text.");
    expect(asides).toMatchObject([{ type: "note", body: "Text." }]);
    expect(codes).toEqual(["warning compare/stray-text"]);
  });

  test("[C5] two notes of one number are shown as one, and a list of ones is counted", () => {
    const code = pane("go", "a() // ① ②");
    const twice = comparison(...code, "", "① one", "", "① more");
    expect(twice.notes).toMatchObject([{ number: 1, text: "one\n\nmore" }]);
    expect(twice.codes).toEqual(["warning compare/duplicate-note"]);
    expect(comparison(...code, "", "1. one", "1. two").notes.map(({ number }) => number)).toEqual([1, 2]);
  });
});
