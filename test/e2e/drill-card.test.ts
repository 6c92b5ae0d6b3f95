import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from "vitest";
import { openPage, openBrowser, type TestBrowser } from "./support/browser";

/** Scripts of the harness page, shared with the one that takes pictures; plain JavaScript, so without types. */
interface Harness {
  readonly harnessPage: () => Promise<string>;
  readonly answerAll: (page: Page, fault: (text: string) => void) => Promise<void>;
  readonly measure: (touch: boolean) => string[];
  readonly audit: (page: Page, source: string) => Promise<string[]>;
}

const HARNESS = new URL("../view/harness/", import.meta.url);
let harness: Harness;
let browser: TestBrowser;
let folder: string;
let address: string;
let axe: string;
let page: Page;
let troubles: readonly string[];

beforeAll(async () => {
  const parts = await Promise.all(
    ["build.mjs", "answers.mjs", "measure.mjs"].map(
      (file) => import(new URL(file, HARNESS).href) as Promise<object>,
    ),
  );
  harness = Object.assign({}, ...parts) as Harness;
  folder = await mkdtemp(join(tmpdir(), "gfr-drills-"));
  await writeFile(join(folder, "page.html"), await harness.harnessPage());
  address = pathToFileURL(join(folder, "page.html")).href;
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  expect(troubles).toEqual([]);
  await page.context().close();
});

async function open(query: string, options: BrowserContextOptions = {}): Promise<Locator> {
  ({ page, troubles } = await openPage(browser, options));
  await page.goto(`${address}?${query}`);
  return page.locator(".gfr-drill").first();
}

const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-focus") ?? null);
const rows = (card: Locator) => card.locator("ol.gfr-order-list > li .gfr-order-body").allTextContents();

describe.each(["light", "dark"])("in the %s theme", (theme) => {
  test.each([
    { width: 900, touch: false },
    { width: 360, touch: true },
    { width: 320, touch: true },
  ])(
    "every kind is accessible and fits $width pixels, before and after answering",
    async ({ width, touch }) => {
      await open(`theme=${theme}`, { viewport: { width, height: 900 }, hasTouch: touch, isMobile: touch });
      const faults: string[] = [];
      for (const phase of ["before", "after"]) {
        if (phase === "after") await harness.answerAll(page, (text) => faults.push(text));
        faults.push(...(await page.evaluate(harness.measure, touch)));
        // What axe finds at 360 pixels it finds at 320.
        if (width > 320) faults.push(...(await harness.audit(page, axe)));
      }
      expect(faults).toEqual([]);
    },
  );
});

describe("by keyboard alone", () => {
  it("a drill of several questions is answered to its summary", async () => {
    const card = await open("only=several");
    await page.keyboard.press("Tab");
    while ((await focused()) !== "option-1") await page.keyboard.press("Tab");
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("next");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("question");
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
    expect(await focused()).toBe("question");
  });

  it("lines are walked by arrows, chosen and submitted by Enter [D5]", async () => {
    const card = await open("only=spot");
    await card.getByRole("button", { name: /^Line 1:/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    expect(await card.getByRole("status").textContent()).toBe("Right.");
  });

  it("blanks are filled where they stand [D9]", async () => {
    const card = await open("only=cloze");
    await card.getByRole("textbox", { name: "Blank 1" }).first().focus();
    await page.keyboard.type("ok");
    await page.keyboard.press("Tab");
    await page.keyboard.type("string");
    await page.keyboard.press("Enter");
    expect(await card.getByRole("status").textContent()).toBe("Right.");
  });

  it("rows are moved by Alt and arrows, the focus going with them [D7]", async () => {
    const card = await open("only=order");
    const before = await rows(card);
    await card.getByRole("button", { name: /^1 of 6/ }).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+ArrowDown");
    expect(await rows(card)).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    expect(await focused()).toBe("row-3");
  });
});

describe("by mouse and touch", () => {
  it("a row is dragged by its grip [D7]", async () => {
    const card = await open("only=order");
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

  it("a row is dragged by a finger without the page scrolling away [D7]", async () => {
    const card = await open("only=order", {
      viewport: { width: 360, height: 500 },
      hasTouch: true,
      isMobile: true,
    });
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

  it("a link in an option is followed without choosing the option", async () => {
    const card = await open("only=links");
    await card.getByRole("link", { name: "sync.Once" }).click();
    expect(await page.evaluate(() => location.hash)).toBe("#once");
    expect(await card.getByRole("radio").first().isChecked()).toBe(false);
    await card.getByText("runs once").click();
    expect(await card.getByRole("radio").first().isChecked()).toBe(true);
  });
});

describe("what the reader's system asks for", () => {
  it("nothing moves when less motion is wanted", async () => {
    const card = await open("only=order", { reducedMotion: "reduce" });
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

  it("what is chosen and focused still shows in forced colours", async () => {
    const card = await open("only=choice", { forcedColors: "active" });
    await card.getByText("Possibly before").click();
    const chosen = card.locator('.gfr-option[data-state="chosen"]');
    expect(await chosen.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
  });

  it("paper shows every question, and no controls", async () => {
    const card = await open("only=several");
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    expect(await card.locator(".gfr-question").count()).toBe(4);
    expect(await card.getByRole("button", { name: "Sure" }).count()).toBe(0);
  });
});
