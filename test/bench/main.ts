import { availableParallelism, loadavg } from "node:os";
import type { Browser } from "playwright-core";
import { startBrowser } from "./browser";
import { measureEditing } from "./editing";
import { measureGlossary } from "./glossary";
import { measureHanging } from "./hanging";
import { measureHighlighting } from "./highlighting";
import { measureLoad } from "./load";
import { measureNote } from "./note";
import { measureOpening } from "./opening";
import { measureParsing } from "./parsing";
import { measureProblems } from "./problems";
import { printSubject, type Subject } from "./report";
import { measureReviews } from "./reviews";
import { measureSize } from "./size";

const parts: Readonly<Record<string, (browser: Browser) => Promise<Subject>>> = {
  size: measureSize,
  load: measureLoad,
  colour: measureHighlighting,
  hang: measureHanging,
  note: measureNote,
  edit: measureEditing,
  open: measureOpening,
  parse: measureParsing,
  glossary: measureGlossary,
  problems: measureProblems,
  reviews: measureReviews,
};

/** Measures one part after another and prints each when it is done. Returns the exit code: 1 when a goal is missed. */
export async function runBenchmarks(executablePath: string, wanted: readonly string[]): Promise<number> {
  const names = Object.keys(parts);
  const unknown = wanted.find((name) => !names.some((part) => part.startsWith(name)));
  if (unknown !== undefined) {
    console.error(`There is no part ${unknown}; there are ${names.join(", ")}.`);
    return 2;
  }
  warnOfBusyMachine();
  const browser = await startBrowser(executablePath);
  let missed = 0;
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (wanted.length > 0 && !wanted.some((start) => name.startsWith(start))) continue;
      const subject = await measure(browser);
      missed += subject.rows.filter(({ goal }) => goal?.met === false).length;
      console.log(printSubject(subject));
    }
  } finally {
    await browser.close();
  }
  return missed > 0 ? 1 : 0;
}

/** What others do on the machine lengthens every time here, and no figure shows it. */
function warnOfBusyMachine(): void {
  const [load = 0] = loadavg();
  const processors = availableParallelism();
  if (load <= processors / 2) return;
  console.log(
    `The machine is busy: a load of ${load.toFixed(1)} on ${processors} processors. Times are too long; ratios hold better.\n`,
  );
}
