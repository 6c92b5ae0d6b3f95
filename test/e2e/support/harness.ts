import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";

export type HarnessKind = "harness-compare" | "harness";

/** What is shown and how, see the pages in `test/view/harness*`. */
export type SampleQuery = Readonly<Record<string, string>>;

/** A page with all sample blocks, without the app around them, as a file. */
export interface Harness {
  open(page: Page, query?: SampleQuery): Promise<void>;
  remove(): Promise<void>;
}

/** Builds the harness of comparisons, or of drills. */
export async function buildHarness(kind: HarnessKind): Promise<Harness> {
  const { harnessPage } = await harnessScript<{ harnessPage: () => Promise<string> }>(`${kind}/build.mjs`);
  const folder = await mkdtemp(join(tmpdir(), "gfr-harness-"));
  const file = join(folder, "page.html");
  await writeFile(file, await harnessPage());
  return {
    async open(page, query = {}) {
      await page.goto(`${pathToFileURL(file).href}?${new URLSearchParams(query).toString()}`);
      // Code is coloured when the highlighter has answered, which may move lines.
      if ((await page.locator(".gfr-listing").count()) > 0)
        await page.waitForSelector(".gfr-listing .gfr-tok-keyword", { state: "attached" });
      await page.waitForFunction("document.querySelector('.gfr-listing-rest') === null");
      // Listings come one after the other; the last has come when for a while no token does.
      let before = -1;
      for (let tokens = 0; tokens !== before; tokens = await page.locator("[class^='gfr-tok-']").count()) {
        before = tokens;
        await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))");
      }
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** What looks at the comparisons' page; each runs in the page and says in words what is out of order. */
export async function loadMeasures(): Promise<{
  readonly measure: () => readonly string[];
  readonly selectPanes: () => readonly string[];
}> {
  return harnessScript("harness-compare/measure.mjs");
}

/** A script beside the harness; no module of ours, so it has no types. */
async function harnessScript<Exports>(path: string): Promise<Exports> {
  return (await import(new URL(`../../view/${path}`, import.meta.url).href)) as Exports;
}
