import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { patient } from "../../support/patience";

/**
 * Features the browser goes without. The popups of the address bar are pages of their own, one for each context, and
 * cost more than most tests; the others are those Playwright turns off, whose list this one replaces.
 */
const DISABLED_FEATURES = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  // A process kept ready for the next page, which a page that is open already does not need.
  "SpareRendererForSitePerProcess",
  "ThirdPartyStoragePartitioning",
];

/** What keeps a browser quiet on a machine without a screen and without a network. */
const ARGUMENTS = [
  `--disable-features=${DISABLED_FEATURES.join(",")}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The script that finds the browser for `npm test`; a script and not a module of ours, so it has no types. */
const CHROMIUM_SCRIPT = new URL("../../../scripts/chromium.mjs", import.meta.url).href;

/** Starting a browser takes longer than most tests, so the files that run in one process share it. */
let running: Promise<Browser> | null = null;

/** The browser of this process: the one `npm test` found or installed. */
export function sharedBrowser(): Promise<Browser> {
  running ??= launchBrowser();
  return running;
}

/** Starts a browser of one's own, for what may have to be killed. */
export async function launchBrowser(): Promise<Browser> {
  const { ensureChromium } = (await import(CHROMIUM_SCRIPT)) as { ensureChromium: () => string | null };
  const executablePath = ensureChromium();
  if (executablePath === null)
    throw new Error("There is no browser to test in; the message above says how to get one.");
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** A page, and everything that went wrong in it: errors thrown, errors logged, requests that failed or left the machine. */
export interface WatchedPage {
  readonly page: Page;
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Opens an empty page in a profile of its own, which is gone once it is closed. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patient(30_000));
  const troubles: string[] = [];
  page.on("pageerror", (error) =>
    troubles.push(`thrown: ${(error.stack ?? error.message).split("\n", 4).join("\n")}`),
  );
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`logged: ${message.text()} (${message.location().url})`);
  });
  page.on("request", (request) => {
    if (/^https?:\/\/(?!127\.0\.0\.1[:/])/.test(request.url()))
      troubles.push(`left the machine: ${request.url()}`);
  });
  return { page, troubles, close: () => context.close() };
}
