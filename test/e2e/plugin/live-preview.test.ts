import type { Locator } from "playwright-core";
import { describe, expect, inject } from "vitest";
import { endToEnd } from "../support/end-to-end";
import type { ServedVault } from "../support/preview";
import { settingNamed, switchesIn } from "../support/settings";
import type { Writer } from "../support/writer";
/** Notes nobody has answered in yet. */
let fresh: string[];
/** The one that is open. */
let note: string;
let text: string;
const test = endToEnd({
  shared: "page",
  prepare: async (vault) => {
    fresh = [...(await vault.copies("Channels", 16))];
  },
});
test.beforeEach(async ({ reader, writer, vault }) => {
  note = fresh.shift() ?? "";
  text = await vault.read(`${note}.md`);
  await reader.openNote(note);
  await writer.edit("live");
});
test.afterEach(async ({ writer }) => {
  if ((await writer.text.count()) > 0) await writer.read();
});

/** Number of the first line that contains a piece of the note's text. */
const lineOf = (piece: string): number => text.split("\n").findIndex((line) => line.includes(piece));

const drill = (writer: Writer, title = "Does it wait?"): Locator => writer.drill(title);

async function answer(writer: Writer): Promise<void> {
  const within = drill(writer);
  await within.getByText("In no order with it").click();
  await within.getByRole("button", { name: /^Sure/ }).click();
  await within.getByText("Nothing orders the two.").waitFor();
}

/** The lines of source now on show. */
const sourceShown = (writer: Writer, piece: string): Promise<number> =>
  writer.text.locator(".cm-line", { hasText: piece }).count();

describe("a block in Live Preview", () => {
  test("is drawn in its place, and answered there without a letter getting into the note", async ({
    writer,
    vault,
  }) => {
    await answer(writer);
    await drill(writer)
      .getByRole("button", { name: /^Try again/ })
      .click();
    await drill(writer).getByRole("radio").first().focus();
    await writer.press("h", "2", "Enter");
    await drill(writer).getByText("Nothing orders the two.").waitFor();
    await writer.press("r", "ArrowDown", "Space", "Delete");
    expect(await writer.value()).toBe(text);
    expect(await vault.read(`${note}.md`)).toBe(text);
  });

  test("takes a typed answer in its own field", async ({ reader, writer }) => {
    await reader.openNote("Maps");
    await writer.edit("live");
    const before = await writer.value();
    const field = drill(writer, "What is printed?").getByRole("textbox");
    await field.click();
    await writer.type("0 and more");
    await writer.press("Control+a", "Backspace");
    await writer.type("0");
    expect(await field.inputValue()).toBe("0");
    await writer.press("Control+Enter");
    await drill(writer, "What is printed?").getByText("Right.").first().waitFor();
    expect(await writer.value()).toBe(before);
  });

  test("shows its source while the cursor is in it, and its answers again when the cursor has left", async ({
    writer,
  }) => {
    await answer(writer);
    await writer.putCursor(lineOf("### Does it wait?"));
    await expect.poll(() => sourceShown(writer, "### Does it wait?")).toBe(1);
    expect(await drill(writer).count()).toBe(0);
    await writer.putCursor(lineOf("Text between"));
    await drill(writer).getByText("Nothing orders the two.").waitFor();
    expect(await sourceShown(writer, "### Does it wait?")).toBe(0);
  });

  test("is drawn anew from what was written in its source", async ({ writer, vault }) => {
    await writer.putCursor(lineOf("When does `save` run?"));
    await writer.press("End");
    await writer.type(" Think twice.");
    await writer.putCursor(lineOf("Text between"));
    await drill(writer).getByText("Think twice.").waitFor();
    await writer.press("Control+s");
    await expect.poll(() => vault.read(`${note}.md`)).toContain("run? Think twice.");
  });

  test("keeps what was answered while the text above it is written", async ({ writer }) => {
    await answer(writer);
    await drill(writer).evaluate((element) => element.setAttribute("data-seen", "before"));
    await writer.putCursor(lineOf("# Channels"), lineOf("# Channels") === -1 ? 0 : "# Channels".length);
    await writer.text.focus();
    await writer.type(" and more");
    await writer.press("Enter");
    await drill(writer).getByText("Nothing orders the two.").waitFor();
    const kept = (await drill(writer).getAttribute("data-seen")) === "before";
    expect(kept).toBe(switchesIn(settingNamed(inject("setting"))).widgets === "reuse");
  });

  test("gives its lines to the source by its button, with the mouse and by keys", async ({ writer }) => {
    const button = writer.text.getByRole("button", { name: "Edit this block" }).first();
    await button.click();
    await expect.poll(() => sourceShown(writer, "### Does it wait?")).toBe(1);
    expect(await writer.cursor()).toEqual({ line: lineOf("### Does it wait?"), ch: 0 });
    await writer.putCursor(lineOf("Text between"));
    await button.press("Enter");
    await expect.poll(() => sourceShown(writer, "### Does it wait?")).toBe(1);
    await writer.type("x");
    expect(await writer.value()).toContain("x### Does it wait?");
    await writer.press("Control+z");
    expect(await writer.value()).toBe(text);
  });

  test("is stepped into with the arrow keys, from above and from below", async ({ writer }) => {
    await writer.putCursor(lineOf("Text between"));
    await writer.press("ArrowUp", "ArrowUp");
    expect(await writer.cursor()).toEqual({ line: lineOf("Text between") - 2, ch: 0 });
    await expect.poll(() => sourceShown(writer, "### Does it wait?")).toBe(1);
    await writer.putCursor(lineOf("Text between"));
    await writer.press("ArrowDown", "ArrowDown");
    expect((await writer.cursor()).line).toBe(lineOf("````go-compare"));
    await expect.poll(() => sourceShown(writer, "### Wait for it")).toBe(1);
  });

  test("leaves the text below it in reach when it grows", async ({ writer }) => {
    await answer(writer);
    const below = writer.text.getByText("Text between the blocks.");
    // The editor draws lines only near what is in view.
    while ((await below.count()) === 0) expect(await writer.scrollOn()).toBe(true);
    await below.click();
    expect((await writer.cursor()).line).toBe(lineOf("Text between"));
    await drill(writer)
      .getByRole("button", { name: /^Try again/ })
      .click();
    await below.click();
    expect((await writer.cursor()).line).toBe(lineOf("Text between"));
  });

  test("is the same in a second pane that shows the note as it is read", async ({ reader, writer }) => {
    await reader.runCommand("Split right");
    const read = reader.page.locator(".markdown-preview-view:visible");
    await expect.poll(() => writer.text.count()).toBe(2);
    await writer.press("Control+e");
    await read.waitFor();
    await expect.poll(() => writer.text.count()).toBe(1);
    await answer(writer);
    await read.getByText("Nothing orders the two.").waitFor();
    await read.getByRole("button", { name: /^Try again/ }).click();
    await expect.poll(() => drill(writer).getByText("Nothing orders the two.").count()).toBe(0);
    await reader.runCommand("Close current tab");
    await expect.poll(() => read.count()).toBe(0);
  });
});

