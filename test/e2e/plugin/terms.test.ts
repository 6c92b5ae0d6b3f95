import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { endToEnd } from "../support/end-to-end";
import type { Reader } from "../support/reader";
import { activeFile, linkIn, openTerms, termCard, writeTerms } from "../support/terms";
import type { Writer } from "../support/writer";
const test = endToEnd({ shared: "page", prepare: writeTerms, begin: openTerms });
test.beforeEach(async ({ reader, writer }) => {
  await pointNowhere(reader);
  await reader.page.evaluate(
    "preview.app.workspace.getLeavesOfType('markdown').slice(1).forEach((leaf) => leaf.detach())",
  );
  await back(reader);
  if ((await writer.text.count()) > 0) await writer.read();
  await expect.poll(() => linkIn(reader, "comma-ok").getAttribute("class")).toContain("gfr-term-link");
});

/** Moves the pointer to where nothing is. */
const pointNowhere = (reader: Reader): Promise<void> => reader.page.mouse.move(1, 400);

/** Goes back to the note that is read. */
async function back(reader: Reader): Promise<void> {
  await reader.page.evaluate("preview.app.workspace.openLinkText('Reading', '')");
  await expect.poll(() => activeFile(reader)).toBe("Reading.md");
}

const files = (reader: Reader): Promise<string> =>
  reader.page.evaluate("preview.app.vault.getFiles().map((file) => file.path).sort().join()");

const ALL = "Channels.md,GLOSSARY.md,Lookups.md,Maps.md,Reading.md";

describe("a link to a term", () => {
  test("opens the entry of its term, alias or plural, and no note is made", async ({ reader }) => {
    for (const name of ["comma-ok", "idiom", "nil maps"]) {
      await linkIn(reader, name).click();
      await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
      await back(reader);
    }
    expect(await files(reader)).toBe(ALL);
  });

  test("inside a drill and a comparison, too", async ({ reader }) => {
    const drill = reader.drill("Which form tells?");
    await drill.locator("a.gfr-term-link", { hasText: "comma-ok" }).click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
    await back(reader);
    const comparison = reader.comparison("Two of a kind");
    await comparison.locator("a.gfr-term-link", { hasText: "comma-ok" }).first().click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
    expect(await files(reader)).toBe(ALL);
  });

  test("with Enter where it has the focus, and with Ctrl in a tab of its own", async ({ reader }) => {
    await linkIn(reader, "comma-ok").focus();
    await reader.page.keyboard.press("Enter");
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
    await back(reader);
    await linkIn(reader, "comma-ok").click({ modifiers: ["Control"] });
    await expect
      .poll(() => reader.page.evaluate("preview.app.workspace.getLeavesOfType('markdown').length"))
      .toBe(2);
    expect(await files(reader)).toBe(ALL);
  });

  test("gives way to a note of that name, and comes back when that goes", async ({ reader, vault }) => {
    await vault.write("comma-ok.md", "# A note of that name\n");
    await expect.poll(() => linkIn(reader, "comma-ok").getAttribute("class")).not.toContain("gfr-term-link");
    await linkIn(reader, "comma-ok").click();
    await reader.page.getByRole("heading", { name: "A note of that name" }).first().waitFor();
    // A pointer that rests where the link comes to stand would have its note read.
    await pointNowhere(reader);
    await back(reader);
    await reader.page.evaluate("preview.app.vault.delete(preview.app.vault.getFileByPath('comma-ok.md'))");
    await expect.poll(() => linkIn(reader, "comma-ok").getAttribute("class")).toContain("gfr-term-link");
  });

  test("that is none is left to the app", async ({ reader }) => {
    expect(await linkIn(reader, "Maps").getAttribute("class")).not.toContain("gfr-term-link");
    expect(await linkIn(reader, "Unheard of").getAttribute("class")).toContain("is-unresolved");
    await linkIn(reader, "Maps").click();
    await expect.poll(() => activeFile(reader)).toBe("Maps.md");
  });
});

