import { describe, expect, test } from "vitest";
import { readMetadata } from "../../../../pkg/preview/host/metadata/note-metadata";
import { resolveSubpath } from "../../../../pkg/preview/host/metadata/subpath";

const sections = (text: string) => (readMetadata(text).sections ?? []).map(({ type }) => type);

describe("sections", () => {
  test.each([
    ["# A\n\ntext\n\n- item", ["heading", "paragraph", "list"]],
    ["---\na: 1\n---\ntext", ["yaml", "paragraph"]],
    ["> [!note] A\n> b", ["callout"]],
    ["> quote", ["blockquote"]],
    ["````go-drill\n```go\n```\n````", ["code"]],
    ["text\n%%\n- [ ] hidden\n%%\nmore", ["paragraph", "comment", "paragraph"]],
    ["| a |\n|---|\n| [[x\\|y]] |", ["table"]],
  ])("%j has %j", (text, expected) => {
    expect(sections(text)).toEqual(expected);
  });
});

describe("front matter", () => {
  test("a date stays the text it was written as, and what cannot be read is left out", () => {
    expect(readMetadata("---\nd: 2024-01-02\n---\n").frontmatter).toEqual({ d: "2024-01-02" });
    expect(readMetadata("---\na: [\n---\ntext").frontmatter).toBeUndefined();
    expect(readMetadata("---\na: [\n---\ntext").sections).toHaveLength(2);
    expect(readMetadata("---js\n{}\n---\n").frontmatter).toBeUndefined();
    expect(readMetadata("----\na: 1\n----\n").frontmatter).toBeUndefined();
  });

  test("carriage returns and a byte-order mark do not change it", () => {
    expect(readMetadata("\ufeff---\r\na: b\r\n---\r\ntext").frontmatter).toEqual({ a: "b" });
  });

  test("aliases that multiply are refused instead of filling the memory", () => {
    const bomb = Array.from(
      { length: 12 },
      (_, level) =>
        `a${String(level)}: &a${String(level)} [${Array(10)
          .fill(level === 0 ? "x" : `*a${String(level - 1)}`)
          .join(", ")}]`,
    );
    expect(readMetadata(`---\n${bomb.join("\n")}\n---\n`).frontmatter).toBeUndefined();
  });
});

describe("tags", () => {
  test.each([
    ["a #tag and #tag/below", ["#tag", "#tag/below"]],
    ["#1 is a number, a#b no tag, \\#c is escaped", []],
    ["`#code` and https://x.y/#z", []],
    ["ends. #here, and #there!", ["#here", "#there"]],
  ])("%j has %j", (text, expected) => {
    expect((readMetadata(text).tags ?? []).map(({ tag }) => tag)).toEqual(expected);
  });
});

describe("subpaths", () => {
  const cache = readMetadata("# A\n\n## B\n\ntext ^id\n\n### C\n\n## D: e\n\n# F\n\n## B\n");

  test.each([
    ["#A", 0, 10],
    ["#b", 2, 8],
    ["#F#B", 12, null],
    ["#D e", 8, 10],
    ["#^ID", 4, 4],
  ])("%s is the part from line %s to %s", (subpath, start, end) => {
    const part = resolveSubpath(cache, subpath);
    expect(part?.start.line).toBe(start);
    expect(part?.end?.line ?? null).toBe(end);
  });

  test("what is not there is null", () => {
    expect(resolveSubpath(cache, "#nothing")).toBeNull();
    expect(resolveSubpath(cache, "#^nothing")).toBeNull();
    expect(resolveSubpath(cache, "")).toBeNull();
  });
});
