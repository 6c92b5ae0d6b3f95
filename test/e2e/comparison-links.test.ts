import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { COLOURS, violationsIn, WCAG_AA } from "./support/accessibility";
import { sampleTest as test } from "./support/end-to-end";
import type { SampleQuery } from "./support/harness";
import { variations } from "./support/variations";

/** What is lit: `pane:line`, and `note n`. */
const lit = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".gfr-line[data-lit], .gfr-note-item[data-lit]")].map((one) => {
      const pane = one.closest(".gfr-pane")?.getAttribute("data-index");
      return pane == null
        ? `note ${one.getAttribute("value") ?? ""}`
        : `${pane}:${one.getAttribute("data-line") ?? ""}`;
    }),
  );

const FIRST = ["0:3", "1:4", "note 1"];
const SECOND = ["0:4", "1:5", "note 2"];

test("the keyboard goes along links and across them, pins with Enter and frees with Escape", async ({
  openComparisons,
}) => {
  const page = await openComparisons({ only: "two languages" });
  await page.getByRole("button", { name: "Note 1, line 3" }).focus();
  expect(await lit(page)).toEqual(FIRST);
  await page.keyboard.press("ArrowDown");
  expect(await lit(page)).toEqual(SECOND);
  await page.keyboard.press("ArrowRight");
  const there = page.getByRole("button", { name: "Note 2, line 5" });
  expect(await there.evaluate((badge) => badge === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowUp");
  expect(await lit(page)).toEqual(FIRST);
  await page.keyboard.press("Enter");
  await page.evaluate("document.activeElement.blur()");
  expect(await lit(page)).toEqual(FIRST);
  await page.getByRole("button", { name: "Note 1, line 4" }).focus();
  await page.keyboard.press("Escape");
  expect(await lit(page)).toEqual([]);
});

test("a screen reader hears where a link leads, and what its note says", async ({ openComparisons }) => {
  const page = await openComparisons({ only: "two languages" });
  const badge = page.getByRole("button", { name: "Note 2, line 4" });
  await badge.focus();
  expect(await badge.getAttribute("aria-description")).toBe("Counterpart: Go · goroutine line 5");
  await expect
    .poll(() => page.locator(".gfr-compare > [role='status']").textContent())
    .toBe("Counterpart: Go · goroutine line 5");
  const note = await badge.evaluate(
    (own) => document.getElementById(own.getAttribute("aria-describedby") ?? "")?.textContent,
  );
  expect(note).toContain("Join.");
});

test("a tap lights a link, and another one frees it", async ({ openComparisons }) => {
  const page = await openComparisons(
    { only: "two languages" },
    { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true },
  );
  const line = page.locator(".gfr-pane[data-index='1'] [data-line='4'] .gfr-line-code");
  const code = { position: { x: 12, y: 8 } };
  await line.tap(code);
  expect(await lit(page)).toEqual(FIRST);
  await line.tap(code);
  expect(await lit(page)).toEqual([]);
  const badge = page.getByRole("button", { name: "Note 2, line 4" });
  await badge.tap();
  expect(await lit(page)).toEqual(SECOND);
  await badge.tap();
  expect(await lit(page)).toEqual([]);
});

/** What differs from the page as it is. */
interface Look {
  readonly what: string;
  readonly query?: SampleQuery;
  readonly options?: BrowserContextOptions;
  readonly rules: readonly string[];
}

/** A theme differs from another in colours only. */
const LOOKS: readonly Look[] = [
  { what: "in the light theme", query: { theme: "light" }, rules: WCAG_AA },
  { what: "in the dark theme", query: { theme: "dark" }, rules: COLOURS },
  {
    what: "as tabs on a phone",
    query: { layout: "tabs" },
    options: { viewport: { width: 360, height: 800 } },
    rules: WCAG_AA,
  },
  { what: "in Nord, the lightest dark theme", query: { palette: "Nord dark" }, rules: COLOURS },
  { what: "in Solarized", query: { palette: "Minimal, Solarized light" }, rules: COLOURS },
];

describe.each(variations(LOOKS, 2))("$what", ({ query, options, rules }) => {
  test("every sample can be read, named and reached (WCAG AA)", async ({ openComparisons }) => {
    const page = await openComparisons(query, options);
    expect(await violationsIn(page, "#note", rules)).toEqual([]);
  });
});

test("nothing moves for a reader who asked for less motion", async ({ openComparisons }) => {
  const page = await openComparisons({}, { reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll(".gfr-block, .gfr-block *")]
      .filter((one) =>
        getComputedStyle(one)
          .transitionDuration.split(", ")
          .some((time) => parseFloat(time) > 0),
      )
      .map((one) => one.className),
  );
  expect(moving).toEqual([]);
});

test.for(["light", "dark"] as const)(
  "with the system's own colours, %s, code is drawn in the colour of text, marked or not",
  async (colorScheme, { openComparisons }) => {
    const page = await openComparisons({}, { forcedColors: "active", colorScheme });
    const others = await page.evaluate(() => {
      const text = getComputedStyle(document.body).color;
      return [
        ...document.querySelectorAll(".gfr-line-code, .gfr-line-code :not(button, .gfr-visually-hidden)"),
      ]
        .filter((one) => getComputedStyle(one).color !== text)
        .map((one) => one.textContent);
    });
    expect(others).toEqual([]);
  },
);

test("with the system's own colours badges, lit lines and the tab in front still stand out", async ({
  openComparisons,
}) => {
  const page = await openComparisons({ only: "tabs" }, { forcedColors: "active" });
  await page.getByRole("button", { name: "Note 1, line 3" }).click();
  const styles = await page.evaluate(() => {
    const of = (selector: string, pseudo?: string) => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(`There is no ${selector}.`);
      return getComputedStyle(element, pseudo);
    };
    return {
      badge: of(".gfr-badge").borderTopStyle,
      litBadge: of(".gfr-badge[data-lit]").outlineStyle,
      line: of(".gfr-line[data-lit]", "::after").borderInlineStartStyle,
      note: of(".gfr-note-item[data-lit]").outlineStyle,
      tab: of("[role='tab'][aria-selected='true']").outlineStyle,
    };
  });
  expect(styles).toEqual({ badge: "solid", litBadge: "solid", line: "solid", note: "solid", tab: "solid" });
});
