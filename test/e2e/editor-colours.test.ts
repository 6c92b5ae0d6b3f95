import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { violationsIn } from "./support/accessibility";
import { endToEnd } from "./support/end-to-end";
import { variations } from "./support/variations";
import { writerOf, type Writer } from "./support/writer";
const test = endToEnd({ shared: "nothing" });

/** What of the source now on show has a class, such as `gfr-tok-keyword`. */
const written = (writer: Writer, role: string): Locator => writer.text.locator(`.cm-line .gfr-${role}`);

const lineOf = async (writer: Writer, piece: string): Promise<number> =>
  (await writer.value()).split("\n").findIndex((line) => line.includes(piece));

describe("the source of a block", () => {
  test("is coloured in source mode: its code, and the marks of its language", async ({ reader, writer }) => {
    await reader.openNote("Channels");
    await writer.edit("source");
    await expect.poll(() => written(writer, "tok-keyword").allTextContents()).toContain("go");
    expect(await written(writer, "source-key").allTextContents()).toContain("shuffle:");
    expect(await written(writer, "source-id").allTextContents()).toContain("^wait");
    expect(await written(writer, "source-right").allTextContents()).toEqual(
      expect.arrayContaining(["[x]", "//!"]),
    );
    expect(await written(writer, "source-callout").allTextContents()).toContain("[!hint]");
    await writer.press("Control+End");
    await expect.poll(() => written(writer, "source-number").allTextContents()).toContain("①");
    expect(await written(writer, "source-quoted").allTextContents()).toContain('"Python"');
  });

  test("is coloured in Live Preview while the cursor is in it, and elsewhere drawn", async ({
    reader,
    writer,
  }) => {
    await reader.openNote("Channels");
    await writer.edit("live");
    expect(await written(writer, "tok-keyword").count()).toBe(0);
    await writer.putCursor(await lineOf(writer, "wg.Wait"));
    await expect.poll(() => written(writer, "source-number").allTextContents()).toContain("②");
    await expect.poll(() => written(writer, "tok-keyword").allTextContents()).toContain("await");
    expect(await written(writer, "source-right").count()).toBe(0);
  });

  test("follows what is typed at once", async ({ reader, writer }) => {
    await reader.openNote("Channels");
    await writer.edit("source");
    await expect.poll(() => written(writer, "tok-keyword").count()).toBeGreaterThan(0);
    const line = await lineOf(writer, "save(item)");
    await writer.putCursor(line, 0);
    await writer.type("defer ");
    const typed = writer.text.locator(".cm-line", { hasText: "defer save" });
    await expect.poll(() => typed.locator(".gfr-tok-keyword").allTextContents()).toEqual(["defer"]);
    await writer.putCursor(await lineOf(writer, "shuffle:"), 0);
    await writer.press("Delete");
    await expect.poll(() => written(writer, "source-key").allTextContents()).not.toContain("shuffle:");
  });

  test("is coloured as soon as the block is written, and plain again when it is no block any more", async ({
    reader,
    writer,
    vault,
  }) => {
    await vault.write("New.md", "# New\n\n");
    await expect
      .poll(() => reader.page.evaluate("preview.app.vault.getFileByPath('New.md') !== null"))
      .toBe(true);
    await reader.openNote("New");
    await writer.edit("source");
    await writer.press("Control+End");
    await writer.type("````go-drill\ntags: a\n````\n");
    await expect.poll(() => written(writer, "source-key").allTextContents()).toEqual(["tags:"]);
    await writer.putCursor(2, 0);
    await writer.type("x");
    await expect.poll(() => written(writer, "source-key").count()).toBe(0);
    await writer.press("Backspace");
    await expect.poll(() => written(writer, "source-key").count()).toBe(1);
  });

  test("keeps its place: what is coloured is as wide and as high as what is plain", async ({
    reader,
    writer,
  }) => {
    await reader.openNote("Channels");
    await writer.edit("source");
    await expect.poll(() => written(writer, "tok-keyword").count()).toBeGreaterThan(0);
    const heights = () =>
      writer.text.locator(".cm-line").evaluateAll((lines) => lines.map((line) => line.clientHeight));
    const coloured = await heights();
    await reader.page.evaluate("preview.plugin.disable()");
    await expect.poll(() => written(writer, "tok-keyword").count()).toBe(0);
    expect(await heights()).toEqual(coloured);
  });
});

const LOOKS = [
  { scheme: "dark", mode: "live" },
  { scheme: "light", mode: "source" },
  { scheme: "light", mode: "live" },
  { scheme: "dark", mode: "source" },
] as const;

test.for(variations(LOOKS, 2))(
  "every colour can be read in $scheme, in $mode mode",
  async ({ scheme, mode }, { openReader }) => {
    const reader = await openReader({ colorScheme: scheme });
    const writer = writerOf(reader);
    await reader.openNote("Channels");
    await writer.edit(mode);
    await writer.putCursor(await lineOf(writer, "done <- true"));
    await expect.poll(() => written(writer, "tok-keyword").count()).toBeGreaterThan(0);
    expect(await violationsIn(reader.page, ".gfr-source", ["color-contrast"])).toEqual([]);
  },
);
