import { expect } from "vitest";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import { givenOf } from "../../src/core/reviews/given";
import { questionsOf } from "../../src/core/schedule/questions";
import { parseYaml } from "../support/parse-yaml";
import { violationsIn } from "./support/accessibility";
import { endToEnd } from "./support/end-to-end";
import { writerOf } from "./support/writer";

const LESSON = `---
lesson: 7
Terms introduced:
  - "slice — a window onto an array"
  - "nil map — a map that was never made"
---

# Slices

\`\`\`go-drill
### Which [[slice]] grows?  ^l07-grows
- [x] The one with room
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
  prepare: (vault) => vault.write("07 Slices.md", LESSON),
  options: { prepare: async ({ clock }) => clock.setFixedTime(MORNING) },
});

/** What the log has for the wrong option of the first question. */
function wrongOption(): readonly string[] {
  const [first] = questionsOf(
    parseLesson("07 Slices.md", LESSON, { parseYaml, termsKey: "Terms introduced" }),
  );
  if (first?.kind !== "question") throw new Error("The lesson asks nothing.");
  return givenOf(first.question, { kind: "options", chosen: [1] });
}

/** A log in which a question was missed on two days with the same option, and then known on two. */
function log(): string {
  const answers = [
    { daysAgo: 9, ok: false, a: wrongOption() },
    { daysAgo: 8, ok: false, a: wrongOption() },
    { daysAgo: 7, ok: true },
    { daysAgo: 2, ok: true },
  ];
  const lines = answers.map(({ daysAgo, ...answer }, index) => {
    const event = { v: 1, d: "phone", n: index + 1, t: MORNING - daysAgo * DAY, tz: 0, e: "answer" };
    return JSON.stringify({ ...event, q: "l07-grows", sure: true, ...answer });
  });
  return `\`\`\`jsonl\n${lines.join("\n")}\n`;
}

const MISSED_TODAY = `\`\`\`jsonl\n${JSON.stringify({ v: 1, d: "tablet", n: 1, t: MORNING, tz: 0, e: "answer", q: "l07-grows", ok: false })}\n`;

test("before anything is answered, Progress says what to do; Today leads there, and back", async ({
  reader,
}) => {
  const { page } = reader;
  await reader.runCommand("Go for Reviewers: Open today");
  await page.getByRole("button", { name: "Progress" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Progress" }).waitFor();
  await page.getByText("Answer a question, and its day is marked here.").waitFor();
  await page.getByText("What you answer comes back, and its day is shown here.").waitFor();
  await page.getByText("No question was missed twice").waitFor();
  expect(await page.getByText("Show as table").count()).toBe(0);
  await page.getByRole("button", { name: "Today", exact: true }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
});

test.for([
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const)(
  "Progress shows pictures with their tables: $colorScheme",
  async (options, { vault, openReader }) => {
    await vault.write("Reviews/phone 2026-11.md", log());
    const reader = await openReader({
      prepare: async ({ clock }) => clock.setFixedTime(MORNING),
      ...options,
    });
    const { page } = reader;
    await reader.runCommand("Go for Reviewers: Open progress");
    await page.getByText("You practised on 4 days of the last 26 weeks.").waitFor();

    for (const summary of await page.getByText("Show as table").all()) await summary.press("Enter");
    const days = page.getByRole("table", { name: "Questions answered on each day" });
    await expect.poll(() => days.getByRole("row").count()).toBe(27);
    expect(await days.getByRole("cell", { name: "1", exact: true }).count()).toBe(4);
    await page.getByRole("table", { name: "Days on which questions are due" }).waitFor();

    const lesson = page.getByRole("row", { name: /^07 Slices/ });
    expect(await lesson.getByRole("cell").allTextContents()).toEqual(["1", "0", "0", "1", "0"]);
    await page.getByRole("row", { name: /1 proven slice/ }).waitFor();
    await page.getByRole("row", { name: /introduced .*nil map/ }).waitFor();
    await page.getByText("Most chosen instead: “The array” (2 times)").waitFor();

    expect(await violationsIn(page, ".gfr-progress")).toEqual([]);
    const tooWide = await page.locator(".gfr-progress").evaluate((el) => el.scrollWidth - el.clientWidth);
    expect(tooWide).toBeLessThanOrEqual(0);

    await page.getByRole("button", { name: "Which slice grows?" }).press("Enter");
    await reader.drill("Which slice grows?").waitFor();
  },
);

test("a term's card and its box say whether it is introduced, practised or proven, and follow an answer", async ({
  vault,
  openReader,
}) => {
  await vault.write("Reviews/phone 2026-11.md", log());
  await vault.write("Terms.md", "# Terms\n\n![[slice]]\n\nOf [[nil map]].\n");
  const reader = await openReader({ prepare: async ({ clock }) => clock.setFixedTime(MORNING) });
  const { page } = reader;
  await reader.openNote("Terms");
  const box = page.locator(".gfr-term-embed");
  await box.getByText("Proven: right on two days").waitFor();
  await reader.notes.first().getByRole("link", { name: "nil map" }).focus();
  await reader.runCommand("Go for Reviewers: Show what this term means");
  await page
    .getByRole("dialog", { name: "Glossary: nil map" })
    .getByText("Introduced, not practised yet")
    .waitFor();
  await page.keyboard.press("Escape");

  await vault.write("Reviews/tablet 2026-11.md", MISSED_TODAY);
  await box.getByText("Practised, not proven yet").waitFor();
  await writerOf(reader).edit("live");
  await page.locator(".cm-editor").getByText("Practised, not proven yet").waitFor();
});
