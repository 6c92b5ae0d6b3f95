import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser";
import { serveVault, type ServedVault } from "../support/preview";
import { openReader, type Reader } from "../support/reader";

interface Listed {
  readonly path: string;
  readonly questions: readonly unknown[];
  readonly comparisons: readonly { readonly title: string }[];
}

/** The course's lessons, as the command line knows them. */
const { lessons } = JSON.parse(
  execFileSync(process.execPath, ["dist/cli.mjs", "list", "vault-template/lessons", "--json"], {
    encoding: "utf8",
  }),
) as { lessons: readonly Listed[] };

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
beforeAll(async () => {
  browser = await openBrowser();
  vault = await serveVault("vault-template");
  reader = await openReader(browser, vault);
});
afterAll(async () => {
  await browser.close();
  await vault.stop();
});

test("the course has lessons to read", () => {
  expect(lessons.length).toBeGreaterThan(0);
});

describe.each(lessons.map((lesson) => ({ name: lesson.path.replace(/^.*\/|\.md$/g, ""), lesson })))(
  "lesson $name",
  ({ name, lesson }) => {
    test("shows every block whole", async () => {
      await reader.openNote(name);
      const note = reader.notes.first();
      // Sections are made as they come near: read to the end, as a person would.
      await expect
        .poll(
          async () => {
            await note.evaluate((element) => element.scrollBy(0, element.clientHeight));
            return note.evaluate(
              (element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 2,
            );
          },
          { timeout: 100_000 },
        )
        .toBe(true);
      for (const { title } of lesson.comparisons) {
        expect(await reader.comparison(title).count(), title).toBe(1);
      }
      const shown = await note.getByRole("group", { name: "Drill", exact: true }).allTextContents();
      const questions = shown.map((text) => Number(/1 of (\d+)/.exec(text)?.[1] ?? 1));
      expect(questions.reduce((sum, count) => sum + count, 0)).toBe(lesson.questions.length);
      expect(await note.locator("pre > code.language-go-drill, pre > code.language-go-compare").count()).toBe(
        0,
      );
      expect(await note.getByText(/\(drill\/|\(compare\/|\(block\//).count()).toBe(0);
      expect(reader.troubles()).toEqual([]);
    });
  },
);

test("says on the page that it is not Obsidian", async () => {
  await reader.page.getByText("Preview: not the Obsidian app").waitFor();
});
