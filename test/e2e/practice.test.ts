import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Reader } from "./support/reader";
import type { ServedVault } from "./support/preview";
import { endToEnd } from "./support/end-to-end";

const LESSON = `---
lesson: 7
subtitle: A slice is a window.
---

# Slices

\`\`\`go-drill
### Which grows?  ^l07-grows
- [x] The slice with room
- [ ] The array

### What does it print?  ^l07-prints
- [x] Zero
- [ ] Nothing
\`\`\`
`;

const MORNING = Date.UTC(2026, 10, 30, 9);
const DAY = 86_400_000;

const test = endToEnd({
  shared: "nothing",
  prepare: async (vault) => {
    await vault.write("07 Slices.md", LESSON);
    await vault.write("Start.md", "# Start\n\n```go-lessons\n```\n");
  },
});

/** A browser on a day, counted from the first. */
const onDay = (day: number) => ({
  prepare: async ({ clock }: Reader["page"]) => clock.setFixedTime(MORNING + day * DAY),
});

/** The lines of the log, whichever devices wrote them, in the order of time. */
async function logOf(vault: ServedVault): Promise<readonly string[]> {
  const folder = join(vault.folder, "Reviews");
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.startsWith("{"));
  const timeOf = (line: string): number => (JSON.parse(line) as { readonly t: number }).t;
  // Lines of one moment are of one device, and stand in their order.
  return lines.sort((one, other) => timeOf(one) - timeOf(other));
}

async function answer(reader: Reader, title: string, option: string, how: RegExp): Promise<void> {
  const drill = reader.drill(title);
  await drill.getByText(option, { exact: true }).click();
  await drill.getByRole("button", { name: how }).click();
}

test("what is answered is kept in the vault, shown in another browser, and no lesson changes", async ({
  vault,
  openReader,
}) => {
  const first = await openReader(onDay(0));
  await first.openNote("07 Slices");
  await answer(first, "Which grows?", "The slice with room", /^Sure/);
  await first.drill("Which grows?").getByText("Comes back on Thursday.").waitFor();
  await first.drill("Which grows?").getByRole("button", { name: "Next ↵" }).click();
  await answer(first, "What does it print?", "Nothing", /^Sure/);
  await expect.poll(async () => (await logOf(vault)).length).toBe(2);

  const second = await openReader(onDay(0));
  await second.openNote("07 Slices");
  await second.drill("Which grows?").getByText("Right today. Comes back on Thursday.").waitFor();
  await second.drill("Which grows?").getByRole("button", { name: "Next question" }).click();
  await second.drill("What does it print?").getByText("Not right today. Comes back tomorrow.").waitFor();
  expect(await vault.read("07 Slices.md")).toBe(LESSON);
});

test("the next day Today says what is due, practice asks it by keyboard alone, and undo takes it back", async ({
  vault,
  openReader,
}) => {
  const first = await openReader(onDay(0));
  await first.openNote("07 Slices");
  await answer(first, "Which grows?", "The array", /^Sure/);
  await expect.poll(async () => (await logOf(vault)).length).toBe(1);
  await first.page.close();

  const reader = await openReader(onDay(1));
  const { page } = reader;
  await reader.runCommand("Go for Reviewers: Open today");
  await page.getByRole("heading", { name: "1 question is due" }).waitFor();
  await page.getByText("1 you were sure of and missed. From lesson 7.").waitFor();
  await page.getByRole("button", { name: "Practise", exact: true }).press("Enter");

  const drill = page.getByRole("group", { name: "Drill", exact: true });
  await page.getByText("1 of 2").waitFor();
  await drill.getByRole("radio", { name: "The slice with room" }).press("Space");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await logOf(vault)).length).toBe(2);
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(async () => (await logOf(vault)).at(-1)).toContain('"e":"undo"');

  await page.getByRole("button", { name: "Don’t ask again" }).press("Enter");
  await expect.poll(async () => (await logOf(vault)).at(-1)).toContain('"e":"suspend"');
  await page.getByRole("button", { name: "Skip" }).press("Enter");
  await page.getByRole("heading", { name: "That is enough for now" }).waitFor();
  await page.getByRole("button", { name: "Back to Today" }).press("Enter");
  await page.getByRole("heading", { name: "Nothing is due" }).waitFor();

  await reader.openNote("Start");
  await page
    .locator(".gfr-lesson", { hasText: "07 Slices" })
    .getByText("1 of 2 questions answered: 1 missed")
    .waitFor();
});

/** Ten questions, of which each is right with its first option. */
const TEN = Array.from(
  { length: 10 },
  (_, index) =>
    `### Question ${index + 1}  ^l08-q${index + 1}\n- [x] Right ${index + 1}\n- [ ] Wrong ${index + 1}\n`,
).join("\n");

test.for(["keys", "touch"] as const)(
  "five are practised, and the last is undone, by %s alone",
  async (by, { vault, openReader }) => {
    await vault.write("08 Ten.md", `---\nlesson: 8\n---\n\n# Ten\n\n\`\`\`go-drill\n${TEN}\`\`\`\n`);
    const answered = Array.from({ length: 10 }, (_, index) =>
      JSON.stringify({
        v: 1,
        d: "old",
        n: index + 1,
        t: MORNING - DAY,
        tz: 0,
        e: "answer",
        q: `l08-q${index + 1}`,
        ok: false,
      }),
    );
    await vault.write("Reviews/old 2026-11.md", `\`\`\`jsonl\n${answered.join("\n")}\n`);
    const phone = by === "touch" ? { viewport: { width: 390, height: 844 }, hasTouch: true } : {};
    const reader = await openReader({ ...onDay(0), ...phone });
    const { page } = reader;
    await reader.runCommand("Go for Reviewers: Open today");
    const practise = page.getByRole("button", { name: "Practise", exact: true });
    await (by === "keys" ? practise.press("Enter") : practise.tap());
    const focused = (): Promise<boolean> =>
      page.evaluate("document.activeElement?.closest('.gfr-practice .gfr-question') != null");
    for (let count = 1; count <= 5; count++) {
      await page.getByText(`${count} of 10`, { exact: true }).waitFor();
      await expect.poll(focused).toBe(true);
      if (by === "keys") {
        await page.getByRole("radio", { name: /^Right/ }).press("Space");
        await page.keyboard.press("Enter");
        await expect.poll(async () => (await logOf(vault)).length).toBe(10 + count);
        if (count < 5) await page.keyboard.press("Enter");
      } else {
        await page.locator(".gfr-practice .gfr-option-label", { hasText: "Right" }).tap();
        await page.getByRole("button", { name: /^Sure/ }).tap();
        await expect.poll(async () => (await logOf(vault)).length).toBe(10 + count);
        if (count < 5) await page.getByRole("button", { name: /^Next/ }).tap();
      }
    }
    const undo = page.getByRole("button", { name: "Undo" });
    await (by === "keys" ? undo.press("Enter") : undo.tap());
    await expect.poll(async () => (await logOf(vault)).at(-1)).toContain('"e":"undo"');
    await page.getByText("5 of 10", { exact: true }).waitFor();
    await expect.poll(focused).toBe(true);
  },
);
