import type { Locator } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { badNotes } from "../support/bad-notes";
import { patient } from "../support/patience";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";
import { writerOf } from "./support/writer";

/** Drawing them takes seconds at their full length. */
const notes = badNotes(inject("atLength") ? 1 : 0.1);
const test = endToEnd({
  shared: "page",
  prepare: (vault) => Promise.all(notes.map(({ name, content }) => vault.write(`${name}.md`, content))),
  expectsTroubles: true,
});

/** Reads a note to its end, as a person scrolls and from the start again when it has grown, until all of `wanted` was seen. */
async function readUntilSeen(note: Locator, wanted: readonly string[]): Promise<void> {
  const missing = new Set(wanted);
  await expect
    .poll(
      async () => {
        const found = await note.evaluate(
          (element, texts) => {
            const ended = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
            const shown = element.textContent;
            if (ended) element.scrollTo(0, 0);
            else element.scrollBy(0, element.clientHeight * 20);
            return texts.filter((text) => shown.includes(text));
          },
          [...missing],
        );
        for (const text of found) missing.delete(text);
        return [...missing];
      },
      { timeout: patient(45_000), interval: 30 },
    )
    .toEqual([]);
}

/** Opens the note in Live Preview and goes back to reading; what the editor held would be written as it was. */
async function throughTheEditor(reader: Reader): Promise<void> {
  const writer = writerOf(reader);
  await writer.edit("live");
  await reader.page.locator(".cm-scroller:visible").evaluate((element) => element.scrollTo(0, 1e6));
  expect(
    await reader.page.evaluate(
      "preview.app.workspace.activeEditor.getViewData() === preview.app.workspace.activeEditor.savedData",
    ),
  ).toBe(true);
  await writer.read();
}

/** What ran that stood in a note; scripts of the notes try to leave it behind. */
function leftByScripts(reader: Reader): Promise<unknown> {
  return reader.page.evaluate(() => (globalThis as { pwned?: unknown }).pwned ?? null);
}

describe("[B4] a note that is hard to read is shown, with what is sound in it, and nothing of it runs", () => {
  test.for(notes)("$name", async ({ name, shown }, { reader }) => {
    const before = reader.troubles().length;
    await reader.openNote(name);
    await readUntilSeen(reader.notes.first(), shown);
    await throughTheEditor(reader);
    expect(await leftByScripts(reader)).toBeNull();
    expect(await reader.page.title()).toContain(name);
    const troubles = reader.troubles().slice(before);
    // Images that a note names and nobody has are looked for in vain.
    expect(troubles.filter((trouble) => !trouble.includes("Failed to load resource"))).toEqual([]);
  });
});

test("right-to-left characters in code leave the order of its line alone", async ({ reader }) => {
  await reader.openNote("right-to-left text");
  const line = reader.notes.first().locator('.gfr-line[data-line="2"] .gfr-line-code').first();
  await line.waitFor();
  const places = await line.evaluate((element) => {
    const text = element.textContent;
    const left = (wanted: string): number => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let offset = text.indexOf(wanted);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (offset < length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          return range.getBoundingClientRect().left;
        }
        offset -= length;
      }
      return Number.NaN;
    };
    return ["a", "b", "1", '"'].map(left);
  });
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(places).size).toBe(places.length);
});

test("catastrophic patterns answer at once, however long the text that is typed", async ({ reader }) => {
  await reader.openNote("patterns that backtrack");
  const drill = reader.drill("Backtracks?");
  await drill.getByRole("textbox").fill(`${"ax".repeat(200)}!`);
  await drill.getByRole("button", { name: /^Sure/ }).click();
  await drill.getByRole("button", { name: /again/i }).first().waitFor();
});

test("of five hundred options every one can be chosen and says why it was wrong", async ({ reader }) => {
  await reader.openNote("five hundred options");
  const drill = reader.drill("Which of them?");
  await expect.poll(() => drill.getByRole("radio").count()).toBe(501);
  await drill.getByText("Wrong of many 321", { exact: true }).click();
  await drill.getByRole("button", { name: /^Sure/ }).click();
  await expect.poll(() => drill.getByText(/^No \d+\.$/).count(), { timeout: patient(20_000) }).toBe(500);
});

test("[G1] a glossary that is not UTF-8 keeps every byte, and the reader is told", async ({
  reader,
  vault,
}) => {
  const bytes = Buffer.from([...Buffer.from("Mine: caf"), 0xe9, 0x0a]);
  await vault.write("GLOSSARY.md", bytes);
  await reader.page.getByRole("treeitem", { name: "GLOSSARY" }).waitFor();
  await reader.runCommand("Go for Reviewers: Update the glossary");
  await reader.page
    .getByText("GLOSSARY.md is not UTF-8; nothing was written.")
    .first()
    .waitFor({ timeout: patient(20_000) });
  expect(await vault.readBytes("GLOSSARY.md")).toEqual(bytes);
});
