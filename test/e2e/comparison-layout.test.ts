import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { openPage } from "./support/browser";
import { sampleTest as test } from "./support/end-to-end";
import { loadMeasures } from "./support/harness";

let page: Page;
let measure: () => readonly string[];
let selectPanes: () => readonly string[];
test.beforeAll(async ({ browser }) => {
  ({ measure, selectPanes } = await loadMeasures());
  ({ page } = await openPage(browser));
});
afterAll(() => page.close());

/** As a reader sets the page up; 200 % zoom of a window is half of it. */
const WAYS = [
  { way: "as it comes", query: {} },
  { way: "with text of 24 pixels", query: { text: "24" } },
  { way: "without wrapping", query: { wrap: "no" } },
  { way: "side by side whatever the room", query: { layout: "split" } },
  { way: "one below the other", query: { layout: "stack" } },
  { way: "as tabs", query: { layout: "tabs" } },
] as const;
const WIDTHS = [1400, 1000, 700, 560, 360] as const;

test.for(WAYS)(
  "$way linked lines are level within a pixel, and nothing overflows, however wide the page is made",
  async ({ query }, { comparisons }) => {
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    await comparisons.open(page, query);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // A change of width is answered in one frame and drawn in the next.
      await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      await expect.poll(() => page.evaluate(measure), { message: `${width} pixels wide` }).toEqual([]);
    }
  },
);

test("a window of 1,400 pixels zoomed to 200 % is as sound as one of 700", async ({ openComparisons }) => {
  const zoomed = await openComparisons({}, { viewport: { width: 700, height: 450 }, deviceScaleFactor: 2 });
  expect(await zoomed.evaluate(measure)).toEqual([]);
});

test("two panes of 400 lines are drawn whole and stay level", async ({ comparisons }) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await comparisons.open(page, { only: "400 lines" });
  expect(await page.locator(".gfr-line").count()).toBe(800);
  expect(await page.evaluate(measure)).toEqual([]);
});

test("no code that may yet be coloured is skipped while it is out of sight", async ({ comparisons }) => {
  for (const query of [{}, { only: "400 lines" }]) {
    await comparisons.open(page, query);
    const skippable = await page.evaluate(() =>
      [...document.querySelectorAll(":has(.gfr-line)")]
        .filter((element) => getComputedStyle(element).contentVisibility !== "visible")
        .map((element) => element.className),
    );
    expect(skippable).toEqual([]);
  }
});

test("lines that do not wrap scroll sideways together, numbers staying in sight", async ({ comparisons }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await comparisons.open(page, { only: "96 columns", wrap: "no" });
  const listings = page.locator(".gfr-listing");
  await listings.first().evaluate((listing) => (listing.scrollLeft = 120));
  await expect.poll(() => listings.nth(1).evaluate((listing) => listing.scrollLeft)).toBe(120);
  const away = await listings.nth(1).evaluate((listing) => {
    const sign = listing.querySelector(".gfr-line-sign")?.getBoundingClientRect().left ?? NaN;
    return Math.abs(sign - listing.getBoundingClientRect().left);
  });
  expect(away).toBeLessThanOrEqual(7);
});

test("tabs are walked with arrows, Home and End, and show one pane each", async ({ comparisons }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await comparisons.open(page, { only: "three languages", layout: "tabs" });
  const front = async () => [
    await page.getByRole("tab", { selected: true }).textContent(),
    await page.locator(".gfr-pane:visible").count(),
  ];
  await page.getByRole("tab", { name: "Python" }).focus();
  for (const [key, name] of [
    ["ArrowRight", "Go"],
    ["End", "Kotlin"],
    ["ArrowRight", "Python"],
    ["ArrowLeft", "Kotlin"],
    ["Home", "Python"],
  ] as const) {
    await page.keyboard.press(key);
    expect(await front()).toEqual([name, 1]);
    expect(await page.evaluate("document.activeElement.textContent")).toBe(name);
  }
});

describe("selecting", () => {
  test("a whole pane gives its code, and nothing else", async ({ comparisons }) => {
    await page.setViewportSize({ width: 1000, height: 900 });
    await comparisons.open(page);
    expect(await page.evaluate(selectPanes)).toEqual([]);
  });

  test("over both panes gives one after the other, without numbers and badges", async ({ comparisons }) => {
    await page.setViewportSize({ width: 1000, height: 900 });
    await comparisons.open(page, { only: "two languages" });
    const edge = async (pane: number, line: number, side: "start" | "end") => {
      const code = page.locator(`.gfr-pane[data-index="${pane}"] [data-line="${line}"] .gfr-line-code`);
      const box = await code.boundingBox();
      if (box === null) throw new Error("The line is not shown.");
      await page.mouse.move(side === "start" ? box.x + 1 : box.x + box.width - 1, box.y + box.height - 5);
    };
    await edge(0, 1, "start");
    await page.mouse.down();
    await edge(1, 5, "end");
    await page.mouse.up();
    const selected = String(await page.evaluate("String(getSelection())"));
    const lines = selected.split("\n").filter((line) => line.trim() !== "");
    expect(lines).toEqual([
      "async def work(): ...",
      "task = asyncio.create_task(work())  # a handle comes back",
      "await task                          # joins, and raises what it raised",
      "Go · goroutine",
      "func work() { ... }",
      "var wg sync.WaitGroup",
      "wg.Go(work) // no handle",
      "wg.Wait()   // the join is yours to write",
    ]);
  });
});
