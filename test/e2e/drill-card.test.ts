import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect } from "vitest";
import { COLOURS, violationsIn } from "./support/accessibility";
import { sampleTest as test } from "./support/end-to-end";
import { variations } from "./support/variations";

/** Scripts beside the page of drills, shared with the one that takes pictures; plain JavaScript, so without types. */
interface Scripts {
  readonly answerAll: (page: Page, fault: (text: string) => void) => Promise<void>;
  readonly measure: (touch: boolean) => string[];
}

const SCRIPTS = ["answers.mjs", "measure.mjs"].map(
  (name) => new URL(`../view/harness/${name}`, import.meta.url).href,
);
let scripts: Scripts;
beforeAll(async () => {
  const parts = await Promise.all(SCRIPTS.map((script) => import(script) as Promise<object>));
  scripts = Object.assign({}, ...parts) as Scripts;
});

const cardOf = (page: Page) => page.locator(".gfr-drill").first();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-focus") ?? null);
const rows = (card: Locator) => card.locator("ol.gfr-order-list > li .gfr-order-body").allTextContents();

/** What axe looks at; null for nothing. A theme differs from another in colours only, and 320 pixels from 360 in room. */
const LOOKS = [
  { theme: "light", width: 360, touch: true, rules: undefined },
  { theme: "dark", width: 900, touch: false, rules: COLOURS },
  { theme: "light", width: 900, touch: false, rules: undefined },
  { theme: "light", width: 320, touch: true, rules: null },
];

test.for(variations(LOOKS, 2))(
  "in the $theme theme every kind is accessible and fits $width pixels, before and after answering",
  async ({ theme, width, touch, rules }, { openDrills }) => {
    const page = await openDrills(
      { theme },
      { viewport: { width, height: 900 }, hasTouch: touch, isMobile: touch },
    );
    const faults: string[] = [];
    for (const phase of ["before", "after"]) {
      if (phase === "after") await scripts.answerAll(page, (text) => faults.push(text));
      faults.push(...(await page.evaluate(scripts.measure, touch)));
      if (rules !== null) faults.push(...(await violationsIn(page, "#note", rules)));
    }
    expect(faults).toEqual([]);
  },
);

describe("by keyboard alone", () => {
  test("a drill of several questions is answered to its summary", async ({ openDrills }) => {
    const page = await openDrills({ only: "several" });
    const card = cardOf(page);
    await page.keyboard.press("Tab");
    while ((await focused(page)) !== "option-1") await page.keyboard.press("Tab");
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("next");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("question");
    await page.keyboard.press("1");
    await page.keyboard.press("3");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("3");
    await page.keyboard.press("Enter");
    expect(await card.getByRole("status").textContent()).toBe("Right.");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("7 true");
    await page.keyboard.press("Enter");
    await page.keyboard.type("0 false");
    await page.keyboard.press("Control+Enter");
    expect(await card.getByRole("status").textContent()).toBe("Right.");
    await page.keyboard.press("Enter");
    expect(await card.textContent()).toContain("right at the first try");
    expect(await focused(page)).toBe("question");
  });

  test("lines are walked by arrows, chosen and submitted by Enter [D5]", async ({ openDrills }) => {
    const page = await openDrills({ only: "spot" });
    const card = cardOf(page);
    await card.getByRole("button", { name: /^Line 1:/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await card.getByRole("status").textContent()).toBe("Right.");
  });

  test("blanks are filled where they stand [D9]", async ({ openDrills }) => {
    const page = await openDrills({ only: "cloze" });
    const card = cardOf(page);
    await card.getByRole("textbox", { name: "Blank 1" }).first().focus();
    await page.keyboard.type("ok");
    await page.keyboard.press("Tab");
    await page.keyboard.type("string");
    await page.keyboard.press("Enter");
    expect(await card.getByRole("status").textContent()).toBe("Right.");
  });

  test("rows are moved by Alt and arrows, the focus going with them [D7]", async ({ openDrills }) => {
    const page = await openDrills({ only: "order" });
    const card = cardOf(page);
    const before = await rows(card);
    await card.getByRole("button", { name: /^1 of 6/ }).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    expect(await rows(card)).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    expect(await focused(page)).toBe("row-3");
  });
});

describe("by mouse and touch", () => {
  test("a row is dragged by its grip [D7]", async ({ openDrills }) => {
    const page = await openDrills({ only: "order" });
    const card = cardOf(page);
    const before = await rows(card);
    const grips = card.locator("button.gfr-order-grip");
    const from = (await grips.nth(0).boundingBox())!;
    const to = (await grips.nth(3).boundingBox())!;
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 10, to.y + 20, { steps: 8 });
    await page.mouse.up();
    expect(await rows(card)).toEqual([...before.slice(1, 4), before[0], ...before.slice(4)]);
  });

  test("a row is dragged by a finger without the page scrolling away [D7]", async ({ openDrills }) => {
    const page = await openDrills(
      { only: "order" },
      {
        viewport: { width: 360, height: 500 },
        hasTouch: true,
        isMobile: true,
      },
    );
    const card = cardOf(page);
    const before = await rows(card);
    const grips = card.locator("button.gfr-order-grip");
    const from = (await grips.nth(1).boundingBox())!;
    const to = (await grips.nth(3).boundingBox())!;
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x: from.x + 10, y }],
      });
    await touch("touchStart", from.y + 10);
    for (let step = 1; step <= 8; step++) {
      await touch("touchMove", from.y + 10 + ((to.y + 20 - from.y) * step) / 8);
    }
    await touch("touchEnd", 0);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(await rows(card)).toEqual([before[0], before[2], before[3], before[1], ...before.slice(4)]);
  });

  test("a link in an option is followed without choosing the option", async ({ openDrills }) => {
    const page = await openDrills({ only: "links" });
    const card = cardOf(page);
    await card.getByRole("link", { name: "sync.Once" }).click();
    expect(await page.evaluate(() => location.hash)).toBe("#once");
    expect(await card.getByRole("radio").first().isChecked()).toBe(false);
    await card.getByText("runs once").click();
    expect(await card.getByRole("radio").first().isChecked()).toBe(true);
  });
});

describe("what the reader's system asks for", () => {
  test("nothing moves when less motion is wanted", async ({ openDrills }) => {
    const page = await openDrills({ only: "order" }, { reducedMotion: "reduce" });
    const card = cardOf(page);
    const moving = await card.evaluate((element) =>
      [...element.querySelectorAll("*")]
        .filter((each) => {
          const style = getComputedStyle(each);
          return style.transitionDuration !== "0s" || style.animationName !== "none";
        })
        .map((each) => each.className),
    );
    expect(moving).toEqual([]);
  });

  test("what is chosen and focused still shows in forced colours", async ({ openDrills }) => {
    const page = await openDrills({ only: "choice" }, { forcedColors: "active" });
    const card = cardOf(page);
    await card.getByText("Possibly before").click();
    const chosen = card.locator('.gfr-option[data-state="chosen"]');
    expect(await chosen.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  });

  test("print shows every question, and no controls", async ({ openDrills }) => {
    const page = await openDrills({ only: "several" });
    const card = cardOf(page);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    expect(await card.locator(".gfr-question").count()).toBe(4);
    expect(await card.getByRole("button", { name: "Sure" }).count()).toBe(0);
  });
});
