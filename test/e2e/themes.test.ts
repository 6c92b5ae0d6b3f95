import axe from "axe-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, openBrowser, type TestBrowser } from "./support/browser";
import { type Harness, buildHarness } from "./support/harness";

let browser: TestBrowser;
let drills: Harness;
beforeAll(async () => {
  browser = await openBrowser();
  drills = await buildHarness("harness");
});
afterAll(async () => {
  await browser.close();
  await drills.remove();
});

test.each(["Gruvbox light", "Minimal, Solarized light", "Minimal, Solarized dark", "Nord dark", "Dracula"])(
  "in the colours of %s every kind of question can be read, code within sentences and keys too",
  async (palette) => {
    const { page } = await openPage(browser, { viewport: { width: 900, height: 900 } });
    await drills.open(page, { palette });
    await page.evaluate(axe.source);
    const run = `axe.run({ include: [".gfr-block"] }, { runOnly: ["color-contrast"] })`;
    const { violations } = await page.evaluate<axe.AxeResults>(run);
    const found = violations.flatMap(({ nodes }) =>
      nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ""}`),
    );
    expect(found).toEqual([]);
    await page.context().close();
  },
);
