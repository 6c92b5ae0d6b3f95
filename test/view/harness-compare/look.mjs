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
import { measure, selectPanes } from "./measure.mjs";

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

/** Widths to measure at, in CSS pixels; pictures are taken of some. 200 % zoom of a 1,400 px window is 700 px. */
const WIDTHS = [1400, 1000, 900, 700, 560, 360, 320];
const PICTURED = [1400, 900, 360];

const page = await browser.newPage();
page.on("pageerror", (error) => fault(`page error: ${error.message}`));

async function open(query, width) {
  await page.setViewportSize({ width, height: 900 });
  const parameters = new URLSearchParams(query);
  if (only !== undefined) parameters.set("only", only);
  await page.goto(`file://${file}?${parameters.toString()}`);
  await page.waitForTimeout(500);
}

for (const query of [
  "theme=light",
  "theme=light&text=24",
  "theme=light&wrap=no",
  "theme=light&layout=split",
  "theme=dark",
]) {
  for (const width of WIDTHS) {
    await open(query, width);
    for (const text of await page.evaluate(measure)) fault(`${query} ${width}: ${text}`);
    if (!PICTURED.includes(width)) continue;
    const badge = page.locator(".gfr-badge[data-pane='1']").locator("visible=true").first();
    if ((await badge.count()) > 0) await badge.hover();
    await page.screenshot({
      path: join(folder, `${query.replaceAll(/[&=]/g, "-")}-${width}.png`),
      fullPage: true,
    });
    if (width !== 900) continue;
    await page.evaluate(axeSource);
    const result = await page.evaluate(() => window.axe.run(document.getElementById("note")));
    for (const { impact, id, nodes } of result.violations) {
      fault(
        `${query} axe ${impact} ${id}: ${nodes.length} × ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`,
      );
    }
  }
}

await open("theme=light", 900);
for (const text of await page.evaluate(selectPanes)) fault(`selection: ${text}`);
await page.pdf({ path: join(folder, "print.pdf"), format: "A4", printBackground: true });
await browser.close();
console.log(faults === 0 ? "Nothing is out of order." : `${faults} out of order.`);
process.exitCode = faults === 0 ? 0 : 1;
