import { expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";

const LESSON = "06 Goroutines, channels and the leak smell";
const test = endToEnd({
  shared: "vault",
  vault: "vault-template",
  options: {
    colorScheme: "dark",
    // A browser without a window has no dialog to print from; what it does around one is done here.
    prepare: async (page) => {
      await page.addInitScript(() => {
        window.print = () => void window.dispatchEvent(new Event("beforeprint"));
      });
    },
  },
});

/** Which parts of the page are printed: whether each of these is to be seen. */
function isPrinted(reader: Reader, selectors: readonly string[]): Promise<boolean[]> {
  return reader.page.evaluate(
    (all) =>
      all.map((selector) =>
        [...document.querySelectorAll(selector)].some((each) =>
          each.checkVisibility({ contentVisibilityAuto: false }),
        ),
      ),
    selectors,
  );
}

const QUESTION = ".gfr-question:not(.gfr-summary)";

function questionsIn(lesson: string): string[] {
  const drills = lesson.match(/^````go-drill\n[^]*?^````$/gm) ?? [];
  return drills.flatMap((drill) => drill.match(/^### .*\^/gm) ?? []);
}

test("a note is printed whole by a command, from Live Preview too, and the page is as before", async ({
  reader,
  vault,
}) => {
  const { page } = reader;
  await reader.openNote(LESSON);
  await reader.runCommand("Toggle reading view");
  await reader.runCommand("Print or export to PDF");
  const sheet = page.locator(".print");
  await expect.poll(() => page.evaluate(() => document.body.className)).toContain("theme-light");
  const text = await vault.read(`lessons/${LESSON}.md`);
  const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(await sheet.locator(".el-h2 > h2").allTextContents()).toEqual(headings);
  const questions = questionsIn(text);
  expect(questions.length).toBeGreaterThan(8);
  expect(await sheet.locator(QUESTION).count()).toBe(questions.length);
  await page.emulateMedia({ media: "print" });
  expect(
    await isPrinted(reader, [".print h2", ".ribbon", ".mod-sidedock", ".status-bar", ".cm-editor"]),
  ).toEqual([true, false, false, false, false]);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect.poll(() => sheet.count()).toBe(0);
  expect(await page.evaluate(() => document.body.className)).toContain("theme-dark");
  expect(await isPrinted(reader, [".cm-editor"])).toEqual([true]);
});

test("what the browser's own menu prints is the note in use, not cut off where the screen ends", async ({
  reader,
  vault,
}) => {
  const { page } = reader;
  await reader.openNote(LESSON);
  await page.emulateMedia({ media: "print" });
  expect(
    await isPrinted(reader, [".markdown-preview-view h2", ".ribbon", ".mod-sidedock", ".view-header"]),
  ).toEqual([true, false, false, false]);
  const note = reader.notes.first();
  expect(await note.evaluate((el) => el.scrollHeight - el.clientHeight)).toBeLessThan(2);
  // Also of drills nobody has scrolled to, which are made only now.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const questions = questionsIn(await vault.read(`lessons/${LESSON}.md`));
  await expect.poll(() => note.locator(QUESTION).count()).toBe(questions.length);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  const paper = await page.pdf({ format: "A4" });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(5);
});