describe("in Live Preview", () => {
  const inEditor = (writer: Writer, name: string): Locator =>
    writer.text.locator(".gfr-term-link", { hasText: name }).first();

  test("a click opens the entry, and where the link is written Ctrl does", async ({ reader, writer }) => {
    await writer.edit("live");
    await writer.putCursor(0);
    await inEditor(writer, "comma-ok").click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
    await back(reader);
    await writer.edit("source");
    await inEditor(writer, "comma-ok").click();
    expect(await activeFile(reader)).toBe("Reading.md");
    await inEditor(writer, "comma-ok").click({ modifiers: ["Control"] });
    await expect
      .poll(() => reader.page.getByRole("heading", { name: "comma-ok" }).count())
      .toBeGreaterThan(0);
    expect(await files(reader)).toBe(ALL);
  });

  test("the card waits for Ctrl, and a command shows it at the cursor", async ({ reader, writer }) => {
    await writer.edit("live");
    await writer.putCursor(0);
    await inEditor(writer, "comma-ok").hover();
    await reader.page.waitForTimeout(600);
    expect(await termCard(reader).count()).toBe(0);
    // What is drawn above the link on a busy machine moves it away from the pointer.
    await expect
      .poll(async () => {
        await inEditor(writer, "comma-ok").hover();
        await writer.press("Control");
        return termCard(reader).count();
      })
      .toBe(1);
    await writer.press("Escape");
    await writer.putCursor(4, 5);
    await reader.runCommand("Go for Reviewers: Show what this term means");
    await termCard(reader).getByText("the zero value of a map").waitFor();
  });
});

describe("the card of a term", () => {
  test("says what it means, where it comes from and how much it is practised, beside the link", async ({
    reader,
  }) => {
    await linkIn(reader, "comma-ok").hover();
    await termCard(reader).waitFor();
    await expect.poll(() => termCard(reader).textContent()).toMatch(/which tells absent from zero/);
    const text = await termCard(reader).textContent();
    expect(text).toContain("Also called ok idiom");
    expect(text).toContain("Introduced in Lookups");
    expect(text).toContain("In 1 drill: Reading");
    const [cardBox, linkBox] = [
      await termCard(reader).boundingBox(),
      await linkIn(reader, "comma-ok").boundingBox(),
    ];
    if (cardBox === null || linkBox === null) throw new Error("Both are on the page.");
    const isApart = cardBox.y >= linkBox.y + linkBox.height || cardBox.y + cardBox.height <= linkBox.y;
    expect(isApart).toBe(true);
  });

  test("stays while the pointer is in it, and goes when it leaves, at a key and with the page", async ({
    reader,
  }) => {
    await linkIn(reader, "comma-ok").hover();
    await termCard(reader).waitFor();
    await termCard(reader).hover();
    await reader.page.waitForTimeout(500);
    expect(await termCard(reader).count()).toBe(1);
    await pointNowhere(reader);
    await expect.poll(() => termCard(reader).count()).toBe(0);
    await linkIn(reader, "comma-ok").hover();
    await termCard(reader).waitFor();
    await reader.page.keyboard.press("Escape");
    expect(await termCard(reader).count()).toBe(0);
  });

  test("leads to the lesson and to the glossary", async ({ reader }) => {
    await linkIn(reader, "comma-ok").hover();
    await termCard(reader).getByText("Lookups").click();
    await expect.poll(() => activeFile(reader)).toBe("Lookups.md");
    expect(await termCard(reader).count()).toBe(0);
    await back(reader);
    await linkIn(reader, "comma-ok").hover();
    await termCard(reader).getByText("Open in glossary").click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
  });

  test("is shown for the link that has the focus, takes the focus and gives it back", async ({ reader }) => {
    await linkIn(reader, "comma-ok").focus();
    await reader.runCommand("Go for Reviewers: Show what this term means");
    await termCard(reader).waitFor();
    expect(await termCard(reader).evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await reader.page.keyboard.press("Tab");
    expect(await reader.page.evaluate("document.activeElement.textContent")).toBe("Lookups");
    await reader.page.keyboard.press("Escape");
    await expect.poll(() => termCard(reader).count()).toBe(0);
  });
});
