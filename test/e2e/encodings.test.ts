import { expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
const LATIN = Buffer.from("# Caf\u00e9\n\n- [ ] a task\n\nThe end.\n", "latin1");
const SENTENCE = "This note is not UTF-8, so it can only be read here, and nothing is written to it.";
const test = endToEnd({ shared: "page", prepare: (vault) => vault.write("Latin.md", LATIN) });

test("a note in Latin-1 is shown for reading, keeps every byte whatever is done, and can be changed once it is UTF-8", async ({
  reader,
  writer,
  vault,
}) => {
  const { page } = reader;
  await reader.openNote("Latin");
  await page.getByText(SENTENCE).waitFor();
  await page.locator(".markdown-reading-view .task-list-item-checkbox").click();
  await page.getByText("Latin.md is not UTF-8; nothing was written.").first().waitFor();

  await writer.edit("source");
  await writer.press("Control+End");
  await writer.type("typed");
  await reader.runCommand("Go for Reviewers: Insert a drill");
  await writer.press("Control+s");
  expect(await writer.value()).toBe("# Caf\uFFFD\n\n- [ ] a task\n\nThe end.\n");
  expect(await vault.readBytes("Latin.md")).toEqual(LATIN);

  await vault.write("Latin.md", LATIN.toString("latin1"));
  await page.getByText(SENTENCE).waitFor({ state: "hidden" });
  await expect.poll(() => writer.value()).toContain("# Caf\u00e9");
  await writer.press("Control+End");
  await writer.type("typed");
  await writer.press("Control+s");
  await expect.poll(() => vault.read("Latin.md")).toBe("# Caf\u00e9\n\n- [ ] a task\n\nThe end.\ntyped");
});

test("what is typed while another program makes the note Latin-1 is kept, and saved once it is UTF-8 again", async ({
  reader,
  writer,
  vault,
}) => {
  await vault.write("Typed.md", "one\n\ntwo\n\nthree\n");
  await reader.page.getByRole("treeitem", { name: "Typed" }).waitFor();
  await reader.openNote("Typed");
  await writer.edit("source");
  await writer.press("Control+Home");
  await writer.type("typed ");
  const bytes = Buffer.from("one\n\ntwo\n\nthr\u00e9e\n", "latin1");
  await vault.write("Typed.md", bytes);
  await reader.page.getByText(SENTENCE).filter({ visible: true }).waitFor();
  await writer.press("Control+s");
  expect(await vault.readBytes("Typed.md")).toEqual(bytes);
  expect(await writer.value()).toBe("typed one\n\ntwo\n\nthree\n");
  await vault.write("Typed.md", "one\n\ntwo\n\nthr\u00e9e\n");
  await expect.poll(() => vault.read("Typed.md")).toBe("typed one\n\ntwo\n\nthr\u00e9e\n");
});
