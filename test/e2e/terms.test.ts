import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "./support/browser";
import { serveVault, type ServedVault } from "./support/preview";
import { openReader, type Reader } from "./support/reader";
import { writerOf, type Writer } from "./support/writer";

const LESSON = `---
lesson: 3
Terms introduced:
  - term: comma-ok
    definition: "the form \`v, ok := m[k]\`, which tells absent from zero"
    aliases: [ok idiom]
  - "nil map — the zero value of a map"
---
# Lookups

A lesson of its own.
`;

const NOTE = `# Reading

Ask with [[comma-ok]], by the [[ok idiom|idiom]], of [[nil maps]]; see [[Maps]] and [[Unheard of]].

A nil map reads as empty. A nil map panics on writes, and \`nil map\` is code.

> [!note] Aside
> The [[comma-ok]] form again.

\`\`\`\`go-drill
### Which form tells?  ^which-form

Think of [[comma-ok]] and [[Channels]].

- [ ] Plain
  > No: read [[nil map]] again.
- [x] The other
  > Yes.
\`\`\`\`

\`\`\`\`go-compare
### Two of a kind  ^two-kinds

\`\`\`go
v, ok := m[k] // ① asks
\`\`\`

1. As [[comma-ok]] does.
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
  vault = await serveVault("test/e2e/fixtures/vault");
  await vault.write("Lookups.md", LESSON);
  await vault.write("Reading.md", NOTE);
  await vault.write("Channels.md", "# Channels\n\nThey carry values.\n");
});
afterEach(async () => {
  expect(reader.troubles()).toEqual([]);
  await reader.close();
  await vault.stop();
});
afterAll(() => browser.close());

/** Opens the note that is read, with the glossary made and its terms known. */
async function open(options: Parameters<typeof openReader>[2] = {}): Promise<void> {
  reader = await openReader(browser, vault, options);
  writer = writerOf(reader);
  await reader.openNote("Reading");
  await reader.runCommand("Go for Reviewers: Update the glossary");
  await expect.poll(() => vault.read("GLOSSARY.md").catch(() => "")).toContain("comma-ok");
  await expect
    .poll(() =>
      reader.page.evaluate("preview.app.metadataCache.getCache('GLOSSARY.md')?.headings?.length ?? 0"),
    )
    .toBeGreaterThan(0);
  await expect.poll(() => link("comma-ok").getAttribute("class")).toContain("gfr-term-link");
}

function link(name: string, index = 0): Locator {
  return reader.notes.first().locator(`a.internal-link:text-is("${name}")`).nth(index);
}

function card(): Locator {
  return reader.page.getByRole("dialog", { name: /^Glossary: / });
}

const activeFile = (): Promise<string> =>
  reader.page.evaluate("preview.app.workspace.getActiveFile()?.path ?? ''");

/** Goes back to the note that is read. */
async function back(): Promise<void> {
  await reader.page.evaluate("preview.app.workspace.openLinkText('Reading', '')");
  await expect.poll(activeFile).toBe("Reading.md");
}

const files = (): Promise<string> =>
  reader.page.evaluate("preview.app.vault.getFiles().map((file) => file.path).sort().join()");

const ALL = "Channels.md,GLOSSARY.md,Lookups.md,Maps.md,Reading.md";

describe("a link to a term", () => {
  test("opens the entry of its term, alias or plural, and no note is made", async () => {
    await open();
    for (const name of ["comma-ok", "idiom", "nil maps"]) {
      await link(name).click();
      await expect.poll(activeFile).toBe("GLOSSARY.md");
      await back();
    }
    expect(await files()).toBe(ALL);
  });

  test("inside a drill and a comparison, too", async () => {
    await open();
    const drill = reader.drill("Which form tells?");
    await drill.locator("a.gfr-term-link", { hasText: "comma-ok" }).click();
    await expect.poll(activeFile).toBe("GLOSSARY.md");
    await back();
    const comparison = reader.comparison("Two of a kind");
    await comparison.locator("a.gfr-term-link", { hasText: "comma-ok" }).first().click();
    await expect.poll(activeFile).toBe("GLOSSARY.md");
    expect(await files()).toBe(ALL);
  });

  test("with Enter where it has the focus, and with Ctrl in a tab of its own", async () => {
    await open();
    await link("comma-ok").focus();
    await reader.page.keyboard.press("Enter");
    await expect.poll(activeFile).toBe("GLOSSARY.md");
    await back();
    await link("comma-ok").click({ modifiers: ["Control"] });
    await expect
      .poll(() => reader.page.evaluate("preview.app.workspace.getLeavesOfType('markdown').length"))
      .toBe(2);
    expect(await files()).toBe(ALL);
  });

  test("gives way to a note of that name, and comes back when that goes", async () => {
    await open();
    await vault.write("comma-ok.md", "# A note of that name\n");
    await expect.poll(() => link("comma-ok").getAttribute("class")).not.toContain("gfr-term-link");
    await link("comma-ok").click();
    await reader.page.getByRole("heading", { name: "A note of that name" }).waitFor();
    // A pointer that rests where the link comes to stand would have its note read.
    await reader.page.mouse.move(1200, 850);
    await back();
    await reader.page.evaluate("preview.app.vault.delete(preview.app.vault.getFileByPath('comma-ok.md'))");
    await expect.poll(() => link("comma-ok").getAttribute("class")).toContain("gfr-term-link");
  });

  test("that is none is left to the app", async () => {
    await open();
    expect(await link("Maps").getAttribute("class")).not.toContain("gfr-term-link");
    expect(await link("Unheard of").getAttribute("class")).toContain("is-unresolved");
    await link("Maps").click();
    await expect.poll(activeFile).toBe("Maps.md");
  });

  test("leads to the lesson as long as there is no glossary", async () => {
    reader = await openReader(browser, vault);
    await reader.openNote("Reading");
    await expect.poll(() => link("comma-ok").getAttribute("class")).toContain("gfr-term-link");
    await link("comma-ok").click();
    await expect.poll(activeFile).toBe("Lookups.md");
  });
});

describe("in Live Preview", () => {
  const inEditor = (name: string): Locator =>
    writer.text.locator(".gfr-term-link", { hasText: name }).first();

  test("a click opens the entry, and where the link is written Ctrl does", async () => {
    await open();
    await writer.edit("live");
    await writer.putCursor(0);
    await inEditor("comma-ok").click();
    await expect.poll(activeFile).toBe("GLOSSARY.md");
    await back();
    await writer.edit("source");
    await inEditor("comma-ok").click();
    expect(await activeFile()).toBe("Reading.md");
    await inEditor("comma-ok").click({ modifiers: ["Control"] });
    await expect
      .poll(() => reader.page.getByRole("heading", { name: "comma-ok" }).count())
      .toBeGreaterThan(0);
    expect(await files()).toBe(ALL);
  });

  test("the card waits for Ctrl, and a command shows it at the cursor", async () => {
    await open();
    await writer.edit("live");
    await writer.putCursor(0);
    await inEditor("comma-ok").hover();
    await reader.page.waitForTimeout(600);
    expect(await card().count()).toBe(0);
    await reader.page.keyboard.down("Control");
    await card().waitFor();
    await reader.page.keyboard.up("Control");
    await reader.page.keyboard.press("Escape");
    await writer.putCursor(4, 5);
    await reader.runCommand("Go for Reviewers: Show the term under the cursor");
    await card().getByText("the zero value of a map").waitFor();
  });
});

describe("the card of a term", () => {
  test("says what it means, where it comes from and how much it is practised, beside the link", async () => {
    await open();
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
    await open();
    await link("comma-ok").hover();
    await card().waitFor();
    await card().hover();
    await reader.page.waitForTimeout(500);
    expect(await card().count()).toBe(1);
    await reader.page.mouse.move(1200, 850);
    await expect.poll(() => card().count()).toBe(0);
    await link("comma-ok").hover();
    await card().waitFor();
    await reader.page.keyboard.press("Escape");
    expect(await card().count()).toBe(0);
  });

  test("leads to the lesson and to the glossary", async () => {
    await open();
    await link("comma-ok").hover();
    await card().getByText("Lookups").click();
    await expect.poll(activeFile).toBe("Lookups.md");
    expect(await card().count()).toBe(0);
    await back();
    await link("comma-ok").hover();
    await card().getByText("Open in glossary").click();
    await expect.poll(activeFile).toBe("GLOSSARY.md");
  });

  test("is shown for the link that has the focus, takes the focus and gives it back", async () => {
    await open();
    await link("comma-ok").focus();
    await reader.runCommand("Go for Reviewers: Show the term under the cursor");
    await card().waitFor();
    expect(await card().evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await reader.page.keyboard.press("Tab");
    expect(await reader.page.evaluate("document.activeElement.textContent")).toBe("Lookups");
    await reader.page.keyboard.press("Escape");
    await expect.poll(() => card().count()).toBe(0);
  });

  test("comes when a finger rests on the link; a tap opens the entry", async () => {
    await open({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const box = await link("comma-ok").boundingBox();
    if (box === null) throw new Error("The link is on the page.");
    const session = await reader.page.context().newCDPSession(reader.page);
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
    await card().waitFor();
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await reader.page.waitForTimeout(300);
    expect(await card().count()).toBe(1);
    expect(await activeFile()).toBe("Reading.md");
    await link("nil maps").tap();
    await expect.poll(activeFile).toBe("GLOSSARY.md");
  });
});

describe("words that say a term", () => {
  test("are marked where a note says them first, once it is wished", async () => {
    await vault.write(
      ".obsidian/plugins/go-for-reviewers/data.json",
      JSON.stringify({ highlightTerms: true }),
    );
    await open();
    const marks = reader.notes.first().locator(".gfr-term-mention");
    await expect.poll(() => marks.allTextContents()).toEqual(["nil map"]);
    await marks.first().hover();
    await card().getByText("the zero value of a map").waitFor();
  });

  test("are left alone otherwise", async () => {
    await open();
    expect(await reader.page.locator(".gfr-term-mention").count()).toBe(0);
  });
});

describe("links are rewritten", () => {
  test("from bare ones to the glossary's, after a look, and one undo takes it back", async () => {
    await open();
    await writer.edit("source");
    const before = await writer.value();
    await reader.runCommand("Go for Reviewers: Turn term links into glossary links");
    await reader.page.getByRole("button", { name: "Change the links" }).click();
    await expect.poll(() => writer.value()).toContain("[[GLOSSARY#comma-ok|comma-ok]]");
    const after = await writer.value();
    expect(after).toContain("[[GLOSSARY#comma-ok|idiom]]");
    expect(after).toContain("[[GLOSSARY#nil map|nil maps]]");
    expect(after).toContain("Think of [[GLOSSARY#comma-ok|comma-ok]] and [[Channels]].");
    expect(after).toContain("[[Maps]] and [[Unheard of]]");
    await writer.text.focus();
    await writer.press("Control+z");
    await expect.poll(() => writer.value()).toBe(before);
  });

  test("inside a drill when its note is moved, and it can be taken back", async () => {
    await open();
    await reader.page.evaluate(
      "preview.app.fileManager.renameFile(preview.app.vault.getFileByPath('Channels.md'), 'Pipes.md')",
    );
    await expect.poll(() => vault.read("Reading.md")).toContain("[[comma-ok]] and [[Pipes]]");
    await reader.runCommand("Go for Reviewers: Revert the last change of links");
    await expect.poll(() => vault.read("Reading.md")).toBe(NOTE);
  });

  test("in several notes after a look at them", async () => {
    await vault.write("Second.md", NOTE.replace(/ \^[\w-]+/g, ""));
    await open();
    await reader.page.evaluate(
      "preview.app.fileManager.renameFile(preview.app.vault.getFileByPath('Channels.md'), 'Pipes.md')",
    );
    const dialog = reader.page.getByRole("dialog");
    await dialog.getByText("of 2 notes would follow").waitFor();
    expect(await vault.read("Second.md")).toContain("[[Channels]]");
    await dialog.getByRole("button", { name: "Change the links" }).click();
    await expect.poll(() => vault.read("Second.md")).toContain("[[Pipes]]");
    await expect.poll(() => vault.read("Reading.md")).toContain("[[Pipes]]");
  });

  test("inside a drill when a lesson calls its term otherwise, once that is offered and taken", async () => {
    await open();
    await vault.write("Lookups.md", LESSON.replace("term: comma-ok", "term: comma ok form"));
    await reader.page.getByRole("button", { name: "Look at them" }).click({ timeout: 30_000 });
    await reader.page.getByRole("button", { name: "Change the links" }).click();
    await expect
      .poll(() => vault.read("Reading.md"))
      .toContain("Think of [[comma ok form]] and [[Channels]].");
    expect(await vault.read("Reading.md")).toContain("Ask with [[comma-ok]]");
  });
});
