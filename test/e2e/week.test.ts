import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { call } from "../cli/support/call";
import { folderSnapshot } from "../support/folder-snapshot";
import { patient } from "../support/patience";
import { endToEnd } from "./support/end-to-end";
import { courseLessons } from "./support/lessons";
import type { ServedVault } from "./support/preview";
import type { Reader } from "./support/reader";

const LESSON_2 = "02 Comma-ok and zero values";
const LESSON_6 = "06 Goroutines, channels and the leak smell";
const MONDAY = Date.UTC(2026, 10, 30, 9);
const DAY = 86_400_000;

const test = endToEnd({ shared: "nothing", vault: "vault-template" });

/** A browser on a day of the week, counted from Monday. */
const onDay = (day: number) => ({
  timezoneId: "UTC",
  prepare: async ({ clock }: Reader["page"]) => clock.setFixedTime(MONDAY + day * DAY),
});

interface LoggedEvent {
  readonly d: string;
  readonly e: string;
  readonly q?: string;
  readonly ok?: boolean;
}

/** The events of all devices, in no order. */
async function logOf({ folder }: ServedVault): Promise<readonly LoggedEvent[]> {
  const names = await readdir(join(folder, "Reviews")).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, "Reviews", name), "utf8")));
  return texts.flatMap((text) =>
    text
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as LoggedEvent),
  );
}

/** What the command line says is due on a day of the same week. */
async function dueByCommandLine({ folder }: ServedVault, day: number): Promise<number> {
  const { out } = await call(folder, ["due", ".", "--json"], { time: { t: MONDAY + day * DAY, tz: 0 } });
  return (JSON.parse(out) as { readonly due: number }).due;
}

