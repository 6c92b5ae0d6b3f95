import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "../support/browser";
import type { ServedVault } from "../support/preview";
import type { Reader } from "../support/reader";
import { activeFile, linkIn, openTerms, serveTerms, termCard } from "../support/terms";
import { writerOf, type Writer } from "../support/writer";

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
let writer: Writer;
let opened = false;
beforeAll(async () => {
  browser = await openBrowser();
  vault = await serveTerms();
});
beforeEach(async () => {
  if (!opened) {
    reader = await openTerms(browser, vault);
    writer = writerOf(reader);
    opened = true;
  }
  await pointNowhere();
  await reader.page.evaluate(
    "preview.app.workspace.getLeavesOfType('markdown').slice(1).forEach((leaf) => leaf.detach())",
  );
  await back();
  if ((await writer.text.count()) > 0) await writer.read();
  await expect.poll(() => link("comma-ok").getAttribute("class")).toContain("gfr-term-link");
});
afterEach(() => expect(reader.troubles()).toEqual([]));
afterAll(async () => {
  await browser.close();
  await vault.stop();
});

const link = (name: string): Locator => linkIn(reader, name);
const card = (): Locator => termCard(reader);
const active = (): Promise<string> => activeFile(reader);

/** Moves the pointer to where nothing is. */
const pointNowhere = (): Promise<void> => reader.page.mouse.move(1, 400);

/** Goes back to the note that is read. */
async function back(): Promise<void> {
  await reader.page.evaluate("preview.app.workspace.openLinkText('Reading', '')");
  await expect.poll(active).toBe("Reading.md");
}

const files = (): Promise<string> =>
  reader.page.evaluate("preview.app.vault.getFiles().map((file) => file.path).sort().join()");

const ALL = "Channels.md,GLOSSARY.md,Lookups.md,Maps.md,Reading.md";

describe("a link to a term", () => {
  test("opens the entry of its term, alias or plural, and no note is made", async () => {
    for (const name of ["comma-ok", "idiom", "nil maps"]) {
      await link(name).click();
      await expect.poll(active).toBe("GLOSSARY.md");
      await back();
    }
    expect(await files()).toBe(ALL);
  });

  test("inside a drill and a comparison, too", async () => {
    const drill = reader.drill("Which form tells?");
    await drill.locator("a.gfr-term-link", { hasText: "comma-ok" }).click();
    await expect.poll(active).toBe("GLOSSARY.md");
    await back();
    const comparison = reader.comparison("Two of a kind");
    await comparison.locator("a.gfr-term-link", { hasText: "comma-ok" }).first().click();
    await expect.poll(active).toBe("GLOSSARY.md");
    expect(await files()).toBe(ALL);
  });

  test("with Enter where it has the focus, and with Ctrl in a tab of its own", async () => {
    await link("comma-ok").focus();
    await reader.page.keyboard.press("Enter");
    await expect.poll(active).toBe("GLOSSARY.md");
    await back();
    await link("comma-ok").click({ modifiers: ["Control"] });
    await expect
      .poll(() => reader.page.evaluate("preview.app.workspace.getLeavesOfType('markdown').length"))
      .toBe(2);
    expect(await files()).toBe(ALL);
  });

  test("gives way to a note of that name, and comes back when that goes", async () => {
    await vault.write("comma-ok.md", "# A note of that name\n");
    await expect.poll(() => link("comma-ok").getAttribute("class")).not.toContain("gfr-term-link");
    await link("comma-ok").click();
    await reader.page.getByRole("heading", { name: "A note of that name" }).first().waitFor();
    // A pointer that rests where the link comes to stand would have its note read.
    await pointNowhere();
    await back();
    await reader.page.evaluate("preview.app.vault.delete(preview.app.vault.getFileByPath('comma-ok.md'))");
    await expect.poll(() => link("comma-ok").getAttribute("class")).toContain("gfr-term-link");
  });

  test("that is none is left to the app", async () => {
    expect(await link("Maps").getAttribute("class")).not.toContain("gfr-term-link");
    expect(await link("Unheard of").getAttribute("class")).toContain("is-unresolved");
    await link("Maps").click();
    await expect.poll(active).toBe("Maps.md");
  });
});

