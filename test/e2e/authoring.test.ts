import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "./support/browser";
import { serveVault, type ServedVault } from "./support/preview";
import { openReader, type Reader } from "./support/reader";
import { writerOf, type Writer } from "./support/writer";

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
let writer: Writer;
beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  vault = await serveVault("test/e2e/fixtures/terms");
  reader = await openReader(browser, vault);
  writer = writerOf(reader);
});
afterEach(async () => {
  expect(reader.troubles()).toEqual([]);
  await reader.close();
  await vault.stop();
});
afterAll(() => browser.close());

const suggestions = () => reader.page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");

/** Opens a note by its file and edits it; its title may be another. */
async function edit(path: string, mode: "live" | "source" = "source"): Promise<void> {
  await reader.page.evaluate(`preview.app.workspace.openLinkText(${JSON.stringify(path)}, "")`);
  await expect
    .poll(() => reader.page.evaluate("preview.app.workspace.getActiveFile()?.path"))
    .toBe(`${path}.md`);
  await writer.edit(mode);
}

/** Selects the first place a text stands at. */
async function select(text: string): Promise<void> {
  const at = (await writer.value()).indexOf(text);
  await reader.page.evaluate(
    `(() => { const { editor } = preview.app.workspace.activeEditor;
      editor.setSelection(editor.offsetToPos(${at}), editor.offsetToPos(${at + text.length})); })()`,
  );
}

describe("completion after [[", () => {
  test("leaves the app's own list where no term begins so, and every note within reach", async () => {
    await edit("Start");
    await writer.press("Control+End");
    await writer.type("\n[[maps");
    await expect.poll(() => suggestions().allInnerTexts()).toEqual([expect.stringContaining("02 Maps")]);
    await writer.press("Escape", "Control+End");
    await writer.type("\n[[02 Maps#");
    await expect.poll(() => suggestions().allInnerTexts()).toEqual([expect.stringContaining("heading 1")]);
  });

  test("finds other names, and takes a tap", async () => {
    await edit("Start");
    await writer.press("Control+End");
    await writer.type("\n[[leaked");
    await suggestions().first().click();
    expect(await writer.value()).toMatch(/\n\[\[leaked goroutine\]\]$/);
  });
});

describe("completion in the list of terms", () => {
  test("offers words that are linked and defined nowhere, and writes them in quotes", async () => {
    await edit("06 Goroutines");
    const at = (await writer.value()).split("\n").indexOf("---", 1);
    await writer.putCursor(at - 1, 1000);
    await writer.press("Enter");
    await writer.press("Shift+Home");
    await writer.type("  - m");
    await expect.poll(() => suggestions().allInnerTexts()).toEqual([expect.stringContaining("mutex")]);
    expect(await suggestions().first().innerText()).toContain("linked 2 times, defined nowhere");
    await writer.press("Enter");
    await writer.type("one at a time");
    expect(await writer.value()).toContain('\n  - "mutex — one at a time"\n');
  });

  test("warns of a term that another lesson introduces", async () => {
    await edit("02 Maps");
    await writer.putCursor(4, 1000);
    await writer.press("Enter");
    await writer.press("Shift+Home");
    await writer.type("  - gor");
    await expect
      .poll(() => suggestions().first().innerText())
      .toContain("already introduced in 06 Goroutines");
  });
});

describe("“Add term to this lesson”", () => {
  test("gives a note front matter that has none", async () => {
    await edit("Start");
    await select("note");
    await reader.runCommand("Go for Reviewers: Add term to this lesson");
    await reader.page.getByRole("dialog").getByLabel("Definition", { exact: true }).fill("a file");
    await reader.page.getByRole("dialog").getByRole("button", { name: "Add term" }).click();
    await expect
      .poll(() => writer.value())
      .toBe('---\nTerms introduced:\n  - "note — a file"\n---\n# Start\n\nOpen a [[note]].\n');
  });

  test("says where a term is introduced already, and refuses it twice in one note", async () => {
    await edit("06 Goroutines");
    await reader.runCommand("Go for Reviewers: Add term to this lesson");
    const dialog = reader.page.getByRole("dialog");
    await dialog.getByLabel("Term", { exact: true }).fill("Goroutine");
    await dialog.getByText("Already introduced in 06 Goroutines: a function call").waitFor();
    await dialog.getByRole("button", { name: "Add term" }).click();
    await dialog.getByText('This lesson introduces "goroutine" already').waitFor();
    await writer.press("Escape");
  });

  test("stands in the menu of a selection", async () => {
    await edit("Start");
    await select("note");
    await writer.text
      .locator(".cm-line", { hasText: "Open a note." })
      .click({ button: "right", position: { x: 60, y: 10 } });
    await reader.page.getByRole("menuitem", { name: "Add term to this lesson" }).click();
    await reader.page.getByRole("dialog").getByText("Add term to this lesson").waitFor();
  });
});

describe("what YAML cuts", () => {
  test("[T3] is told above a note in Live Preview, and away while somebody writes there", async () => {
    await edit("07 Broken", "live");
    const card = reader.page.locator(".cm-panels").getByRole("region", { name: "Front matter" });
    await card.waitFor();
    await writer.putCursor(4, 3);
    await expect.poll(() => card.count()).toBe(0);
    await writer.putCursor(9, 0);
    await card.getByRole("button", { name: "Fix 2 lines" }).click();
    await expect.poll(() => writer.value()).toContain('"`append` — grows a slice"');
    await expect.poll(() => card.count()).toBe(0);
  });

  test("is fixed by the command, which says how many lines were", async () => {
    await edit("07 Broken");
    await reader.runCommand("Go for Reviewers: Fix the terms of this note");
    await reader.page.getByText("2 lines fixed.").waitFor();
    expect(await writer.value()).toContain('"`append` — grows a slice"');
  });
});
