/**
 * Prints the sample comparisons and drills: `node test/view/harness-compare/print.mjs FOLDER`.
 *
 * Makes PDFs on A4 and Letter for each way answers may be printed, and where `pdftoppm` and `pdftotext` (poppler)
 * are installed also pictures of their pages, and says which code is missing in them or cut. Exits 1 if any is.
 */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { answerAll } from "../harness/answers.mjs";
import { harnessPage as drillsPage } from "../harness/build.mjs";
import { harnessPage as comparisonsPage } from "./build.mjs";

const run = promisify(execFile);
const folder = process.argv[2];
if (folder === undefined) {
  console.error("Usage: node test/view/harness-compare/print.mjs FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const poppler = await run("pdftotext", ["-v"]).then(
  () => true,
  () => false,
);
if (!poppler) console.log("pdftotext is not installed: PDFs are made, and not looked into.");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
let faults = 0;

/** A line that a page's end cuts through reaches into its margin. */
async function wordsInMargins(pdf) {
  const { stdout } = await run("pdftotext", ["-bbox", pdf, "-"], { maxBuffer: 1e8 });
  const margin = (15 / 25.4) * 72 - 2;
  let height = 0;
  const found = [];
  for (const line of stdout.split("\n")) {
    const page = /<page width="[\d.]+" height="([\d.]+)"/.exec(line);
    if (page !== null) height = Number(page[1]);
    const word = /yMin="([\d.]+)".*yMax="([\d.]+)">(.*)<\/word>/.exec(line);
    if (word === null) continue;
    const middle = (Number(word[1]) + Number(word[2])) / 2;
    if (middle < margin || middle > height - margin) found.push(word[3]);
  }
  return found;
}

/** Words that stand on top of one another, as where a page's end pushes code over what follows it. */
async function wordsOnWords(pdf) {
  const { stdout } = await run("pdftotext", ["-bbox", pdf, "-"], { maxBuffer: 1e8 });
  const found = [];
  for (const [number, page] of stdout.split("<page ").slice(1).entries()) {
    const boxes = [
      ...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/g),
    ].map(([, left, top, right, bottom, word]) => ({
      left: +left,
      top: +top,
      right: +right,
      bottom: +bottom,
      word,
    }));
    for (const [index, one] of boxes.entries()) {
      const under = boxes.slice(index + 1).find((other) => {
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        return width > 3 && height > 0.6 * Math.min(one.bottom - one.top, other.bottom - other.top);
      });
      if (under !== undefined) found.push(`page ${number + 1}: ${one.word} on ${under.word}`);
    }
  }
  return found;
}

/** Text as a PDF gives it back: wrapped and spaced otherwise. */
const bare = (text) => text.replaceAll(/\s+/g, "");

const PAGES = [
  { name: "comparisons", html: await comparisonsPage(), answer: async () => undefined },
  { name: "drills", html: await drillsPage(), answer: async () => undefined },
  { name: "drills-answered", html: await drillsPage(), answer: answerAll },
];
for (const { name, html, answer } of PAGES) {
  const file = join(folder, `${name}.html`);
  await writeFile(file, html);
  for (const [answers, format, theme] of [
    ["as-they-stand", "A4", "light"],
    ["hidden", "A4", "light"],
    ["shown", "Letter", "dark"],
  ]) {
    await page.goto(`file://${file}?${new URLSearchParams({ answers, theme }).toString()}`);
    await page.waitForTimeout(800);
    await answer(page);
    const pdf = join(folder, `${name}-${answers}.pdf`);
    const margin = { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" };
    await page.pdf({ path: pdf, format, margin });
    if (!poppler) continue;
    await run("pdftoppm", ["-r", "60", "-png", pdf, pdf.replace(/\.pdf$/, "")]);
    for (const cut of await wordsInMargins(pdf)) {
      faults += 1;
      console.log(`${name} ${answers}: cut by the page's edge: ${cut}`);
    }
    for (const place of (await wordsOnWords(pdf)).slice(0, 5)) {
      faults += 1;
      console.log(`${name} ${answers}: one word on another, ${place}`);
    }
    if (name !== "comparisons" || answers !== "shown") continue;
    // By rows for words that stand alone in theirs, and by columns for words that go on in the next.
    const texts = ["-layout", "-raw"].map((order) => run("pdftotext", [order, pdf, "-"], { maxBuffer: 1e8 }));
    const printed = bare((await Promise.all(texts)).map(({ stdout }) => stdout).join("\n"));
    const lines = await page.$$eval(".gfr-pane .gfr-line-code", (all) => all.map((line) => line.textContent));
    for (const line of lines) {
      const longest = line
        .trim()
        .split(/\s+/)
        .reduce((best, word) => (word.length > best.length ? word : best), "");
      if (longest.length > 20 || !/^[\x20-\x7e]*$/.test(longest) || printed.includes(longest)) continue;
      faults += 1;
      console.log(`Not in print: ${line}`);
    }
  }
}
await browser.close();
console.log(faults === 0 ? "Nothing is out of order in print." : `${faults} faults in print.`);
process.exitCode = faults === 0 ? 0 : 1;
