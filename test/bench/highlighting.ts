import type { Browser } from "playwright-core";
import { bundlePage, inFreshPage } from "./browser";
import { codeSample } from "./code-samples";
import { atMost, milliseconds, type Row, type Subject } from "./report";
import { median } from "./sample";

const RUNS = 5;
const WARM_RUNS = 9;

/** The first block may take three times what Prism takes, and this many milliseconds. */
const FIRST_BLOCK_ALLOWANCE = 60;

const pages = { ours: "ours.ts", prism: "prism.ts", oniguruma: "oniguruma.ts" } as const;
type Contender = keyof typeof pages;

/** Milliseconds: the first block of a fresh page, script evaluated and grammar read within it, and later ones. */
interface Times {
  readonly first: number;
  readonly warm: number;
}

export async function measureHighlighting(browser: Browser): Promise<Subject> {
  const rows: Row[] = [];
  for (const language of ["go", "python"] as const) {
    for (const lines of [20, 200]) {
      const code = codeSample(language, lines);
      const ours = await measure(browser, "ours", code, language);
      const prism = await measure(browser, "prism", code, language);
      const oniguruma = await measure(browser, "oniguruma", code, language);
      const name = `${lines} lines of ${language === "go" ? "Go" : "Python"}`;
      const limit = 3 * prism.first + FIRST_BLOCK_ALLOWANCE;
      const goal = atMost(limit, ours.first, `≤ 3 × + ${FIRST_BLOCK_ALLOWANCE} ms`);
      rows.push(
        {
          what: `${name}, first block`,
          ours: milliseconds(ours.first),
          yardstick: milliseconds(prism.first, "Prism"),
          goal: language === "go" && lines === 20 ? goal : null,
        },
        {
          what: `${name}, first block`,
          ours: milliseconds(ours.first),
          yardstick: milliseconds(oniguruma.first, "Oniguruma"),
          goal: null,
        },
        {
          what: `${name}, later`,
          ours: milliseconds(ours.warm),
          yardstick: milliseconds(prism.warm, "Prism"),
          goal: null,
        },
        {
          what: `${name}, later`,
          ours: milliseconds(ours.warm),
          yardstick: milliseconds(oniguruma.warm, "Oniguruma"),
          goal: null,
        },
      );
    }
  }
  return { title: "Colour, from asking to tokens (content is on screen before)", rows };
}

async function measure(
  browser: Browser,
  contender: Contender,
  code: string,
  language: "go" | "python",
): Promise<Times> {
  const script = await bundlePage(pages[contender]);
  const firsts: number[] = [];
  const warms: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { first, warm } = await inFreshPage(browser, (page) =>
      page.evaluate(highlightInPage, { script, code, language, warmRuns: WARM_RUNS }),
    );
    firsts.push(first);
    warms.push(median(warm));
  }
  return { first: median(firsts), warm: median(warms) };
}

/** Runs in the page. Each later block differs from the others in its last line, so that no cache answers. */
async function highlightInPage(task: {
  readonly script: string;
  readonly code: string;
  readonly language: "go" | "python";
  readonly warmRuns: number;
}): Promise<{ first: number; warm: number[] }> {
  const expected = task.code.split("\n").length;
  const colour = async (code: string): Promise<void> => {
    const lines = await globalThis.highlightPage.highlight(code, task.language);
    if (lines !== expected) throw new Error(`${lines} lines came back of ${expected}.`);
  };
  const begun = performance.now();
  const script = document.createElement("script");
  script.textContent = task.script;
  document.head.append(script);
  await colour(task.code);
  const first = performance.now() - begun;
  const warm: number[] = [];
  for (let run = 0; run < task.warmRuns; run++) {
    const code = task.code + " ".repeat(run + 1);
    const start = performance.now();
    await colour(code);
    warm.push(performance.now() - start);
  }
  return { first, warm };
}
