import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser";
import type { ServedVault } from "../support/preview";
import type { Reader } from "../support/reader";
import { activeFile, openTerms, serveTerms } from "../support/terms";
import { writerOf, type Writer } from "../support/writer";

const EMBEDS = `# Embeds

Of one form:

![[comma-ok]]

Of nothing: ![[Unheard of]]

\`\`\`\`go-drill
### Which one tells?  ^which-tells

![[ok idiom]]

- [ ] Plain
  > No.
- [x] The other
  > Yes.
\`\`\`\`
`;

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
let writer: Writer;
beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  vault = await serveTerms();
  await vault.write("Embeds.md", EMBEDS);
  reader = await openTerms(browser, vault);
  writer = writerOf(reader);
  await reader.openNote("Embeds");
});
afterEach(async () => {
  expect(reader.troubles()).toEqual([]);
  await reader.close();
  await vault.stop();
});
afterAll(() => browser.close());

const box = (within: Locator = reader.notes.first()): Locator => within.locator(".gfr-term-embed");

describe("an embed of a term", () => {
  test("shows its entry, in prose and in a drill, with links to its lessons and to the glossary", async () => {
    await expect.poll(() => box().count()).toBe(2);
    await expect.poll(() => box().first().textContent()).toMatch(/which tells absent from zero/);
    expect(await box(reader.drill("Which one tells?")).textContent()).toContain("Introduced in Lookups");
    expect(await reader.notes.first().locator(".internal-embed").textContent()).toContain("Unheard of");
    await box().first().getByRole("link", { name: "in the glossary" }).click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
    await reader.openNote("Embeds");
    await box().first().getByText("Lookups").click();
    await expect.poll(() => activeFile(reader)).toBe("Lookups.md");
  });

  test("gives way to a note of that name, and comes back when that goes", async () => {
    await expect.poll(() => box().count()).toBe(2);
    await vault.write("comma-ok.md", "A note of that name.\n");
    await expect.poll(() => reader.notes.first().textContent()).toContain("A note of that name.");
    expect(await box().count()).toBe(1);
    await reader.page.evaluate("preview.app.vault.delete(preview.app.vault.getFileByPath('comma-ok.md'))");
    await expect.poll(() => box().count()).toBe(2);
  });

  test("is left to the app when the plugin goes", async () => {
    await expect.poll(() => box().count()).toBe(2);
    await reader.page.evaluate("preview.plugin.disable()");
    await expect.poll(() => box().count()).toBe(0);
    expect(await reader.notes.first().textContent()).toContain("comma-ok” is not in this vault");
  });
});

describe("in Live Preview", () => {
  test("the entry stands in the place of its source, which a click brings back", async () => {
    await writer.edit("live");
    await writer.putCursor(0);
    const inEditor = box(writer.text).first();
    await inEditor.getByText("which tells absent from zero").waitFor();
    expect(await writer.text.getByText("comma-ok” is not in this vault").count()).toBe(0);
    await inEditor.getByText("which tells absent from zero").click();
    await expect.poll(() => writer.text.getByText("![[comma-ok]]").count()).toBe(1);
    expect(await writer.cursor()).toMatchObject({ line: 4 });
    await writer.putCursor(0);
    await inEditor.getByRole("link", { name: "in the glossary" }).click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
  });

  test("source mode shows the source", async () => {
    await writer.edit("source");
    await writer.text.getByText("![[comma-ok]]").waitFor();
    expect(await box(writer.text).count()).toBe(0);
  });
});
