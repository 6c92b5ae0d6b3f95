import { describe, expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import type { ServedVault } from "./support/preview";
import { writerOf } from "./support/writer";
const test = endToEnd({ shared: "nothing" });

const saved = async (vault: ServedVault, note: string): Promise<string> => vault.read(note);

/** A small lesson as somebody types it; the editor itself continues lists and indents. */
const LESSON = [
  "# Defer",
  "",
  "Runs when the function returns.",
  "",
  "````go-drill",
  "### When?",
  "",
  "When does a deferred call run?",
  "",
  "- [ ] At once",
  "- [x] When the function returns",
  "````",
  "",
].join("\n");

describe("a person writes a lesson", () => {
  test("by keys alone, from an empty note to a drill that is answered", async ({ reader, writer, vault }) => {
    await vault.write("Defer.md", "");
    await expect
      .poll(() => reader.page.evaluate("preview.app.vault.getFileByPath('Defer.md') !== null"))
      .toBe(true);
    await reader.openNote("Defer");
    await writer.edit();
    // Lists go on by themselves; what is typed here would be one too many.
    await writer.type(LESSON.replace("- [x] When", "When"));
    await writer.press("Control+s");
    await expect.poll(() => saved(vault, "Defer.md")).toContain("When the function returns");
    await writer.read();
    const drill = reader.drill("When?");
    await drill.waitFor();
  });

  test("undoes and does again what was typed, step by step", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    const before = await writer.value();
    await writer.press("Control+End");
    await writer.type("typed");
    expect(await writer.value()).toBe(`${before}typed`);
    await writer.press("Control+z");
    await expect.poll(() => writer.value()).toBe(before);
    await writer.press("Control+y");
    await expect.poll(() => writer.value()).toBe(`${before}typed`);
  });

  test("what is typed is on disk two seconds later, without asking for it", async ({
    reader,
    writer,
    vault,
  }) => {
    await reader.openNote("Maps");
    await writer.edit();
    await writer.press("Control+End");
    await writer.type("Saved by itself.");
    await expect.poll(() => saved(vault, "Maps.md")).toContain("Saved by itself.");
  });

  test("a list goes on with Enter, and Tab indents it", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    await writer.press("Control+End");
    await writer.type("\n- one\ntwo");
    await writer.press("Tab");
    expect(await writer.value()).toMatch(/\n- one\n\t- two$/);
  });

  test("marks a selection bold and takes the marks away again", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    await writer.press("Control+End");
    await writer.type("\nword");
    await writer.press("Control+Shift+ArrowLeft", "Control+b");
    expect(await writer.value()).toMatch(/\n\*\*word\*\*$/);
    await writer.press("Control+b");
    expect(await writer.value()).toMatch(/\nword$/);
  });

  test("leaves the editor with Escape and Tab, so that no key is a trap", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    await writer.press("Escape", "Tab");
    expect(await reader.page.evaluate("document.activeElement?.closest('.cm-content') === null")).toBe(true);
  });

  test("inserts a drill with the plugin's command, and it is undone in one step", async ({
    reader,
    writer,
  }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    const before = await writer.value();
    await writer.press("Control+End");
    await reader.runCommand("Go for Reviewers: Insert a drill");
    await expect.poll(() => writer.value()).toContain("go-drill");
    await writer.text.focus();
    await writer.press("Control+z");
    await expect.poll(() => writer.value()).toBe(before);
  });
});

