/**
 * Makes the README's pictures from the real page: the built plugin in the preview, over a copy of the template.
 * It builds the project first and writes docs/images/.
 */
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled, root, run, stop as giveUp } from "./ensure-installed.mjs";

const LESSON = "lessons/06 Goroutines, channels and the leak smell.md";
const IMAGES = "docs/images";

/** Serves a vault; resolves to its address and what stops it. */
function serve(vault) {
  const server = spawn(process.execPath, ["dist/preview-server.mjs", vault], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1\S+/.exec(said)?.[0];
      if (address) resolve({ address, stop: () => server.kill() });
    });
    server.on("exit", () => reject(new Error("The preview server stopped before it said its address.")));
  });
}

process.chdir(root);
await ensureInstalled();
if ((await run(process.execPath, ["esbuild.config.mjs", "production"])) !== 0) {
  giveUp("The build failed: the message above says where. The pictures are as they were.");
}
const { chromium } = await import("playwright-core");
const executablePath = ensureChromium();
if (executablePath === null) process.exit(1);
const vault = await mkdtemp(join(tmpdir(), "gfr-pictures-"));
await cp("vault-template", vault, { recursive: true });
await mkdir(IMAGES, { recursive: true });
const { address, stop } = await serve(vault);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** Opens the lesson and brings one block into view. */
async function open({ width, height, scheme, block }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    deviceScaleFactor: 1.5,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${address}#/${LESSON.split("/").map(encodeURIComponent).join("/")}`);
  await page.waitForSelector(".gfr-block");
  const frame = page.locator(".gfr-block", { has: page.getByText(block, { exact: true }).first() }).first();
  for (let tries = 0; tries < 40 && (await frame.count()) === 0; tries++) {
    await page.mouse.move(width / 2, height / 2);
    await page.mouse.wheel(0, height / 2);
    await page.waitForTimeout(100);
  }
  await frame.scrollIntoViewIfNeeded();
  await page.waitForTimeout(600);
  return { page, frame, close: () => context.close() };
}

try {
  const comparison = await open({
    width: 1180,
    height: 1250,
    scheme: "light",
    block: "Start work and wait for it",
  });
  await comparison.frame.getByText("joins, and raises what it raised").first().hover();
  await comparison.page.waitForTimeout(300);
  await comparison.page.screenshot({ path: join(IMAGES, "lesson-light.png") });
  await comparison.close();

  const answered = async (width, height, scheme, name) => {
    const drill = await open({ width, height, scheme, block: "Which line leaks?" });
    await drill.frame
      .getByRole("button", { name: /return/ })
      .first()
      .click();
    await drill.frame.getByRole("button", { name: /^Sure/ }).click();
    await drill.page.waitForTimeout(400);
    await drill.frame.screenshot({ path: join(IMAGES, name) });
    await drill.close();
  };
  await answered(1000, 1000, "dark", "drill-dark.png");
  await answered(390, 1200, "light", "drill-phone.png");
} finally {
  await browser.close();
  stop();
  await rm(vault, { recursive: true, force: true });
}
