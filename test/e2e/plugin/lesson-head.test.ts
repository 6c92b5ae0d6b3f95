import { describe, expect } from "vitest";
import type { Locator } from "playwright-core";
import { endToEnd } from "../support/end-to-end";
import type { Reader } from "../support/reader";

const drill = (title: string): string =>
  `\`\`\`go-drill\n### ${title}\n- [x] Yes, it does\n- [ ] No, it does not\n\`\`\`\n`;

const text = "A slice is a window on an array.\n\n".repeat(30);

const LESSON = `---
lesson: 7
subtitle: A slice is a window.
go: "1.25"
prereqs: ["[[Maps]]"]
---

Begin here.

## 1 · Length

${drill("Is it long?")}
${text}
## 2 · Room

${drill("Has it room?")}
The last line.
`;

const test = endToEnd({
  shared: "nothing",
  prepare: async (vault) => {
    await vault.write("07 Slices.md", LESSON);
    await vault.write("08 Strings.md", "---\nlesson: 8\n---\n\nStrings are read-only.\n");
    await vault.write("Plain.md", `Not a lesson.\n\n${drill("Is it plain?")}`);
  },
});

const head = ({ page }: Reader): Locator =>
  page.getByRole("region", { name: "About this lesson" }).filter({ visible: true });

async function answer(reader: Reader, title: string, option: string): Promise<void> {
  const drill = reader.drill(title);
  await drill.getByText(option, { exact: true }).click();
  await drill.getByRole("button", { name: /^Sure/ }).click();
}

describe("a lesson that is read", () => {
  test("says under its title what it is and how far one has come, and goes on where one stopped", async ({
    reader,
    vault,
  }) => {
    await reader.openNote("07 Slices");
    await head(reader).getByText("A slice is a window.", { exact: true }).waitFor();
    expect(await head(reader).getByRole("listitem").allInnerTexts()).toEqual([
      "Lesson 7",
      "2 questions",
      "about 2 min, in 2 parts",
      "Go 1.25",
      "after Maps",
    ]);
    await head(reader).getByRole("button", { name: "Start" }).waitFor();
    await answer(reader, "Is it long?", "Yes, it does");
    await head(reader).getByText("1 of 2 questions answered: 1 right").waitFor();
    await head(reader).getByRole("button", { name: "Continue: part 2" }).press("Enter");
    await reader.page.getByRole("heading", { name: "2 · Room" }).waitFor();
    expect(await vault.read("07 Slices.md")).toBe(LESSON);
    await reader.page.keyboard.press("Control+Home");
    await head(reader).getByRole("link", { name: "Maps" }).click();
    await reader.page.locator(".inline-title:visible", { hasText: "Maps" }).waitFor();
  });

  test("has no head where the setting is off, and where the note is no lesson", async ({
    reader,
    vault,
    openReader,
  }) => {
    await reader.openNote("Plain");
    await reader.drill("Is it plain?").waitFor();
    expect(await reader.page.locator(".gfr-lesson-head").count()).toBe(0);
    await vault.write(".obsidian/plugins/go-for-reviewers/data.json", '{"lessonHead": false}');
    const off = await openReader();
    await off.openNote("07 Slices");
    await off.drill("Is it long?").waitFor();
    expect(await off.page.locator(".gfr-lesson-head").count()).toBe(0);
  });
});

describe("a lesson in Live Preview", () => {
  test("has the head below its properties, which follows the answers and stays while one writes", async ({
    reader,
    writer,
    vault,
  }) => {
    await reader.openNote("07 Slices");
    await writer.edit("live");
    await head(reader).getByRole("button", { name: "Start" }).waitFor();
    const box = await head(reader).boundingBox();
    const line = await reader.page.locator(".cm-line:visible", { hasText: "Begin here." }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(line?.y ?? 0);
    await writer.drills().first().getByText("Yes, it does", { exact: true }).click();
    await writer.drills().first().getByRole("button", { name: /^Sure/ }).click();
    await head(reader).getByRole("button", { name: "Continue: part 2" }).waitFor();
    expect(await vault.read("07 Slices.md")).toBe(LESSON);
    await reader.runCommand("Toggle Live Preview/Source mode");
    await expect.poll(() => reader.page.locator(".cm-editor .gfr-lesson-head").count()).toBe(0);
  });
});
