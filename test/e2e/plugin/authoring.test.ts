import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { endToEnd } from "../support/end-to-end";
import type { Reader } from "../support/reader";
import type { Writer } from "../support/writer";
const test = endToEnd({ shared: "page", vault: "test/e2e/fixtures/terms" });

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

const view = (reader: Reader): Locator => reader.page.locator(".gfr-problems-view");
const row = (reader: Reader, message: string): Locator =>
  view(reader).getByRole("listitem").filter({ hasText: message });
const problem = (reader: Reader, message: string): Locator =>
  row(reader, message).getByRole("button").first();

async function showProblems(reader: Reader): Promise<void> {
  await reader.runCommand("Go for Reviewers: Show problems");
  await view(reader)
    .getByText(/problems in \d notes/)
    .waitFor();
}

const activePath = (reader: Reader): Promise<string> =>
  reader.page.evaluate("preview.app.workspace.getActiveFile()?.path");
const cursorLine = (reader: Reader): Promise<number> =>
  reader.page.evaluate("preview.app.workspace.activeEditor.editor.getCursor().line");

describe("the view of problems", () => {
  test("lists what is wrong by note, and counts it by kind", async ({ reader }) => {
    await showProblems(reader);
    await expect
      .poll(() => view(reader).getByRole("heading", { level: 3 }).allInnerTexts())
      .toEqual([
        expect.stringContaining("02 Maps"),
        expect.stringContaining("06 Goroutines"),
        expect.stringContaining("07 Broken"),
      ]);
    await problem(reader, '"goroutine" is used here, in lesson 2, and introduced in lesson 6').waitFor();
    await problem(reader, '"goroutine leak" is used here').waitFor();
    await problem(reader, '"safe get" is a word to avoid; write "comma-ok".').waitFor();
    await problem(reader, '"comma-ok" is defined otherwise in 02 Maps.md').waitFor();
    expect(await row(reader, "[[mutex]] is neither a note nor a term").count()).toBe(2);
    const links = view(reader).getByRole("button", { name: /^Links/ });
    expect((await links.innerText()).split(/\s+/)).toEqual(["Links", "2"]);
    await links.click();
    await expect.poll(() => row(reader, "[[mutex]]").count()).toBe(0);
    expect(await links.getAttribute("aria-pressed")).toBe("false");
    await links.click();
    await expect.poll(() => row(reader, "[[mutex]]").count()).toBe(2);
  });

  test("follows what is written in notes that other programs write", async ({ reader, vault }) => {
    await vault.write("08 New.md", "---\nlesson: 8\n---\nSee [[nothing there]].\n");
    await problem(reader, "[[nothing there]] is neither a note nor a term").waitFor();
    await vault.write("08 New.md", "---\nlesson: 8\n---\nSee [[goroutine]].\n");
    await expect.poll(() => row(reader, "[[nothing there]]").count()).toBe(0);
  });

  test("opens a note at the line, the front matter as it is written", async ({ reader }) => {
    await problem(reader, 'YAML takes what follows "#" for a comment').click();
    await expect.poll(() => activePath(reader)).toBe("07 Broken.md");
    await expect.poll(() => cursorLine(reader)).toBe(4);
  });
});

describe("terms while a lesson is written", () => {
  test("completion after [[ offers terms first and the notes that match below them, and Enter writes the link", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "Start");
    await writer.press("Control+End");
    await writer.type("\n[[gorou");
    await expect.poll(() => suggestions(reader).count()).toBeGreaterThan(2);
    expect(await suggestions(reader).first().innerText()).toContain("goroutine");
    expect(await suggestions(reader).first().innerText()).toContain("a function call started with go");
    expect(await suggestions(reader).last().innerText()).toContain("06 Goroutines");
    await writer.press("Enter");
    expect(await writer.value()).toMatch(/\n\[\[goroutine\]\]$/);
  });

  test("“Add term to this lesson” asks for the definition with the sentence filled in, changes two lines, and one undo takes it back", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "02 Maps");
    const before = await writer.value();
    await select(reader, writer, "safe get");
    await reader.runCommand("Go for Reviewers: Add term to this lesson");
    const dialog = reader.page.getByRole("dialog");
    expect(await dialog.getByLabel("Term", { exact: true }).inputValue()).toBe("safe get");
    const definition = dialog.getByLabel("Definition", { exact: true });
    expect(await definition.inputValue()).toBe("A safe get tells whether a key is there.");
    await definition.fill("a lookup that tells");
    await writer.press("Control+Enter");
    const after = before
      .replace('zero"\n', 'zero"\n  - "safe get — a lookup that tells"\n')
      .replace("A safe get", "A [[safe get]]");
    await expect.poll(() => writer.value()).toBe(after);
    await writer.text.focus();
    await writer.press("Control+z");
    expect(await writer.value()).toBe(before);
  });
});

describe("what YAML cuts", () => {
  const CUT = "  - slice header — pointer, length, capacity # three words";
  const REJECTED = "  - `append` — grows a slice";

  test("[T3] is underlined in the editor, and the button behind the line fixes that line alone", async ({
    reader,
    writer,
  }) => {
    await edit(reader, writer, "07 Broken");
    const before = await writer.value();
    expect(await reader.page.locator(".gfr-yaml-diagnostic").count()).toBeGreaterThan(1);
    await reader.page.getByRole("button", { name: "Put it in quotes" }).first().click();
    const after = before.replace(CUT, `  - "${CUT.slice(4)}"`);
    await expect.poll(() => writer.value()).toBe(after);
    await writer.press("Control+z");
    expect(await writer.value()).toBe(before);
  });

  test("[T3] is told above a note that is read, and fixed there with one press", async ({
    reader,
    writer,
    vault,
  }) => {
    await edit(reader, writer, "07 Broken");
    await writer.read();
    const card = reader.page.locator(".markdown-preview-view").getByRole("region", { name: "Front matter" });
    await card.getByText("This note's properties cannot be read.").waitFor();
    const before = await vault.read("07 Broken.md");
    await card.getByRole("button", { name: "Fix 2 lines" }).click();
    await expect
      .poll(() => vault.read("07 Broken.md"))
      .toBe(before.replace(CUT, `  - "${CUT.slice(4)}"`).replace(REJECTED, `  - "${REJECTED.slice(4)}"`));
    await expect.poll(() => card.count()).toBe(0);
  });
});
