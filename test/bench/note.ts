import { readFile } from "node:fs/promises";
import type { Browser, CDPSession } from "playwright-core";
import { comparisonSources, drillSources, longDrillSource, type BlockSource } from "./blocks";
import { bundlePage, inFreshPage } from "./browser";
import { atMost, milliseconds, type Subject } from "./report";
import { median } from "./sample";
import type { NoteTimes } from "./pages/note";

const DRILLS = 50;
const COMPARISONS = 50;
const RUNS = 5;
const LIMIT = 250;
const QUESTIONS = 20;
const KEYSTROKE_LIMIT = 4;
const FRAME = 16;

interface MeasuredNote extends NoteTimes {
  readonly processor: number;
}

export async function measureNote(browser: Browser): Promise<Subject> {
  const script = await bundlePage("note.ts");
  const styles = await readFile("styles.css", "utf8");
  const blocks = [...drillSources(DRILLS), ...comparisonSources(COMPARISONS)];
  const shown: MeasuredNote[] = [];
  const plain: MeasuredNote[] = [];
  const keystrokes: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    plain.push(await showOnce(browser, script, styles, blocks, "showPlain"));
    shown.push(await showOnce(browser, script, styles, blocks, "showBlocks"));
    keystrokes.push(await redrawOften(browser, script, styles));
  }
  const interactive = median(shown.map((times) => times.interactive));
  const off = median(plain.map((times) => times.interactive));
  const keystroke = median(keystrokes);
  return {
    title: `A note of ${DRILLS} drills and ${COMPARISONS} comparisons, shown in a fresh page`,
    rows: [
      {
        what: "until every block can be used",
        ours: milliseconds(interactive),
        yardstick: milliseconds(off, "plugin off"),
        goal: atMost(LIMIT, interactive - off, `≤ ${LIMIT} ms over it`),
      },
      {
        what: "until the last listing is coloured",
        ours: milliseconds(median(shown.map((times) => times.coloured))),
        yardstick: milliseconds(off, "plugin off"),
        goal: null,
      },
      {
        what: "the processor's time for all of it",
        ours: milliseconds(median(shown.map((times) => times.processor))),
        yardstick: milliseconds(median(plain.map((times) => times.processor)), "plugin off"),
        goal: null,
      },
      {
        what: `a keystroke in a drill of ${QUESTIONS} questions: parse and show`,
        ours: milliseconds(keystroke),
        yardstick: milliseconds(FRAME, "a frame"),
        goal: atMost(KEYSTROKE_LIMIT, keystroke, `≤ ${KEYSTROKE_LIMIT} ms`),
      },
    ],
  };
}

function showOnce(
  browser: Browser,
  script: string,
  styles: string,
  blocks: readonly BlockSource[],
  how: "showPlain" | "showBlocks",
): Promise<MeasuredNote> {
  return inFreshPage(browser, async (page) => {
    await page.addStyleTag({ content: styles });
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const before = await processorTime(session);
    const times = await page.evaluate(([all, name]) => globalThis.notePage[name](all), [
      blocks,
      how,
    ] as const);
    return { ...times, processor: (await processorTime(session)) - before };
  });
}

/** Milliseconds the page's thread has had of the processor, which others on the machine lengthen least. */
async function processorTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
}

function redrawOften(browser: Browser, script: string, styles: string): Promise<number> {
  return inFreshPage(browser, async (page) => {
    await page.addStyleTag({ content: styles });
    await page.addScriptTag({ content: script });
    const times = await page.evaluate(
      (source) =>
        Array.from({ length: 60 }, (_, key) =>
          globalThis.notePage.redraw(`${source}\n${"x".repeat(key + 1)}`),
        ),
      longDrillSource(QUESTIONS),
    );
    // Typing is what comes after the first draws: the host has compiled the code by then.
    return median(times.slice(20));
  });
}