/** The options that are marked as right under each question's heading in a note. */
function rightOptions(note: string): ReadonlyMap<string, readonly string[]> {
  const questions = note.split(/^### /m).slice(1);
  return new Map(
    questions.map((text) => [
      (/^(.*?)\s+\^/.exec(text)?.[1] ?? "").replaceAll("`", ""),
      [...text.matchAll(/^- \[x\] (.*)$/gm)].map(([, option]) => (option ?? "").replaceAll("`", "")),
    ]),
  );
}

/** Answers the question a drill shows: with the options given, or by asking for the answer. */
async function answerShown(drill: Locator, options: readonly string[]): Promise<void> {
  for (const option of options) await drill.getByText(option, { exact: true }).first().click();
  await drill.getByRole("button", { name: options.length > 0 ? /^Sure/ : /^Show (the )?answer/ }).click();
  const missed = drill.getByRole("button", { name: /^Missed it/ });
  const again = drill.getByRole("button", { name: /^Try again/ });
  await missed.or(again).waitFor();
  if (await missed.isVisible()) await missed.click();
  await again.waitFor();
}

/** What the question is called that a drill shows. */
async function titleOf(drill: Locator): Promise<string> {
  return (await drill.locator(".gfr-title").innerText()).trim();
}

/**
 * Answers every question of the lesson that is open, going from each to the next by command: right where its options
 * say how, else by asking for the answer. Predictions are passed by.
 */
async function answerLesson(reader: Reader, note: string, questions: number): Promise<void> {
  const right = rightOptions(note);
  const shown = reader.notes.first().locator(".gfr-block:focus-within");
  const answered = new Set<string>();
  for (let last = ""; answered.size < questions;) {
    await reader.runCommand("Go for Reviewers: Go to the next question");
    const name = (): Promise<string> => shown.evaluate((block) => block.textContent.slice(0, 80));
    await expect.poll(async () => ((await shown.count()) === 1 ? name() : last)).not.toBe(last);
    last = await name();
    if (!(await shown.evaluate((block) => block.matches(".gfr-drill")))) continue;
    const title = await titleOf(shown);
    const drill = reader.drill(title);
    await answerShown(drill, right.get(title) ?? []);
    answered.add(title);
    last = await drill.evaluate((block) => block.textContent.slice(0, 80));
  }
}

async function openToday(reader: Reader, heading: RegExp | string): Promise<void> {
  await reader.runCommand("Go for Reviewers: Open today");
  await reader.page.getByRole("heading", { name: heading }).waitFor();
}

test(
  "a week: lesson 2, five of what is due, lesson 6, a second browser, and a phone's log at the end",
  { timeout: patient(180_000) },
  async ({ vault, openReader }) => {
    const before = await folderSnapshot(vault.folder, ["Reviews"]);
    const lesson2 = await vault.read(`lessons/${LESSON_2}.md`);
    const right = new Map([
      ...rightOptions(lesson2),
      ...rightOptions(await vault.read(`lessons/${LESSON_6}.md`)),
    ]);

    // Monday: the whole of lesson 2.
    const laptop = await openReader(onDay(0));
    await laptop.openNote(LESSON_2);
    const answered = courseLessons().find(({ name }) => name === LESSON_2)?.questions.length ?? 0;
    await answerLesson(laptop, lesson2, answered);
    await expect.poll(async () => (await logOf(vault)).length).toBe(answered);
    const missed = (await logOf(vault)).filter(({ ok }) => ok === false).length;
    expect(missed).toBeGreaterThanOrEqual(5);
    await laptop.close();

    // Tuesday: what was missed is due; five of them are practised, the first is taken back and given again.
    const tuesday = await openReader(onDay(1));
    await openToday(tuesday, `${missed} questions are due`);
    expect(await dueByCommandLine(vault, 1)).toBe(missed);
    await tuesday.page.getByRole("button", { name: "Practise", exact: true }).click();
    const { page } = tuesday;
    const drill = page.getByRole("group", { name: "Drill", exact: true });
    for (let count = 1; count <= 5; count++) {
      await page.getByText(new RegExp(`^${count} of \\d+$`)).waitFor();
      await answerShown(drill, right.get(await titleOf(drill)) ?? []);
      await expect.poll(async () => (await logOf(vault)).length).toBe(answered + count);
      if (count < 5) await drill.getByRole("button", { name: /^Next/ }).click();
    }
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await logOf(vault)).some(({ e }) => e === "undo")).toBe(true);
    await openToday(tuesday, `${missed - 4} questions are due`);
    expect(await dueByCommandLine(vault, 1)).toBe(missed - 4);

    // Then lesson 6, with the page reloaded in between.
    await tuesday.openNote(LESSON_6);
    await answerShown(tuesday.drill("Does it wait?"), right.get("Does it wait?") ?? []);
    await tuesday.drill("Does it wait?").getByText("Comes back on Friday.").waitFor();
    await expect.poll(async () => (await logOf(vault)).some(({ q }) => q === "l06-wait")).toBe(true);
    await page.reload();
    await page.evaluate("window.preview.ready");
    await tuesday.openNote(LESSON_6);
    await tuesday.notes.first().getByText("Which value is printed?").first().waitFor();

    // Thursday: another browser knows it all, and answers one more.
    const thursday = await openReader(onDay(3));
    await thursday.openNote(LESSON_6);
    const values = thursday.drill("Which value is printed?");
    await answerShown(values, right.get("Which value is printed?") ?? []);
    await expect.poll(async () => (await logOf(vault)).some(({ q }) => q === "l06-args")).toBe(true);
    expect(new Set((await logOf(vault)).map(({ d }) => d)).size).toBe(3);
    const due = await dueByCommandLine(vault, 3);
    await openToday(thursday, `${due} questions are due`);

    // Sunday: a phone that was offline all week brings its log, with a conflict copy and a line cut short.
    const phone = (n: number, day: number, q: string, ok: boolean): string =>
      JSON.stringify({ v: 1, d: "phone-1", n, t: MONDAY + day * DAY, tz: 0, e: "answer", q, ok, sure: true });
    const sunday = await openReader(onDay(6));
    const dueBefore = await dueByCommandLine(vault, 6);
    await openToday(sunday, `${dueBefore} questions are due`);
    const lines = [
      phone(1, 2, "l06-wait", false),
      phone(2, 5, "l06-leak", false),
      phone(3, 5, "l06-fix", true),
    ];
    await vault.write("Reviews/phone-1 2026-12.md", `\`\`\`jsonl\n${lines.join("\n")}\n{"v":1,"d":"pho`);
    await vault.write(
      "Reviews/phone-1 2026-12 (conflict).md",
      `\`\`\`jsonl\n${lines.slice(0, 2).join("\n")}\n`,
    );
    const merged = await dueByCommandLine(vault, 6);
    expect(merged).toBe(dueBefore + 1);
    await sunday.page.getByRole("heading", { name: `${merged} questions are due` }).waitFor();
    const evening = await openReader(onDay(6));
    await openToday(evening, `${merged} questions are due`);
    await evening.openNote(LESSON_6);
    await evening
      .drill("Does it wait?")
      .getByText(/^Not right .*Due now\.$/)
      .waitFor();

    expect(await folderSnapshot(vault.folder, ["Reviews"])).toEqual(before);
  },
);
