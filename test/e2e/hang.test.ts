import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { GrammarLanguage } from "../../src/highlight/tokens";
import { bundleScript } from "../bench/browser";
import { readGrammarCorpus, readTemplateCode } from "../highlight/corpus";
import { grammarHangCorpus } from "../highlight/hang/corpus";
import { openPage, launchBrowser } from "./support/browser";

/** Milliseconds that 200 lines may take in a browser, on a machine that has nothing else to do. */
const LIMIT = 100;
const LINES = 200;

/** The least of so many times counts. */
const TIMES = 3;

/** Milliseconds after which a page is closed, whatever it does. */
const CLOSED_AFTER = 20_000;

/** Milliseconds the yardstick takes on a machine that has nothing else to do. */
const YARDSTICK = 3;

const YARDSTICK_TEXT = readGrammarCorpus()
  .map(({ lines }) => lines.join("\n"))
  .join("\n")
  .repeat(4);

interface Case {
  readonly name: string;
  readonly language: GrammarLanguage;
  readonly code: string;
}

const made: readonly Case[] = [
  ...grammarHangCorpus(100),
  ...(["go", "python"] as const).map((language) => ({
    name: "a line of 500 characters",
    language,
    code: `${"word {a, b} ".repeat(42)}${language === "go" ? "// " : "# "}`,
  })),
];
const real: readonly Case[] = [...readGrammarCorpus(), ...readTemplateCode()].map(
  ({ name, language, lines }) => ({
    name,
    language,
    code: lines.join("\n"),
  }),
);

const languages = [...new Set([...made, ...real].map(({ language }) => language))];

/** What came of the cases: those that took too long, the last of them perhaps never ending. */
async function judge(
  page: Page,
  cases: readonly Case[],
  closedAfter = CLOSED_AFTER,
): Promise<readonly string[]> {
  const slow: string[] = [];
  // Grammars are read when their first line comes.
  for (const language of languages) await take(page, "x", language, closedAfter);
  for (const { name, language, code } of cases) {
    const took = await take(page, code, language, closedAfter);
    if (took === null) return [...slow, `${language}, ${name}: never ended`];
    const most = LIMIT * Math.max(1, code.split("\n").length / LINES);
    // What is too long on a machine that others use as well may not be so by that machine's measure.
    if (took <= most || took <= most * Math.max(1, (await yardstick(page)) / YARDSTICK)) continue;
    slow.push(`${language}, ${name}: ${took.toFixed(0)} ms of ${most.toFixed(0)} ms`);
  }
  return slow;
}

const yardstick = (page: Page): Promise<number> =>
  page.evaluate((text) => globalThis.hangPage.yardstick(text), YARDSTICK_TEXT);

/** Null when the page had to be left alone with it. */
async function take(
  page: Page,
  code: string,
  language: GrammarLanguage,
  closedAfter: number,
): Promise<number | null> {
  const never = setTimeout(closedAfter, null, { ref: false });
  const work = page.evaluate(([text, known, times]) => globalThis.hangPage.take(text, known, times), [
    code,
    language,
    TIMES,
  ] as const);
  // The page may be closed in the middle of it.
  work.catch(() => undefined);
  return Promise.race([work, never]);
}

/** A browser that can be closed with whatever runs in it. */
async function inOwnBrowser<Result>(run: (page: Page) => Promise<Result>): Promise<Result> {
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser);
    await page.addScriptTag({ content: await bundleScript("test/highlight/hang/page-child.ts") });
    return await run(page);
  } finally {
    await browser.close();
  }
}

test(
  "no code freezes the highlighter in a browser: 200 lines take 100 ms at most",
  { timeout: 400_000 },
  () =>
    inOwnBrowser(async (page) => {
      expect(await judge(page, [...made, ...real])).toEqual([]);
    }),
);

test("a pattern that takes exponential time is found, and stopped", { timeout: 120_000 }, () =>
  inOwnBrowser(async (page) => {
    await page.evaluate(() => {
      globalThis.hangPage.plant(String.raw`^\t// (?:[\w]+[ ,{}]*)+\.\.$`);
    });
    const ordinary = made.filter(({ name }) => name.includes("brace in a struct"));
    const found = await judge(page, ordinary, 5_000);
    expect(found.join()).toMatch(/never ended|of 100 ms/);
  }),
);
