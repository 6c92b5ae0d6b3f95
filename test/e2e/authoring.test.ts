import { describe, expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";
import type { Writer } from "./support/writer";
const test = endToEnd({ shared: "nothing", vault: "test/e2e/fixtures/terms" });

const suggestions = (reader: Reader) =>
  reader.page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");

/** Opens a note by its file and edits it; its title may be another. */
async function edit(
  reader: Reader,
  writer: Writer,
  path: string,
  mode: "live" | "source" = "source",
): Promise<void> {
  await reader.page.evaluate(`preview.app.workspace.openLinkText(${JSON.stringify(path)}, "")`);
  await expect
    .poll(() => reader.page.evaluate("preview.app.workspace.getActiveFile()?.path"))
    .toBe(`${path}.md`);
  await writer.edit(mode);
}

/** Selects the first place a text stands at. */
async function select(reader: Reader, writer: Writer, text: string): Promise<void> {
  const at = (await writer.value()).indexOf(text);
  await reader.page.evaluate(
    `(() => { const { editor } = preview.app.workspace.activeEditor;
      editor.setSelection(editor.offsetToPos(${at}), editor.offsetToPos(${at + text.length})); })()`,
  );
}

describe("completion after [[", () => {
  test("leaves the app's own list where no term begins so, and every note within reach", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "Start");
    await writer.press("Control+End");
    await writer.type("\n[[maps");
    await expect
      .poll(() => suggestions(reader).allInnerTexts())
      .toEqual([expect.stringContaining("02 Maps")]);
    await writer.press("Escape", "Control+End");
    await writer.type("\n[[02 Maps#");
    await expect
      .poll(() => suggestions(reader).allInnerTexts())
      .toEqual([expect.stringContaining("heading 1")]);
  });

  test("finds other names, and takes a tap", async ({ reader, writer }) => {
    await edit(reader, writer, "Start");
    await writer.press("Control+End");
    await writer.type("\n[[leaked");
    await suggestions(reader).first().click();
    expect(await writer.value()).toMatch(/\n\[\[leaked goroutine\]\]$/);
  });
});

describe("completion in the list of terms", () => {
  test("offers words that are linked and defined nowhere, and writes them in quotes", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "06 Goroutines");
    const at = (await writer.value()).split("\n").indexOf("---", 1);
    await writer.putCursor(at - 1, 1000);
    await writer.press("Enter");
    await writer.press("Shift+Home");
    await writer.type("  - m");
    await expect.poll(() => suggestions(reader).allInnerTexts()).toEqual([expect.stringContaining("mutex")]);
    expect(await suggestions(reader).first().innerText()).toContain("linked 2 times, defined nowhere");
    await writer.press("Enter");
    await writer.type("one at a time");
    expect(await writer.value()).toContain('\n  - "mutex — one at a time"\n');
  });

  test("warns of a term that another lesson introduces", async ({ reader, writer }) => {
    await edit(reader, writer, "02 Maps");
    await writer.putCursor(4, 1000);
    await writer.press("Enter");
    await writer.press("Shift+Home");
    await writer.type("  - gor");
    await expect
      .poll(() => suggestions(reader).first().innerText())
      .toContain("already introduced in 06 Goroutines");
  });
});

describe("“Add term to this lesson”", () => {
  test("gives a note front matter that has none", async ({ reader, writer }) => {
    await edit(reader, writer, "Start");
    await select(reader, writer, "note");
    await reader.runCommand("Go for Reviewers: Add term to this lesson");
    await reader.page.getByRole("dialog").getByLabel("Definition", { exact: true }).fill("a file");
    await reader.page.getByRole("dialog").getByRole("button", { name: "Add term" }).click();
    await expect
      .poll(() => writer.value())
      .toBe('---\nTerms introduced:\n  - "note — a file"\n---\n# Start\n\nOpen a [[note]].\n');
  });

  test("says where a term is introduced already, and refuses it twice in one note", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "06 Goroutines");
    await reader.runCommand("Go for Reviewers: Add term to this lesson");
    const dialog = reader.page.getByRole("dialog");
    await dialog.getByLabel("Term", { exact: true }).fill("Goroutine");
    await dialog.getByText("Already introduced in 06 Goroutines: a function call").waitFor();
    await dialog.getByRole("button", { name: "Add term" }).click();
    await dialog.getByText('This lesson introduces "goroutine" already').waitFor();
    await writer.press("Escape");
  });

  test("stands in the menu of a selection", async ({ reader, writer }) => {
    await edit(reader, writer, "Start");
    await select(reader, writer, "note");
    await writer.text
      .locator(".cm-line", { hasText: "Open a note." })
      .click({ button: "right", position: { x: 60, y: 10 } });
    await reader.page.getByRole("menuitem", { name: "Add term to this lesson" }).click();
    await reader.page.getByRole("dialog").getByText("Add term to this lesson").waitFor();
  });
});

describe("what YAML cuts", () => {
  test("[T3] is told above a note in Live Preview, and away while somebody writes there", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "07 Broken", "live");
    const card = reader.page.locator(".cm-panels").getByRole("region", { name: "Front matter" });
    await card.waitFor();
    await writer.putCursor(4, 3);
    await expect.poll(() => card.count()).toBe(0);
    await writer.putCursor(9, 0);
    await card.getByRole("button", { name: "Fix 2 lines" }).click();
    await expect.poll(() => writer.value()).toContain('"`append` — grows a slice"');
    await expect.poll(() => card.count()).toBe(0);
  });

  test("is fixed by the command, which says how many lines were", async ({ reader, writer }) => {
    await edit(reader, writer, "07 Broken");
    await reader.runCommand("Go for Reviewers: Fix the terms of this note");
    await reader.page.getByText("2 lines fixed.").waitFor();
    expect(await writer.value()).toContain('"`append` — grows a slice"');
  });
});
