import { describe, expect, test } from "vitest";
import { asksForText, parseQuery } from "../../../../../pkg/preview/host/workspace/search/query";

/** A query as one line: `kind:value`, `-` before what must not be, `|` between alternatives. */
function read(source: string): string {
  return parseQuery(source)
    .alternatives.map((terms) =>
      terms.map(({ kind, value, negated }) => `${negated ? "-" : ""}${kind}:${value}`).join(" "),
    )
    .join(" | ");
}

describe("a search is read", () => {
  test.each([
    ["", ""],
    ["nil map", "text:nil text:map"],
    ['"nil map"', "text:nil map"],
    ['"a \\"b\\""', 'text:a "b"'],
    ["-nil", "-text:nil"],
    ['-"nil map"', "-text:nil map"],
    ["nil OR map", "text:nil | text:map"],
    ["OR nil OR", "text:nil"],
    ["file:plan path:notes/go tag:#go/maps", "file:plan path:notes/go tag:go/maps"],
    ['path:"my notes"', "path:my notes"],
    ["-tag:go", "-tag:go"],
    ["/go \\w+/", "pattern:go \\w+"],
    ["https://go.dev", "text:https://go.dev"],
    ["file:", "text:file:"],
  ])("%s", (source, expected) => {
    expect(read(source)).toBe(expected);
  });

  test("what is begun and not closed, and a pattern that cannot be read, are said", () => {
    expect(parseQuery('"nil').trouble).toBe("This phrase is not closed.");
    expect(parseQuery("/nil").trouble).toBe("This pattern is not closed.");
    expect(parseQuery("/(nil/").trouble).toMatch(/^This pattern cannot be read: /);
    expect(parseQuery("/nil/ word").trouble).toBeNull();
  });

  test("names, paths and tags are answered without reading a note", () => {
    expect(parseQuery("file:a -path:b tag:c").alternatives.some(asksForText)).toBe(false);
    expect(parseQuery("file:a word").alternatives.some(asksForText)).toBe(true);
  });
});
