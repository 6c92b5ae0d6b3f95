import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import { writerOf } from "./support/writer";
const test = endToEnd({ shared: "nothing" });

test("an edit in another editor appears on the page, a new note in the list, a deleted one goes", async ({
  reader,
  vault,
}) => {
  await reader.openNote("Maps");
  const text = await vault.read("Maps.md");
  await vault.write("Maps.md", text.replace("A note that is changed on disk.", "It was changed."));
  await reader.notes.first().getByText("It was changed.").waitFor();
  await vault.write("deep/New note.md", "# New\n");
  await reader.page.getByRole("treeitem", { name: "deep" }).waitFor();
  await rm(join(vault.folder, "deep"), { recursive: true });
  await expect.poll(() => reader.page.getByRole("treeitem", { name: "deep" }).count()).toBe(0);
});

test.for(["live", "source"] as const)(
  "what is typed behind a drill at the end of a note is on disk after a moment, and nothing else is changed (%s)",
  async (mode, { reader, vault }) => {
    await reader.openNote("Maps");
    const before = await vault.read("Maps.md");
    const writer = writerOf(reader);
    await writer.edit(mode);
    await writer.press("Control+End");
    await writer.type("\nTyped on the page.");
    await expect.poll(() => vault.read("Maps.md")).toBe(`${before}\nTyped on the page.`);
  },
);
