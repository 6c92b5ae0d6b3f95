import type { Browser } from "playwright-core";
import { comparisonSources, drillSources } from "./blocks";
import { bundlePage, inFreshPage } from "./browser";
import { atMost, milliseconds, type Row, type Subject } from "./report";
import type { TypingTimes } from "./pages/editor";
import { median } from "./sample";

const BLOCKS = 100;

interface Speed {
  /** How many times slower the processor is made. */
  readonly slowdown: number;
  readonly runs: number;
  /** Said in each row; empty for the machine as it is. */
  readonly said: string;
  /** Milliseconds a key may keep the page longer than without colours. */
  readonly keyLimit: number;
  /** Milliseconds that a turn of what a key leaves for later may keep it. */
  readonly turnLimit: number;
}

/** The machine as it is; and one like a phone, on which a key still must not cost a frame, nor be waited for. */
const speeds: readonly Speed[] = [
  { slowdown: 1, runs: 5, said: "", keyLimit: 8, turnLimit: 16 },
  { slowdown: 4, runs: 3, said: ", four times as slow", keyLimit: 16, turnLimit: 50 },
];

/** Milliseconds between two keys of somebody who types fast. */
const BETWEEN_KEYS = 60;

/** Where somebody types, and what: each leads to other work. */
const places = [
  { where: "in a block's code", behind: "save(item) // next line 9", text: "\n\tif err := check(x); err" },
  { where: "a line that opens a string over all below", behind: "<-done", text: " // `x` `y` z" },
  { where: "between blocks", behind: "Some prose about part 40", text: ", which is written at length" },
  { where: "a new block", behind: "Some prose about part 60", text: "\n\n````go-drill\n### a\n````\n" },
] as const;

interface Typing {
  readonly median: number;
  readonly worst: number;
  readonly longestTurn: number;
}

export async function measureEditing(browser: Browser): Promise<Subject> {
  const script = await bundlePage("editor.ts");
  const note = noteOf(BLOCKS);
  const rows: Row[] = [];
  for (const [place, speed] of places.flatMap((each) => speeds.map((speed) => [each, speed] as const))) {
    const ours = await measure(browser, script, note, place, speed, true);
    const plain = await measure(browser, script, note, place, speed, false);
    const { said, keyLimit, turnLimit } = speed;
    const row = (what: string, value: number, base: number, goal: Row["goal"]): Row => ({
      what: `${place.where}${said}, ${what}`,
      ours: milliseconds(value),
      yardstick: milliseconds(base, "without"),
      goal,
    });
    rows.push(
      row("a key", ours.median, plain.median, null),
      row(
        "the worst key",
        ours.worst,
        plain.worst,
        atMost(keyLimit, ours.worst - plain.worst, `≤ ${keyLimit} ms more`),
      ),
      {
        what: `${place.where}${said}, the longest turn of what was left for later`,
        ours: milliseconds(ours.longestTurn),
        yardstick: milliseconds(16, "a frame"),
        goal: atMost(turnLimit, ours.longestTurn, `≤ ${turnLimit} ms`),
      },
    );
  }
  const lines = note.split("\n").length.toLocaleString("en");
  return {
    title: `Typing in a note of ${lines} lines with ${BLOCKS} blocks, coloured as it is written`,
    rows,
  };
}

function noteOf(count: number): string {
  const blocks = [...drillSources(count / 2), ...comparisonSources(count / 2)];
  return blocks
    .map(
      ({ language, source }, part) =>
        `## Part ${part}\n\nSome prose about part ${part}.\n\n\`\`\`\`${language}\n${source.trimEnd()}\n\`\`\`\`\n`,
    )
    .join("\n");
}

/**
 * Several runs, each in a page of its own. Of each key, and of what is left for later, the best run counts: what
 * others do on the machine hits any of them, what a key costs hits all.
 */
async function measure(
  browser: Browser,
  script: string,
  note: string,
  place: (typeof places)[number],
  { slowdown, runs: count }: Speed,
  coloured: boolean,
): Promise<Typing> {
  const runs: TypingTimes[] = [];
  for (let run = 0; run < count; run++) {
    const { stretches, ...times } = await inFreshPage(browser, async (page) => {
      await page.addScriptTag({ content: script });
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      return page.evaluate(
        async ([text, { behind, text: typed }, on, between]) => {
          await globalThis.editorPage.open(text, on);
          const measured = await globalThis.editorPage.type(behind, typed, between);
          return { ...measured, stretches: globalThis.editorPage.coloured() };
        },
        [note, place, coloured, BETWEEN_KEYS] as const,
      );
    });
    if (stretches > 0 !== coloured) throw new Error(`${stretches} stretches were coloured.`);
    runs.push(times);
  }
  const best = Array.from(place.text, (_, key) =>
    Math.min(...runs.map(({ keystrokes }) => keystrokes[key] ?? Infinity)),
  );
  return {
    median: median(best),
    worst: Math.max(...best),
    longestTurn: Math.min(...runs.map((run) => run.longestTurn)),
  };
}