describe("blocks in unusual places", () => {
  const rewrite = async (writer: Writer, vault: ServedVault, content: string): Promise<void> => {
    await vault.write(`${note}.md`, content);
    await expect.poll(() => writer.value()).toBe(content);
  };

  test("in a callout a block is drawn and answered", async ({ writer, vault }) => {
    const block = text.slice(text.indexOf("````go-drill"), text.indexOf("\nText between")).trimEnd();
    const quoted = ["[!note] Try it", ...block.split("\n")].map((line) => `> ${line}`).join("\n");
    await rewrite(writer, vault, `# ${note}\n\n${quoted}\n\nAfter.\n`);
    await answer(writer);
    expect(await writer.text.locator(".callout").count()).toBe(1);
  });

  test("two blocks of the same text are both drawn, and stepped into each by itself", async ({
    writer,
    vault,
  }) => {
    // Short ones, so that a phone's screen holds both.
    const block = "````go-drill\n### Twice?\n\nWhat?\n\n- [x] Yes\n- [ ] No\n````";
    await rewrite(writer, vault, `# ${note}\n\n${block}\n\nBetween.\n\n${block}\n\nAfter.\n`);
    await expect.poll(() => drill(writer, "Twice?").count()).toBe(2);
    await writer.putCursor(block.split("\n").length + 6);
    await expect.poll(() => drill(writer, "Twice?").count()).toBe(1);
    await expect.poll(() => sourceShown(writer, "### Twice?")).toBe(1);
  });

  test("a block that is not closed stays text until it is", async ({ writer, vault }) => {
    await rewrite(
      writer,
      vault,
      `# ${note}\n\n\`\`\`\`go-drill\n### Open?\n\nWhat?\n\n- [x] Yes\n- [ ] No\n`,
    );
    await expect.poll(() => sourceShown(writer, "### Open?")).toBe(1);
    await writer.press("Control+End");
    await writer.type("````\n\nAfter.");
    await drill(writer, "Open?").waitFor();
  });
});
