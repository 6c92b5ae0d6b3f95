import { gzipSync } from "node:zlib";
import type { Browser, CDPSession } from "playwright-core";
import { bundlePage, inFreshPage } from "./browser";
import { codeSample } from "./code-samples";
import { printPeerTable, type Peer } from "./peer-table";
import { atMost, milliseconds, type Figure, type Row, type Subject } from "./report";
import { median } from "./sample";

const RUNS = 5;
const WARM_RUNS = 9;

/** The first block may take three times what Prism takes, and this many milliseconds; on a slow processor, as many more. */
const FIRST_BLOCK_ALLOWANCE = 60;

/** How much slower than this one a phone's processor is taken to be. */
const PHONE = 4;

const LANGUAGES = ["go", "python"] as const;
type LanguageName = (typeof LANGUAGES)[number];

/** Who colours code in a page, and what it is called; the first is what the others are held against. */
const contenders = [
  { page: "prism.ts", name: "Prism" },
  { page: "ours.ts", name: "ours" },
  { page: "oniguruma.ts", name: "Shiki, Oniguruma" },
  { page: "shiki.ts", name: "Shiki, JavaScript" },
  { page: "lezer.ts", name: "Lezer" },
  { page: "highlight-js.ts", name: "highlight.js" },
] as const;

type Contender = (typeof contenders)[number];

/** Milliseconds: the first block of a fresh page, script evaluated and grammar read within it, and later ones. */
interface Times {
  readonly first: number;
  readonly warm20: number;
  readonly warm200: number;
  /** Bytes held afterwards beyond what the empty page holds. */
  readonly heap: number;
}

type ByLanguage = Readonly<Record<LanguageName, Times>>;

export async function measureHighlighting(browser: Browser): Promise<Subject> {
  const scripts = new Map<Contender, string>();
  for (const contender of contenders) scripts.set(contender, await bundlePage(contender.page));

  const rows: Row[] = [];
  const tables: string[] = [];
  for (const slowdown of [1, PHONE]) {
    const measured = new Map<Contender, ByLanguage>();
    for (const [contender, script] of scripts)
      measured.set(contender, await measure(browser, script, slowdown));
    const on = slowdown === 1 ? "" : `, processor ${slowdown} × slower`;
    rows.push(...rowsAgainst(measured, slowdown, on));
    tables.push(
      printPeerTable({
        title: `Peers${on}`,
        measures: [
          "first Go",
          "first Python",
          "20 lines of Go",
          "200 of Go",
          "20 of Python",
          "200 of Python",
          "script, gz",
          "heap",
        ],
        peers: [...measured].map(([contender, times]) =>
          peerOf(contender.name, times, scripts.get(contender) ?? ""),
        ),
      }),
    );
  }
  return {
    title: "Colour, from asking to tokens (content is on screen before)",
    rows,
    appendix: tables.join("\n"),
  };
}

/** Ours beside Prism, which the goals name, and beside Oniguruma, which colours alike. */
function rowsAgainst(measured: ReadonlyMap<Contender, ByLanguage>, slowdown: number, on: string): Row[] {
  const [prism, ours, oniguruma] = [...measured.values()];
  if (prism === undefined || ours === undefined || oniguruma === undefined) return [];
  return LANGUAGES.flatMap((language): Row[] => {
    const called = language === "go" ? "Go" : "Python";
    const allowance = slowdown * FIRST_BLOCK_ALLOWANCE;
    const limit = 3 * prism[language].first + allowance;
    const row = (what: string, key: keyof Times, goal: Row["goal"] = null): Row[] => [
      {
        what: `${what}${on}`,
        ours: milliseconds(ours[language][key]),
        yardstick: milliseconds(prism[language][key], "Prism"),
        goal,
      },
      {
        what: `${what}${on}`,
        ours: milliseconds(ours[language][key]),
        yardstick: milliseconds(oniguruma[language][key], "Oniguruma"),
        goal: null,
      },
    ];
    return [
      ...row(
        `20 lines of ${called}, first block`,
        "first",
        language === "go" ? atMost(limit, ours[language].first, `≤ 3 × + ${allowance} ms`) : null,
      ),
      ...row(`20 lines of ${called}, later`, "warm20"),
      ...row(`200 lines of ${called}, later`, "warm200"),
    ];
  });
}

function peerOf(name: string, { go, python }: ByLanguage, script: string): Peer {
  const kilobytes: Figure = { value: gzipSync(script, { level: 9 }).length / 1024, unit: "KB" };
  const heap: Figure = { value: Math.max(go.heap, python.heap) / 1024 / 1024, unit: "MB" };
  const times = [go.first, python.first, go.warm20, go.warm200, python.warm20, python.warm200];
  return { name, figures: [...times.map((time) => milliseconds(time)), kilobytes, heap] };
}

async function measure(browser: Browser, script: string, slowdown: number): Promise<ByLanguage> {
  const [go, python] = [[] as Times[], [] as Times[]];
  for (let run = 0; run < RUNS; run++) {
    go.push(await measureOnce(browser, script, "go", slowdown));
    python.push(await measureOnce(browser, script, "python", slowdown));
  }
  return { go: medianTimes(go), python: medianTimes(python) };
}

function medianTimes(samples: readonly Times[]): Times {
  const of = (key: keyof Times): number => median(samples.map((sample) => sample[key]));
  return { first: of("first"), warm20: of("warm20"), warm200: of("warm200"), heap: of("heap") };
}

function measureOnce(
  browser: Browser,
  script: string,
  language: LanguageName,
  slowdown: number,
): Promise<Times> {
  return inFreshPage(browser, async (page) => {
    const session = await page.context().newCDPSession(page);
    const task = { script, code: codeSample(language, 20), more: codeSample(language, 200), language };
    const before = await heldBytes(session);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const { first, warm20, warm200 } = await page.evaluate(highlightInPage, { ...task, warmRuns: WARM_RUNS });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const heap = (await heldBytes(session)) - before;
    return { first, warm20: median(warm20), warm200: median(warm200), heap };
  });
}

async function heldBytes(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize;
}

/** Runs in the page. Each later block differs from the others in every line, so that nothing done before helps. */
async function highlightInPage(task: {
  readonly script: string;
  readonly code: string;
  readonly more: string;
  readonly language: LanguageName;
  readonly warmRuns: number;
}): Promise<{ first: number; warm20: number[]; warm200: number[] }> {
  const colour = async (code: string): Promise<void> => {
    const lines = await globalThis.highlightPage.highlight(code, task.language);
    const expected = code.split("\n").length;
    if (lines !== expected) throw new Error(`${lines} lines came back of ${expected}.`);
  };
  const colourOften = async (code: string): Promise<number[]> => {
    const times: number[] = [];
    for (let run = 0; run < task.warmRuns; run++) {
      const other = code.replaceAll("\n", `${" ".repeat(run + 1)}\n`);
      const start = performance.now();
      await colour(other);
      times.push(performance.now() - start);
    }
    return times;
  };
  const begun = performance.now();
  const script = document.createElement("script");
  script.textContent = task.script;
  document.head.append(script);
  await colour(task.code);
  const first = performance.now() - begun;
  return { first, warm20: await colourOften(task.code), warm200: await colourOften(task.more) };
}