describe("in Live Preview", () => {
  const inEditor = (name: string): Locator =>
    writer.text.locator(".gfr-term-link", { hasText: name }).first();

  test("a click opens the entry, and where the link is written Ctrl does", async () => {
    await writer.edit("live");
    await writer.putCursor(0);
    await inEditor("comma-ok").click();
    await expect.poll(active).toBe("GLOSSARY.md");
    await back();
    await writer.edit("source");
    await inEditor("comma-ok").click();
    expect(await active()).toBe("Reading.md");
    await inEditor("comma-ok").click({ modifiers: ["Control"] });
    await expect
      .poll(() => reader.page.getByRole("heading", { name: "comma-ok" }).count())
      .toBeGreaterThan(0);
    expect(await files()).toBe(ALL);
  });

  test("the card waits for Ctrl, and a command shows it at the cursor", async () => {
    await writer.edit("live");
    await writer.putCursor(0);
    await inEditor("comma-ok").hover();
    await reader.page.waitForTimeout(600);
    expect(await card().count()).toBe(0);
    // What is drawn above the link on a busy machine moves it away from the pointer.
    await expect
      .poll(async () => {
        await inEditor("comma-ok").hover();
        await writer.press("Control");
        return card().count();
      })
      .toBe(1);
    await writer.press("Escape");
    await writer.putCursor(4, 5);
    await reader.runCommand("Go for Reviewers: Show what this term means");
    await card().getByText("the zero value of a map").waitFor();
  });
});

describe("the card of a term", () => {
  test("says what it means, where it comes from and how much it is practised, beside the link", async () => {
    await link("comma-ok").hover();
    await card().waitFor();
    await expect.poll(() => card().textContent()).toMatch(/which tells absent from zero/);
    const text = await card().textContent();
    expect(text).toContain("Also called ok idiom");
    expect(text).toContain("Introduced in Lookups");
    expect(text).toContain("In 1 drill: Reading");
    const [cardBox, linkBox] = [await card().boundingBox(), await link("comma-ok").boundingBox()];
    if (cardBox === null || linkBox === null) throw new Error("Both are on the page.");
    const isApart = cardBox.y >= linkBox.y + linkBox.height || cardBox.y + cardBox.height <= linkBox.y;
    expect(isApart).toBe(true);
  });

  test("stays while the pointer is in it, and goes when it leaves, at a key and with the page", async () => {
    await link("comma-ok").hover();
    await card().waitFor();
    await card().hover();
    await reader.page.waitForTimeout(500);
    expect(await card().count()).toBe(1);
    await pointNowhere();
    await expect.poll(() => card().count()).toBe(0);
    await link("comma-ok").hover();
    await card().waitFor();
    await reader.page.keyboard.press("Escape");
    expect(await card().count()).toBe(0);
  });

  test("leads to the lesson and to the glossary", async () => {
    await link("comma-ok").hover();
    await card().getByText("Lookups").click();
    await expect.poll(active).toBe("Lookups.md");
    expect(await card().count()).toBe(0);
    await back();
    await link("comma-ok").hover();
    await card().getByText("Open in glossary").click();
    await expect.poll(active).toBe("GLOSSARY.md");
  });

  test("is shown for the link that has the focus, takes the focus and gives it back", async () => {
    await link("comma-ok").focus();
    await reader.runCommand("Go for Reviewers: Show what this term means");
    await card().waitFor();
    expect(await card().evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await reader.page.keyboard.press("Tab");
    expect(await reader.page.evaluate("document.activeElement.textContent")).toBe("Lookups");
    await reader.page.keyboard.press("Escape");
    await expect.poll(() => card().count()).toBe(0);
  });
});
