import { expect } from "vitest";
import { appendText } from "../../src/core/reviews/note";
import { answerOf, DAY, NOON } from "../support/arbitraries/reviews";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";
import { writerOf } from "./support/writer";

const question = (title: string, id: string): string => `### ${title}  ^${id}\n- [x] Yes\n- [ ] No\n`;

const drill = (...questions: readonly string[]): string =>
  ["```go-drill", ...questions, "```", ""].join("\n");

const PROSE = `${"A slice is a window onto an array. ".repeat(40)}\n\n`.repeat(6);

const LESSON = [
  "---\nlesson: 7\ntags: [windows, go]\n---\n\n# Slices\n\n",
  PROSE,
  drill(question("First?", "l07-first"), question("Second?", "l07-second")),
  `\n${PROSE}`,
  drill(question("Third?", "l07-third")),
].join("");

const test = endToEnd({
  shared: "nothing",
  prepare: async (vault) => {
    await vault.write("07 Slices.md", LESSON);
    await vault.write("08 Maps.md", `---\nlesson: 8\ntags: go\n---\n\n${drill(question("Fourth?", "l08"))}`);
    await vault.write("Empty.md", "# Empty\n");
  },
});

const go = (reader: Reader, where: string): Promise<void> =>
  reader.runCommand(`Go for Reviewers: Go to the ${where}`);

/** Waits until a question has the focus and is on screen. */
async function isAt({ page }: Reader, title: string): Promise<void> {
  const focused = page.locator("[data-focus='question']:focus");
  await expect
    .poll(() =>
      focused.evaluate((element) => element.closest(".gfr-drill")?.querySelector(".gfr-title")?.textContent),
    )
    .toBe(title);
  await expect
    .poll(async () => {
      const box = await focused.boundingBox();
      const height = page.viewportSize()?.height ?? 0;
      return box !== null && box.y >= 0 && box.y < height;
    })
    .toBe(true);
}

const answerIt = async ({ page }: Reader): Promise<void> => {
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
};

test("one command leads from opening a lesson to its first question, others on and back, inside a block and across", async ({
  reader,
}) => {
  await reader.openNote("07 Slices");
  await go(reader, "first open question");
  await isAt(reader, "First?");
  await go(reader, "next question");
  await isAt(reader, "Second?");
  await go(reader, "next question");
  await isAt(reader, "Third?");
  await go(reader, "next question");
  await reader.page.getByText("No question follows in this note.").waitFor();
  await go(reader, "previous question");
  await isAt(reader, "Second?");
  await go(reader, "first open question");
  await isAt(reader, "First?");
  await answerIt(reader);
  await go(reader, "first open question");
  await isAt(reader, "Second?");
  await answerIt(reader);
  await go(reader, "first open question");
  await isAt(reader, "Third?");
  await answerIt(reader);
  await go(reader, "first open question");
  await reader.page.getByText("No question of this note is open or due.").waitFor();
});

test("in Live Preview they lead to the drawn question, also where the cursor is inside its block", async ({
  reader,
  writer,
}) => {
  await reader.openNote("07 Slices");
  await writer.edit("live");
  const inFirst = LESSON.slice(0, LESSON.indexOf("First?")).split("\n").length;
  await writer.putCursor(inFirst);
  await go(reader, "next question");
  await isAt(reader, "Second?");
  await go(reader, "next question");
  await isAt(reader, "Third?");
});

test("a note without questions does not offer them", async ({ reader }) => {
  await reader.openNote("Empty");
  await reader.page.keyboard.press("Control+p");
  const dialog = reader.page.getByRole("dialog");
  await dialog.getByRole("combobox").fill("Go for Reviewers: Open today");
  await reader.page.getByRole("option", { name: "Go for Reviewers: Open today" }).waitFor();
  await dialog.getByRole("combobox").fill("next question");
  expect(await reader.page.getByRole("option", { name: /next question/ }).count()).toBe(0);
});

test("a tag or a lesson to practise is chosen from a list that says how much it asks", async ({ reader }) => {
  const { page } = reader;
  await reader.runCommand("Go for Reviewers: Open today");
  await page.getByRole("button", { name: "Start 07 Slices" }).waitFor();
  await reader.runCommand("Go for Reviewers: Practise a tag…");
  const options = page.getByRole("listbox").getByRole("option");
  await expect.poll(() => options.allTextContents()).toEqual(["#go · 4 questions", "#windows · 3 questions"]);
  await page.keyboard.type("win");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Practice: #windows" }).waitFor();
  await page.getByText("1 of 3").waitFor();
  await reader.runCommand("Go for Reviewers: Practise a lesson…");
  await options.getByText("08 Maps · 1 question").click();
  await page.getByText("1 of 1").waitFor();
});

test("what was missed twice is written at the cursor, each with a link to it, and undone in one step", async ({
  vault,
  openReader,
}) => {
  const missed = [1, 2].map((n) => answerOf("phone", n, { t: NOON - n * DAY, q: "l07-first", ok: false }));
  await vault.write("Reviews/phone 2026-11.md", appendText("", missed));
  const reader = await openReader({ prepare: async ({ clock }) => clock.setFixedTime(NOON) });
  const writer = writerOf(reader);
  await reader.runCommand("Go for Reviewers: Open today");
  await reader.page.locator(".gfr-lesson", { hasText: "07 Slices" }).getByText("1 missed").waitFor();
  await reader.openNote("Empty");
  await writer.edit("live");
  const before = await writer.value();
  await writer.press("Control+End");
  await reader.runCommand("Go for Reviewers: Insert what was missed twice");
  await expect
    .poll(() => writer.value())
    .toBe(`${before}- First? [[07 Slices#^l07-first]]: missed 2 of 2 times\n`);
  await writer.press("Control+z");
  expect(await writer.value()).toBe(before);
});
