import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startBrowser } from "./support/browser";
import { serveVault, type ServedVault } from "./support/preview";
import { openReader, type Reader } from "./support/reader";
import { writerOf } from "./support/writer";

let browser: Browser;
let vault: ServedVault;
let reader: Reader;
beforeAll(async () => {
  browser = await startBrowser();
});
beforeEach(async () => {
  vault = await serveVault("test/e2e/fixtures/vault");
  reader = await openReader(browser, vault);
});
afterEach(async () => {
  expect(reader.troubles()).toEqual([]);
  await reader.close();
  await vault.stop();
});
afterAll(() => browser.close());

const glossary = (): Promise<string> => vault.read("GLOSSARY.md").catch(() => "");

test("[G3] the command writes GLOSSARY.md on disk, byte for byte as the command line does", async () => {
  await reader.runCommand("Go for Reviewers: Update the glossary");
  await expect.poll(glossary, { timeout: 10_000 }).toContain("### comma-ok");
  const text = await glossary();
  expect(text).toContain("### goroutine");
  expect(text).toContain("### nil map");
  const said = execFileSync(process.execPath, ["dist/cli.mjs", "glossary", vault.folder], {
    encoding: "utf8",
  });
  expect(said).toContain("is up to date");
  expect(await glossary()).toBe(text);
});

test("[G1] [G6] the glossary follows a lesson that is edited elsewhere, and keeps what a person wrote around it", async () => {
  await reader.runCommand("Go for Reviewers: Update the glossary");
  await expect.poll(glossary, { timeout: 10_000 }).toContain("### comma-ok");
  await vault.write("GLOSSARY.md", `Mine, above.\n\n${await glossary()}\nMine, below.\n`);
  const lesson = await vault.read("Maps.md");
  await vault.write("Maps.md", lesson.replace("nil map —", "empty map —"));
  await expect.poll(glossary, { timeout: 20_000 }).toContain("### empty map");
  expect(await glossary()).not.toContain("### nil map");
  expect(await glossary()).toMatch(/^Mine, above\.\n[\s\S]*\nMine, below\.\n$/);
});

test.each(["cache:cold", "cache:warm", "metadata:at-once", "metadata:later"])(
  "[G6] with %s, nothing is written before every note is known, and then every term",
  async (switches) => {
    await reader.close();
    reader = await openReader(browser, vault, { switches });
    await reader.runCommand("Go for Reviewers: Update the glossary");
    await expect.poll(glossary, { timeout: 20_000 }).not.toBe("");
    const first = await glossary();
    for (const term of ["comma-ok", "goroutine", "nil map"]) expect(first).toContain(`### ${term}`);
  },
);

test("an edit in another editor appears on the page, a new note in the list, a deleted one goes", async () => {
  await reader.openNote("Maps");
  const text = await vault.read("Maps.md");
  await vault.write("Maps.md", text.replace("A note that is changed on disk.", "It was changed."));
  await reader.notes.first().getByText("It was changed.").waitFor();
  await vault.write("deep/New note.md", "# New\n");
  await reader.page.getByRole("treeitem", { name: "deep" }).waitFor();
  await rm(join(vault.folder, "deep"), { recursive: true });
  await expect.poll(() => reader.page.getByRole("treeitem", { name: "deep" }).count()).toBe(0);
});

test.each(["live", "source"] as const)(
  "what is typed behind a drill at the end of a note is on disk after a moment, and nothing else is changed (%s)",
  async (mode) => {
    await reader.openNote("Maps");
    const before = await vault.read("Maps.md");
    const writer = writerOf(reader);
    await writer.edit(mode);
    await writer.press("Control+End");
    await writer.type("\nTyped on the page.");
    await expect.poll(() => vault.read("Maps.md"), { timeout: 10_000 }).toBe(`${before}\nTyped on the page.`);
  },
);
