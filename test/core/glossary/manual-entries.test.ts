import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readManualEntries } from "../../../src/core/glossary/manual-definitions";
import { BEGIN_MARKER, END_MARKER } from "../../../src/core/glossary/markers";

function meaningOf(note: string): string | undefined {
  return readManualEntries(note).find(({ key }) => key === "comma-ok")?.definitions[0]?.text;
}

describe("[G5] a definition by hand says what its author wrote, however it is written", () => {
  test.each([
    ["bold with a colon", "**Comma-ok**: the two-value form"],
    ["bold, the definition below", "**Comma-ok**:\nthe two-value form\n_Avoid_: safe get"],
    ["the colon inside the bold", "**Comma-ok:** the two-value form"],
    ["a heading behind a byte order mark", "\uFEFF## Comma-ok\n\nthe two-value form"],
    ["bold with a dash", "**comma-ok** — the two-value form"],
    ["bold with another name", "**comma-ok** (ok idiom): the two-value form"],
    ["a full-width colon", "**comma-ok**：the two-value form"],
    ["a bold bullet", "- **comma-ok** — the two-value form\n- next"],
    ["a bullet", "* comma-ok: the two-value form\n\nMore."],
    ["a bullet with code", "- `comma-ok` – the two-value form"],
    ["a numbered item", "3. **comma-ok**: the two-value form"],
    ["a heading", "### Comma-ok\n\nthe two-value form\n\n### Next\n\nx"],
    ["a heading before another definition", "## comma-ok\nthe two-value form\n\n**v**: the value"],
    ["a table", "| term | meaning |\n| --- | --- |\n| **comma-ok** | the two-value form |\n| v | x |"],
    ["a table without outer bars", "term | meaning\n--- | ---\ncomma-ok | the two-value form"],
    ["a definition list", "comma-ok\n: the two-value form"],
  ])("%s", (_shape, note) => {
    expect(meaningOf(note)).toBe("the two-value form");
  });

  test("over several lines, and with all that stands under a heading of its own", () => {
    expect(meaningOf("**comma-ok**: the form\nof two values\n\nMore.")).toBe("the form\nof two values");
    expect(meaningOf("# G\n## comma-ok\nOne.\n\n- two\n\n```go\n# three\n```\n\n## Next\nx")).toBe(
      "One.\n\n- two\n\n```go\n# three\n```",
    );
  });

  test("ends where the generated part begins, of which nothing is read", () => {
    const note = `## comma-ok\nBy hand.\n\n${BEGIN_MARKER}\n### nil map\n\nGenerated.\n${END_MARKER}\n\nBelow.\n`;
    expect(readManualEntries(note).map(({ key }) => key)).toEqual(["comma-ok"]);
    expect(meaningOf(note)).toBe("By hand.");
  });
});

test("a link to it leads to its heading, else to the one it stands under, where a link can carry it", () => {
  const note = "**a**: x\n\n## Concurrency\n\n**b**: x\n\n### c\n\nx\n\n## A|B\n\n**d**: x";
  expect(readManualEntries(note).map(({ term, subpath }) => [term, subpath])).toEqual([
    ["a", ""],
    ["b", "#Concurrency"],
    ["c", "#c"],
    ["d", ""],
  ]);
});

test("nothing an author writes is too odd to be read", () => {
  const line = fc.constantFrom(
    "**a**: x",
    "- b: y",
    "## c",
    "| d | e |",
    "| - | - |",
    ": f",
    "",
    "```",
    "%%",
    "---",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
      for (const { key, definitions } of readManualEntries(lines.join("\n"))) {
        expect(key).not.toBe("");
        expect(definitions.every(({ text }) => text !== "")).toBe(true);
      }
    }),
  );
});

test("a line of blanks and little else takes no longer than another", () => {
  const blanks = " ".repeat(200_000);
  expect(meaningOf(`   comma-ok${blanks}\n: the two-value form`)).toBe("the two-value form");
  expect(meaningOf(`- comma-ok: ${blanks}x`)).toBe("x");
  expect(meaningOf(`**comma-ok**${blanks}: x`)).toBe("x");
});