describe("links are suggested while one types", () => {
  test("notes after two brackets, chosen with the arrow keys and Enter", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit();
    await writer.press("Control+End");
    await writer.type("\n[[chan");
    const list = reader.page.getByRole("listbox", { name: "Suggestions" });
    await list.getByRole("option", { name: "Channels" }).waitFor();
    expect(await writer.text.getAttribute("aria-activedescendant")).toMatch(/^suggestion-list-/);
    await writer.press("Enter");
    await expect.poll(() => writer.value()).toMatch(/\[\[Channels\]\]$/);
    expect(await list.count()).toBe(0);
  });

  test("headings of a note after a number sign; Escape takes the list away", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit();
    await writer.press("Control+End");
    await writer.type("\n[[Channels#");
    const list = reader.page.getByRole("listbox", { name: "Suggestions" });
    await list.getByRole("option", { name: /^Channels/ }).waitFor();
    await writer.press("Escape");
    await expect.poll(() => list.count()).toBe(0);
    expect(await writer.value()).toMatch(/\[\[Channels#\]\]$/);
  });
});

describe("nothing typed is lost, and nothing on disk", () => {
  test("what another program changes elsewhere in the note is merged with what is being typed", async ({
    reader,
    writer,
    vault,
  }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    await writer.press("Control+End");
    await writer.type("Typed here.");
    const disk = await saved(vault, "Maps.md");
    await vault.write("Maps.md", disk.replace("# Maps", "# Maps of keys"));
    await expect.poll(() => writer.value()).toContain("# Maps of keys");
    expect(await writer.value()).toContain("Typed here.");
    await expect
      .poll(async () => /# Maps of keys[\s\S]*Typed here\./.test(await saved(vault, "Maps.md")))
      .toBe(true);
    // The cursor is still where one typed.
    await writer.type("!");
    expect(await writer.value()).toContain("Typed here.!");
  });

  test("where both changed the same line the reader chooses, and may keep both", async ({
    reader,
    writer,
    vault,
  }) => {
    await reader.openNote("Maps");
    await writer.edit("source");
    const heading = (await writer.value()).split("\n").indexOf("# Maps");
    await writer.putCursor(heading, 6);
    await writer.type(" of mine");
    await vault.write("Maps.md", (await saved(vault, "Maps.md")).replace("# Maps", "# Maps of theirs"));
    const bar = reader.page.getByRole("alert").filter({ hasText: "changed on disk" });
    await bar.getByRole("button", { name: "Keep both" }).click();
    await expect
      .poll(() => saved(vault, "Maps.md"))
      .toContain("<<<<<<< typed here\n# Maps of mine\n=======\n# Maps of theirs\n>>>>>>> on disk\n");
  });

  test.for([
    ["Windows line ends", "---\r\na: 1\r\n---\r\n# One\r\n\r\ntwo\r\n"],
    ["mixed line ends and no last one", "# One\r\ntwo\nthree\rfour"],
    ["a byte order mark", "\uFEFF# One\n"],
  ] as const)(
    "a note with %s is not written when it is only opened",
    async ([, content], { reader, writer, vault }) => {
      await vault.write("Odd.md", content);
      await expect
        .poll(() => reader.page.evaluate("preview.app.vault.getFileByPath('Odd.md') !== null"))
        .toBe(true);
      await reader.openNote("Odd");
      for (const mode of ["live", "source"] as const) {
        await writer.edit(mode);
        await writer.press("Control+s");
      }
      await writer.read();
      await reader.openNote("Maps");
      expect(await saved(vault, "Odd.md")).toBe(content);
    },
  );

  test("lines that are not touched keep their own line ends when others are edited", async ({
    reader,
    writer,
    vault,
  }) => {
    await vault.write("Odd.md", "one\r\ntwo\nthree\r\n");
    await expect
      .poll(() => reader.page.evaluate("preview.app.vault.getFileByPath('Odd.md') !== null"))
      .toBe(true);
    await reader.openNote("Odd");
    await writer.edit("source");
    await writer.putCursor(2, 5);
    await writer.type("!");
    await writer.press("Control+s");
    await expect.poll(() => saved(vault, "Odd.md")).toBe("one\r\ntwo\nthree!\r\n");
  });
});

test("changing modes keeps the place in the note", async ({ reader, writer, vault }) => {
  const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraph number ${index} of this note.\n`);
  await vault.write("Long.md", paragraphs.join("\n"));
  await expect
    .poll(() => reader.page.evaluate("preview.app.vault.getFileByPath('Long.md') !== null"))
    .toBe(true);
  await reader.openNote("Long");
  const top = (): Promise<number> =>
    reader.page.evaluate("Math.round(preview.app.workspace.activeEditor.currentMode.getScroll())");
  await reader.page.evaluate("preview.app.workspace.activeEditor.currentMode.applyScroll(150)");
  await expect.poll(top).toBe(150);
  await writer.edit("live");
  await expect.poll(top).toBeGreaterThan(147);
  expect(await top()).toBeLessThan(153);
  await writer.edit("source");
  await expect.poll(top).toBeGreaterThan(146);
  expect(await top()).toBeLessThan(154);
  await writer.read();
  await expect.poll(top).toBeGreaterThan(145);
  expect(await top()).toBeLessThan(155);
});

test("a phone's screen holds the editor without a bar to scroll sideways", async ({ openReader }) => {
  const reader = await openReader({
    switches: "device:phone",
    viewport: { width: 360, height: 700 },
    hasTouch: true,
  });
  const writer = writerOf(reader);
  await reader.openNote("Channels");
  await writer.edit("source");
  await writer.press("Control+End");
  await writer.type(
    "\nA line that is much longer than a phone is wide, and still wraps where it should do so.",
  );
  const overflow =
    "document.querySelector('.cm-scroller').scrollWidth - document.querySelector('.cm-scroller').clientWidth";
  expect(await reader.page.evaluate(overflow)).toBeLessThanOrEqual(0);
});
