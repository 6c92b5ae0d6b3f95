/**
 * Takes pictures of the sample comparisons and measures them: `node test/view/harness-compare/look.mjs FOLDER`.
 *
 * Prints what is out of order (alignment, overflow, accessibility) and exits 1 if anything is.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { harnessPage } from "./build.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  console.error("Usage: node test/view/harness-compare/look.mjs FOLDER [sample name]");
  process.exit(2);
}
const only = process.argv[3];
await mkdir(folder, { recursive: true });
const file = join(folder, "page.html");
await writeFile(file, await harnessPage());
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"],
});
let faults = 0;
const fault = (text) => {
  faults += 1;
  console.log(text);
};

const page = await browser.newPage();
page.on("pageerror", (error) => fault(`page error: ${error.message}`));
for (const theme of ["light", "dark"]) {
  for (const width of [900, 1400, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(
      `file://${file}?theme=${theme}${only === undefined ? "" : `&only=${encodeURIComponent(only)}`}`,
    );
    await page.evaluate((wide) => document.body.classList.toggle("wide", wide), width > 1000);
    await page.waitForTimeout(700);
    const badge = page.locator(".gfr-badge[data-pane='1']").first();
    if ((await badge.count()) > 0) await badge.hover();
    await page.screenshot({ path: join(folder, `${theme}-${width}.png`), fullPage: true });
    for (const text of await page.evaluate(measure)) fault(`${theme} ${width}: ${text}`);
    if (width === 900) {
      await page.evaluate(axeSource);
      const result = await page.evaluate(() => window.axe.run(document.getElementById("note")));
      for (const violation of result.violations) {
        fault(
          `${theme} axe ${violation.impact} ${violation.id}: ${violation.nodes.length} × ${violation.nodes[0].html.slice(0, 160)} ${violation.nodes[0].failureSummary?.slice(0, 300)}`,
        );
      }
    }
  }
}
await browser.close();
console.log(faults === 0 ? "Nothing is out of order." : `${faults} out of order.`);
process.exitCode = faults === 0 ? 0 : 1;

/** Runs in the page: what overflows, and what is linked but not level. */
function measure() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    found.push(`the note overflows by ${root.scrollWidth - root.clientWidth}px`);
  for (const block of document.querySelectorAll("[data-sample]")) {
    const name = block.dataset.sample;
    for (const line of block.querySelectorAll(".mod-wrap .gfr-line-code, .gfr-header, .gfr-note-item")) {
      if (line.scrollWidth > line.clientWidth + 1)
        found.push(`${name}: "${line.textContent.slice(0, 30)}" overflows`);
    }
    const panes = [...block.querySelectorAll(".gfr-pane")].filter((pane) => pane.offsetParent !== null);
    const rows = new Map();
    for (const pane of panes) {
      for (const part of pane.querySelectorAll(".gfr-listing-part:not(.gfr-veiled)")) {
        const key = `${Math.round(pane.getBoundingClientRect().top)} ${part.style.getPropertyValue("--gfr-row")}`;
        const top = part.getBoundingClientRect().top;
        const before = rows.get(key);
        if (before === undefined) rows.set(key, top);
        else if (Math.abs(before - top) > 1)
          found.push(`${name}: row ${key} is ${Math.abs(before - top)}px off`);
      }
    }
  }
  return found;
}
