import { describe, expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import { activeFile, LESSON, linkIn, NOTE, openTerms, termCard, writeTerms } from "./support/terms";
import { writerOf } from "./support/writer";
const test = endToEnd({ shared: "nothing", prepare: writeTerms });

test("a link to a term leads to the lesson as long as there is no glossary", async ({ reader }) => {
  await reader.openNote("Reading");
  await expect.poll(() => linkIn(reader, "comma-ok").getAttribute("class")).toContain("gfr-term-link");
  await linkIn(reader, "comma-ok").click();
  await expect.poll(() => activeFile(reader)).toBe("Lookups.md");
});

test("the card of a term comes when a finger rests on the link; a tap opens the entry", async ({
  vault,
  openReader,
}) => {
  const reader = await openReader({ viewport: { width: 360, height: 740 }, hasTouch: true });
  await openTerms(reader, vault);
  const box = await linkIn(reader, "comma-ok").boundingBox();
  if (box === null) throw new Error("The link is on the page.");
  const session = await reader.page.context().newCDPSession(reader.page);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await termCard(reader).waitFor();
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await reader.page.waitForTimeout(300);
  expect(await termCard(reader).count()).toBe(1);
  expect(await activeFile(reader)).toBe("Reading.md");
  await linkIn(reader, "nil maps").tap();
  await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
});

describe("words that say a term", () => {
  test("are marked where a note says them first, once it is wished", async ({ vault, openReader }) => {
    await vault.write(
      ".obsidian/plugins/go-for-reviewers/data.json",
      JSON.stringify({ highlightTerms: true }),
    );
    const reader = await openReader();
    await openTerms(reader, vault);
    const marks = reader.notes.first().locator(".gfr-term-mention");
    await expect.poll(() => marks.allTextContents()).toEqual(["nil map"]);
    await marks.first().hover();
    await termCard(reader).getByText("the zero value of a map").waitFor();
  });

  test("are left alone otherwise", async ({ reader, vault }) => {
    await openTerms(reader, vault);
    expect(await reader.page.locator(".gfr-term-mention").count()).toBe(0);
  });
});

describe("links are rewritten", () => {
  test("from bare ones to the glossary's, after a look, and one undo takes it back", async ({
    reader,
    writer,
    vault,
  }) => {
    await openTerms(reader, vault);
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

  test("from a note that is read, and a button takes it back where the note is as it was left", async ({
    reader,
    vault,
  }) => {
    await openTerms(reader, vault);
    await reader.runCommand("Go for Reviewers: Turn term links into glossary links");
    await reader.page.getByRole("button", { name: "Change the links" }).click();
    await expect.poll(() => vault.read("Reading.md")).toContain("[[GLOSSARY#comma-ok|comma-ok]]");
    const changed = await vault.read("Reading.md");
    await vault.write("Reading.md", changed.replace("Think of [[GLOSSARY#", "Think of [[Glossary#"));
    await expect
      .poll(() =>
        reader.page.evaluate("preview.app.vault.read(preview.app.vault.getFileByPath('Reading.md'))"),
      )
      .toContain("[[Glossary#");
    await reader.page.getByRole("button", { name: "Undo" }).click();
    await reader.page.getByText("The note has changed since: one link stays as changed.").waitFor();
    await expect
      .poll(() => vault.read("Reading.md"))
      .toBe(NOTE.replace("Think of [[comma-ok]]", "Think of [[Glossary#comma-ok|comma-ok]]"));
  });

  test("inside a drill when its note is moved, and it can be taken back", async ({ reader, vault }) => {
    await openTerms(reader, vault);
    await reader.page.evaluate(
      "preview.app.fileManager.renameFile(preview.app.vault.getFileByPath('Channels.md'), 'Pipes.md')",
    );
    await expect.poll(() => vault.read("Reading.md")).toContain("[[comma-ok]] and [[Pipes]]");
    await reader.page.getByText("Links inside drills were updated in Reading.md.").waitFor();
    await reader.runCommand("Go for Reviewers: Revert the last change of links");
    await expect.poll(() => vault.read("Reading.md")).toBe(NOTE);
  });

  test("inside a drill in Markdown's own form, too, by their addresses alone", async ({
    vault,
    openReader,
  }) => {
    const before = NOTE.replace("and [[Channels]]", "and [them](Channels.md#Close), ![[Channels]]");
    await vault.write("Reading.md", before);
    const reader = await openReader();
    await openTerms(reader, vault);
    await reader.page.evaluate(
      "preview.app.fileManager.renameFile(preview.app.vault.getFileByPath('Channels.md'), 'Go pipes.md')",
    );
    await expect
      .poll(() => vault.read("Reading.md"))
      .toBe(before.replace("(Channels.md#Close), ![[Channels]]", "(Go%20pipes.md#Close), ![[Go pipes]]"));
  });

  test("in several notes after a look at them", async ({ vault, openReader }) => {
    await vault.write("Second.md", NOTE.replace(/ \^[\w-]+/g, ""));
    const reader = await openReader();
    await openTerms(reader, vault);
    await reader.page.evaluate(
      "preview.app.fileManager.renameFile(preview.app.vault.getFileByPath('Channels.md'), 'Pipes.md')",
    );
    const dialog = reader.page.getByRole("dialog");
    await dialog.getByText("of 2 notes will be updated").waitFor();
    expect(await vault.read("Second.md")).toContain("[[Channels]]");
    await dialog.getByRole("button", { name: "Change the links" }).click();
    await expect.poll(() => vault.read("Second.md")).toContain("[[Pipes]]");
    await expect.poll(() => vault.read("Reading.md")).toContain("[[Pipes]]");
  });

  test("inside a drill when a lesson calls its term otherwise, once that is offered and taken", async ({
    reader,
    vault,
  }) => {
    await openTerms(reader, vault);
    await vault.write("Lookups.md", LESSON.replace("term: comma-ok", "term: comma ok form"));
    await reader.page.getByRole("button", { name: "Review" }).click();
    await reader.page.getByRole("button", { name: "Change the links" }).click();
    await expect
      .poll(() => vault.read("Reading.md"))
      .toContain("Think of [[comma ok form]] and [[Channels]].");
    expect(await vault.read("Reading.md")).toContain("Ask with [[comma-ok]]");
  });
});

test("a term the glossary note defines by hand has its link, its card and its place after [[", async ({
  vault,
  openReader,
}) => {
  await vault.write(
    "GLOSSARY.md",
    "# Words\n\n## Concurrency\n\n**goroutine**: a call that runs **beside** its caller\n",
  );
  await vault.write("Reading.md", NOTE.replace("see [[Maps]]", "see [[Goroutines]] and [[Maps]]"));
  const reader = await openReader();
  await openTerms(reader, vault);
  const writer = writerOf(reader);
  await expect.poll(() => linkIn(reader, "Goroutines").getAttribute("class")).toContain("gfr-term-link");
  await linkIn(reader, "Goroutines").hover();
  await termCard(reader).getByText("a call that runs beside its caller").waitFor();
  expect(await termCard(reader).textContent()).not.toContain("Introduced in");
  await termCard(reader).getByText("Open in glossary").click();
  await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
  await reader.openNote("Reading");
  await writer.edit("source");
  await writer.putCursor(1);
  await writer.type("[[gorou");
  await reader.page.locator(".suggestion-item", { hasText: "beside its caller" }).waitFor();
  await writer.press("Enter");
  expect(await writer.value()).toContain("[[goroutine]]");
});
