import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { openPage } from "./support/browser";
import { sampleTest as test } from "./support/end-to-end";
import type { Harness } from "./support/harness";

let page: Page;
test.beforeAll(async ({ browser }) => {
  // The width of A4 between margins of 15 millimetres.
  ({ page } = await openPage(browser, { viewport: { width: 680, height: 1000 } }));
});
afterAll(() => page.close());

/** Opens a harness as it is printed; drills draw for print when printing begins. */
async function print(harness: Harness, query: Readonly<Record<string, string>>): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await harness.open(page, query);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))");
}

/** The text of what is to be seen among the elements a selector finds. */
const seen = (selector: string) =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility({ contentVisibilityAuto: false }))
        .map((element) => element.textContent.trim()),
    );

describe("a comparison in print", () => {
  test("shows all panes with their names where the screen shows tabs, and no controls", async ({
    comparisons,
  }) => {
    await print(comparisons, { only: "tabs" });
    expect(await seen(".gfr-pane-label")).toEqual(["Python · asyncio", "Go · goroutine"]);
    expect(await seen(".gfr-pane[data-index='1'] .gfr-line-code")).toHaveLength(5);
    expect(await seen(".gfr-note-item")).toHaveLength(2);
    expect(await seen("button:not(.gfr-badge)")).toEqual([]);
    expect(await seen("[role='tab']")).toEqual([]);
  });

  test("opens what is folded, and wraps what scrolls", async ({ comparisons }) => {
    await print(comparisons, { only: "focus and fold", wrap: "no" });
    expect(await seen(".gfr-line")).toHaveLength(15);
    const beyond =
      "[...document.querySelectorAll('.gfr-listing')].some((one) => one.scrollWidth > one.clientWidth)";
    await print(comparisons, { only: "96 columns", wrap: "no" });
    expect(await page.evaluate(beyond)).toBe(false);
  });

  test.for([
    { answers: "as-they-stand", code: 0, notes: 0, rules: 5, reveal: 0 },
    { answers: "as-they-stand", code: 3, notes: 0, rules: 2, reveal: 1 },
    { answers: "hidden", code: 0, notes: 0, rules: 5, reveal: 0 },
    { answers: "hidden", code: 0, notes: 0, rules: 5, reveal: 3 },
    { answers: "shown", code: 5, notes: 2, rules: 0, reveal: 0 },
  ])(
    "with answers $answers, and $reveal parts revealed, shows $code lines of a predicted pane and $rules ruled ones",
    async ({ answers, code, notes, rules, reveal }, { comparisons }) => {
      await page.emulateMedia({ media: "screen" });
      await comparisons.open(page, { only: "predict", answers });
      for (let part = 0; part < reveal; part += 1) {
        await page.getByRole("button", { name: part < 2 ? "Reveal next" : "Reveal", exact: true }).click();
      }
      await page.emulateMedia({ media: "print" });
      expect(await seen(".gfr-pane[data-index='0'] .gfr-line-code")).toHaveLength(4);
      expect(await seen(".gfr-pane[data-index='1'] .gfr-line-code")).toHaveLength(code);
      expect(await seen(".gfr-note-item")).toHaveLength(notes);
      expect(await seen(".gfr-rule")).toHaveLength(rules);
    },
  );

  test("is never cut through a line, a note, or below a heading, and is white in the dark theme", async ({
    comparisons,
  }) => {
    await print(comparisons, { theme: "dark" });
    const styles = await page.evaluate(() => {
      const all = (selector: string, property: "breakInside" | "breakAfter") => [
        ...new Set([...document.querySelectorAll(selector)].map((one) => getComputedStyle(one)[property])),
      ];
      return [
        all(".gfr-line, .gfr-note-item, .gfr-aside", "breakInside"),
        all(".gfr-pane-head, .gfr-header", "breakAfter"),
        [
          ...new Set(
            [...document.querySelectorAll(".gfr-block")].map((one) => getComputedStyle(one).backgroundColor),
          ),
        ],
      ];
    });
    expect(styles).toEqual([["avoid"], ["avoid"], ["rgb(255, 255, 255)"]]);
  });

  test.for(["A4", "Letter"])("makes a PDF of %s pages", async (format, { comparisons }) => {
    await print(comparisons, {});
    const folder = await mkdtemp(join(tmpdir(), "gfr-print-"));
    const path = join(folder, "comparisons.pdf");
    await page.pdf({ path, format, margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
    const pages = (await readFile(path, "latin1")).match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(3);
    await rm(folder, { recursive: true });
  });
});

describe("a drill in print", () => {
  test("has every question, and answers where they stand on the screen", async ({ drills }) => {
    await print(drills, { only: "several" });
    expect(await seen(".gfr-question")).toHaveLength(4);
    expect(await seen(".gfr-verdict")).toEqual([]);
  });

  test("hides answers that were given, for a sheet to work on", async ({ drills }) => {
    await page.emulateMedia({ media: "screen" });
    await drills.open(page, { only: "choice", answers: "hidden" });
    await page.getByText("After process returns").click();
    await page.getByRole("button", { name: /^Sure/ }).click();
    await page.locator(".gfr-verdict").waitFor();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => seen(".gfr-verdict")).toEqual([]);
    expect(await seen(".gfr-option")).toHaveLength(3);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await expect.poll(() => page.locator(".gfr-verdict").count()).toBe(1);
  });

  test("shows answers nobody has given yet", async ({ drills }) => {
    await print(drills, { only: "several", answers: "shown" });
    expect(await seen(".gfr-verdict")).toHaveLength(4);
    const cut = await page
      .locator(".gfr-question")
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakInside));
    expect(new Set(cut)).toEqual(new Set(["avoid"]));
  });
});
