import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { inFreshPage } from "./browser";
import { tasksDuring } from "./page-tasks";
import { lessonPath, lessonText, writeProblemNotes } from "./problem-notes";
import { atMost, milliseconds, type Row, type Subject } from "./report";
import { median } from "./sample";
import { serve } from "./serve";

/** Milliseconds after which a task counts as long in browsers. */
const LONG = 50;
/** Milliseconds a page has from one picture to the next. */
const FRAME = 16;
const OPENINGS = 3;
const SAVES = 5;
/** How long everything that follows a saved note may take, in milliseconds. */
const SETTLED = 2500;

/** What the plugin's code needs while something is done: its share of the page's tasks. */
interface Work {
  readonly longest: number;
  readonly overFrame: number;
  readonly total: number;
}

/**
 * The view of problems over a vault in which thousands are: its first list, and one note saved while it is open. What
 * the preview itself does in the same tasks does not count. Others on the machine, and whoever collects memory, may
 * stop any task for a while, so that of several runs the least counts for the longest task.
 */
export async function measureProblems(browser: Browser): Promise<Subject> {
  const vault = await mkdtemp(join(tmpdir(), "gfr-problems-"));
  try {
    await writeProblemNotes(vault);
    const server = await serve(vault);
    try {
      return await inFreshPage(browser, async (page) => measureView(browser, page, server.address));
    } finally {
      server.stop();
    }
  } finally {
    await rm(vault, { recursive: true, force: true });
  }
}

async function measureView(browser: Browser, page: Page, address: string): Promise<Subject> {
  await page.goto(address);
  await page.evaluate("window.preview.ready");
  while (!(await page.evaluate("window.preview.host.metadataCache.countUnread() === 0")))
    await page.waitForTimeout(200);
  // The glossary and what the preview keeps follow the last note.
  await page.waitForTimeout(6000);
  const openings: (Work & { readonly took: number })[] = [];
  for (let turn = 0; turn < OPENINGS; turn++) {
    let took = 0;
    const work = await workOf(browser, page, async () => {
      const begun = performance.now();
      await showProblems(page);
      took = performance.now() - begun;
      await page.waitForTimeout(500);
    });
    openings.push({ ...work, took });
    if (turn < OPENINGS - 1) await closeProblems(page);
  }
  const problems = await page.locator(".gfr-problems-summary").innerText();
  const prose: Work[] = [];
  const names: Work[] = [];
  for (let turn = 0; turn < SAVES; turn++) {
    const said = `${lessonText(2)}\nMore of it ${turn}: [[nothing ${turn}]].\n`;
    prose.push(await saved(browser, page, lessonPath(2), said));
    const named = lessonText(6).replaceAll("Term 6-2", `Thing ${turn}`);
    names.push(await saved(browser, page, lessonPath(6), named));
  }
  const chosen: Work[] = [];
  for (let turn = 0; turn < OPENINGS; turn++) chosen.push(await hiddenAndShown(browser, page));
  const more = [await shownMore(browser, page)];
  const total = (what: string, times: readonly number[]): Row => ({
    what,
    ours: milliseconds(median(times)),
    yardstick: milliseconds(FRAME, "a frame"),
    goal: null,
  });
  return {
    title: `The view of problems, 10,000 notes: ${problems}`,
    rows: [
      total(
        "until the first list",
        openings.map(({ took }) => took),
      ),
      ...rowsOf("first list", openings),
      total(
        "one lesson saved, all work",
        prose.map(({ total }) => total),
      ),
      ...rowsOf("one lesson saved", prose),
      total(
        "one term renamed, all work",
        names.map(({ total }) => total),
      ),
      ...rowsOf("one term renamed", names),
      ...rowsOf("a kind hidden and shown", chosen),
      ...rowsOf("1,000 more rows", more),
    ],
  };
}

function rowsOf(what: string, works: readonly Work[]): readonly Row[] {
  const longest = Math.min(...works.map((each) => each.longest));
  return [
    {
      what: `${what}, longest task (${Math.min(...works.map(({ overFrame }) => overFrame))} over ${FRAME} ms)`,
      ours: milliseconds(longest),
      yardstick: milliseconds(FRAME, "a frame"),
      goal: atMost(LONG, longest, `≤ ${LONG} ms`),
    },
  ];
}

async function workOf(browser: Browser, page: Page, work: () => Promise<void>): Promise<Work> {
  const times = await tasksDuring(browser, page, work);
  return {
    longest: Math.max(0, ...times),
    overFrame: times.filter((time) => time > FRAME).length,
    total: times.reduce((sum, time) => sum + time, 0),
  };
}

async function showProblems(page: Page): Promise<void> {
  await page.keyboard.press("Control+p");
  const name = "Go for Reviewers: Show problems";
  await page.getByRole("dialog").getByRole("combobox").fill(name);
  await page.getByRole("option", { name, exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator('.gfr-problems-summary[aria-busy="false"]').waitFor({ timeout: 120_000 });
}

/** The kind with the most problems is taken out of the list and put back. */
function hiddenAndShown(browser: Browser, page: Page): Promise<Work> {
  return workOf(browser, page, async () => {
    for (let click = 0; click < 2; click++) {
      await page.locator(".gfr-problems-filter", { hasText: "Links" }).click();
      await page.waitForTimeout(600);
    }
  });
}

function shownMore(browser: Browser, page: Page): Promise<Work> {
  return workOf(browser, page, async () => {
    await page.getByRole("button", { name: /^Show more/ }).click();
    await page.waitForTimeout(1500);
  });
}

function closeProblems(page: Page): Promise<unknown> {
  return page.evaluate('window.preview.app.workspace.detachLeavesOfType("gfr-problems")');
}

function saved(browser: Browser, page: Page, path: string, text: string): Promise<Work> {
  return workOf(browser, page, async () => {
    await page.evaluate(
      `(({ vault }) => vault.modify(vault.getFileByPath(${JSON.stringify(path)}), ${JSON.stringify(text)}))(window.preview.app)`,
    );
    await page.waitForTimeout(SETTLED);
    await page.locator('.gfr-problems-summary[aria-busy="false"]').waitFor({ timeout: 60_000 });
  });
}
