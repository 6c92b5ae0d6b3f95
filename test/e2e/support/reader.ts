import { expect, inject } from "vitest";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { openPage } from "./browser";
import type { ServedVault } from "./preview";
import { settingNamed } from "./settings";

declare module "vitest" {
  interface ProvidedContext {
    /** Name of the setting the tests run in. */
    setting: string;
    /** Whether every variation of a check is tried, and at full length: see `variations`. */
    atLength: boolean;
  }
}

/** Somebody who reads the vault in the browser: finds things by what they are called, and does what a person does. */
export interface Reader {
  readonly page: Page;
  /** The open notes' own areas, in the order of the panes. */
  readonly notes: Locator;
  openNote(name: string): Promise<void>;
  /** Runs a command as one would: palette, first letters, Enter. */
  runCommand(name: string): Promise<void>;
  /** A drill by the title of the question it shows; `pane` counts from 0. */
  drill(title: string, pane?: number): Locator;
  comparison(title: string, pane?: number): Locator;
  /** Everything that went wrong on the page so far. */
  troubles(): readonly string[];
  close(): Promise<void>;
}

/** What differs from the setting the tests run in. */
export interface ReaderOptions extends BrowserContextOptions {
  /** Choices the page makes where the app's behaviour is not documented: `cache:cold,device:phone`. */
  readonly switches?: string;
  /** Done with the page before it is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens the preview and waits until the vault is shown. */
export async function openReader(
  browser: Browser,
  vault: ServedVault,
  options: ReaderOptions = {},
): Promise<Reader> {
  const setting = settingNamed(inject("setting"));
  const { switches = "", prepare, ...context } = options;
  const narrow =
    setting.width === null ? {} : { viewport: { width: setting.width, height: 740 }, hasTouch: true };
  const watched = await openPage(browser, { ...narrow, ...context });
  const { page } = watched;
  if (setting.slowdown > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: setting.slowdown });
  }
  await prepare?.(page);
  const chosen = [setting.switches, switches].filter(Boolean).join(",");
  await page.goto(chosen === "" ? vault.address : `${vault.address}&switch=${chosen}`);
  await page.evaluate("window.preview.ready");
  const notes = page.locator(".markdown-preview-view");
  const pane = (index: number): Locator => notes.nth(index);
  return {
    page,
    notes,
    openNote: async (name) => {
      await page.keyboard.press("Control+o");
      await page.getByRole("dialog").getByRole("combobox").fill(name);
      await page.getByRole("option", { selected: true }).filter({ hasText: name }).waitFor();
      await page.keyboard.press("Enter");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
      await page.getByRole("heading", { level: 1, name, exact: true }).first().waitFor();
    },
    runCommand: async (name) => {
      await page.keyboard.press("Control+p");
      await page.getByRole("dialog").getByRole("combobox").fill(name);
      await page.getByRole("option", { name, exact: true }).waitFor();
      await page.keyboard.press("Enter");
    },
    drill: (title, index = 0) =>
      pane(index)
        .getByRole("group", { name: "Drill", exact: true })
        .filter({ has: page.getByRole("group", { name: title, exact: true }) }),
    comparison: (title, index = 0) => pane(index).getByRole("group", { name: title, exact: true }),
    troubles: () => watched.troubles,
    close: () => watched.close(),
  };
}
