import { describe, expect, test } from "vitest";
import { readManualDefinitions } from "../../../src/core/glossary/manual-definitions";
import { USER_TEXT_HEADING } from "../../../src/core/glossary/markers";

function definedIn(text: string): string[] {
  return [...readManualDefinitions(text.split("\n")).keys()];
}

describe("[G5] a term defined by hand is found, however it is written", () => {
  test.each([
    ["bold with a colon", "**Comma-ok**: the two-value form"],
    ["bold, the definition below", "**Comma-ok**:\nthe two-value form\n_Avoid_: safe get"],
    ["the colon inside the bold", "**Comma-ok:** the two-value form"],
    ["bold with a dash", "**comma-ok** — the two-value form"],
    ["bold with another name", "**comma-ok** (ok idiom): the two-value form"],
    ["a full-width colon", "**comma-ok**：两个值"],
    ["underscores", "__comma-ok__: the two-value form"],
    ["a bold bullet", "- **comma-ok** — the two-value form"],
    ["a bullet", "* comma-ok: the two-value form"],
    ["a bullet with code", "- `comma-ok` – the two-value form"],
    ["a numbered item", "3. **comma-ok**: the two-value form"],
    ["a heading", "### Comma-ok\n\nThe two-value form."],
    ["a heading with a block id", "## comma-ok ^here\nThe two-value form."],
    ["a heading that is closed", "## comma-ok ##\nThe two-value form."],
    ["a linked heading", "## [[comma-ok]]\nThe two-value form."],
    ["a table", "| term | meaning |\n| --- | --- |\n| **comma-ok** | the two-value form |"],
    ["a table without outer bars", "term | meaning\n--- | ---\ncomma-ok | the two-value form"],
    ["a definition list", "comma-ok\n: the two-value form"],
  ])("%s", (_shape, text) => {
    expect(definedIn(text)).toContain("comma-ok");
  });

  test.each([
    ["a mention", "We use comma-ok: it is short."],
    ["bold in a sentence", "The **comma-ok** form is short."],
    ["bold alone", "**comma-ok**"],
    ["a bullet without a definition", "- comma-ok"],
    ["a heading without text", "## comma-ok\n\n## next"],
    ["a heading over a list of terms", "## comma-ok\n- **v** — the value"],
    ["the note's title", "# comma-ok\n\nAll about it.\n\n## Notes\nx"],
    ["code", "```\n**comma-ok**: x\n```"],
    ["front matter", "---\n- comma-ok: x\n---"],
    ["a row before the table's rule", "| comma-ok | x |"],
    ["what was kept from the generated part", `${USER_TEXT_HEADING}\n\n**comma-ok**: x`],
  ])("%s is no definition", (_shape, text) => {
    expect(definedIn(text)).not.toContain("comma-ok");
  });

  test("the first of several definitions counts, and the heading it stands under is known", () => {
    const text = "# Glossary\n## Concurrency\n**goroutine**: one\n## Runtime\n### goroutine\ntwo";
    const found = readManualDefinitions(text.split("\n")).get("goroutine");
    expect(found).toMatchObject({ heading: null, under: "Concurrency", line: 2 });
  });
});

test("[G5] words to avoid are read below a definition, whichever way they are written", () => {
  const lines = [
    "_Avoid_: nobody's",
    "**comma-ok**: the two-value form",
    "_Avoid_: safe get, `checked get`.",
    "",
    "- goroutine: a function call",
    "- *Avoid:* thread · [[green thread]]",
    "### channel",
    "",
    "A typed queue.",
    "",
    "_avoid_: pipe",
    "## Others",
    "",
    "```",
    "_Avoid_: code",
    "```",
    "_Avoid_: nobody's",
  ];
  const avoided = [...readManualDefinitions(lines).values()].map(({ name, avoid }) => [name, avoid]);
  expect(avoided).toEqual([
    ["comma-ok", ["safe get", "checked get"]],
    ["goroutine", ["thread", "green thread"]],
    ["channel", ["pipe"]],
  ]);
});
