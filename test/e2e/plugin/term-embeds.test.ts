import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { endToEnd } from "../support/end-to-end";
import type { Reader } from "../support/reader";
import { activeFile, openTerms, writeTerms } from "../support/terms";

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
const test = endToEnd({
  shared: "nothing",
  prepare: async (vault) => {
    await writeTerms(vault);
    await vault.write("Embeds.md", EMBEDS);
  },
  begin: async (reader, vault) => {
    await openTerms(reader, vault);
    await reader.openNote("Embeds");
  },
});

const box = (reader: Reader, within: Locator = reader.notes.first()): Locator =>
  within.locator(".gfr-term-embed");

describe("an embed of a term", () => {
  test("shows its entry, in prose and in a drill, with links to its lessons and to the glossary", async ({
    reader,
  }) => {
    await expect.poll(() => box(reader).count()).toBe(2);
    await expect.poll(() => box(reader).first().textContent()).toMatch(/which tells absent from zero/);
    expect(await box(reader, reader.drill("Which one tells?")).textContent()).toContain(
      "Introduced in Lookups",
    );
    expect(await reader.notes.first().locator(".internal-embed").textContent()).toContain("Unheard of");
    await box(reader).first().getByRole("link", { name: "in the glossary" }).click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
    await reader.openNote("Embeds");
    await box(reader).first().getByText("Lookups").click();
    await expect.poll(() => activeFile(reader)).toBe("Lookups.md");
  });

  test("gives way to a note of that name, and comes back when that goes", async ({ reader, vault }) => {
    await expect.poll(() => box(reader).count()).toBe(2);
    await vault.write("comma-ok.md", "A note of that name.\n");
    await expect.poll(() => reader.notes.first().textContent()).toContain("A note of that name.");
    expect(await box(reader).count()).toBe(1);
    await reader.page.evaluate("preview.app.vault.delete(preview.app.vault.getFileByPath('comma-ok.md'))");
    await expect.poll(() => box(reader).count()).toBe(2);
  });

  test("is left to the app when the plugin goes", async ({ reader }) => {
    await expect.poll(() => box(reader).count()).toBe(2);
    await reader.page.evaluate("preview.plugin.disable()");
    await expect.poll(() => box(reader).count()).toBe(0);
    expect(await reader.notes.first().textContent()).toContain("comma-ok” is not in this vault");
  });
});

describe("in Live Preview", () => {
  test("the entry stands in the place of its source, which a click brings back", async ({
    reader,
    writer,
  }) => {
    await writer.edit("live");
    await writer.putCursor(0);
    const inEditor = box(reader, writer.text).first();
    await inEditor.getByText("which tells absent from zero").waitFor();
    expect(await writer.text.getByText("comma-ok” is not in this vault").count()).toBe(0);
    await inEditor.getByText("which tells absent from zero").click();
    await expect.poll(() => writer.text.getByText("![[comma-ok]]").count()).toBe(1);
    expect(await writer.cursor()).toMatchObject({ line: 4 });
    await writer.putCursor(0);
    await inEditor.getByRole("link", { name: "in the glossary" }).click();
    await expect.poll(() => activeFile(reader)).toBe("GLOSSARY.md");
  });

  test("source mode shows the source", async ({ reader, writer }) => {
    await writer.edit("source");
    await writer.text.getByText("![[comma-ok]]").waitFor();
    expect(await box(reader, writer.text).count()).toBe(0);
  });
});
