/**
 * Takes pictures of every kind of question, before and after answering, and measures them:
 * `node test/view/harness/look.mjs FOLDER [sample name]`.
 *
 * Prints what is out of order (overflow, small targets, accessibility) and exits 1 if anything is.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { answerAll } from "./answers.mjs";
import { harnessPage } from "./build.mjs";
import { audit, measure } from "./measure.mjs";

const [folder, only] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node test/view/harness/look.mjs FOLDER [sample name]");
  process.exit(2);
}
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

for (const { width, touch } of [
  { width: 900, touch: false },
  { width: 360, touch: true },
  { width: 320, touch: true },
]) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: touch ? 2 : 1,
  });
  for (const theme of ["light", "dark"]) {
    const page = await context.newPage();
    page.on("pageerror", (error) => fault(`page error: ${error.stack}`));
    await page.goto(`file://${file}?theme=${theme}${only === undefined ? "" : `&only=${only}`}`);
    for (const phase of ["before", "after"]) {
      if (phase === "after") await answerAll(page, fault);
      await page.waitForTimeout(200);
      if (width > 320) {
        for (const card of await page.locator("#note > div").all()) {
          const name = await card.getAttribute("id");
          await card.screenshot({ path: join(folder, `${name}-${phase}-${theme}-${width}.png`) });
        }
      }
      for (const text of await page.evaluate(measure, touch)) fault(`${width} ${theme} ${phase}: ${text}`);
      if (width === 320) continue;
      for (const text of await audit(page, axeSource)) fault(`${width} ${theme} ${phase}: ${text}`);
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(faults === 0 ? `Nothing out of order; pictures are in ${folder}.` : `${faults} faults.`);
process.exit(faults === 0 ? 0 : 1);
