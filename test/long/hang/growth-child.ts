import { timeOf, trialsOf, type Trial } from "../../support/growth-fuzz";

const SHORT = 15_000;
const LONG = 60_000;
/** Four times the text may take four times as long; twice that is allowed for chance. */
const MOST_GROWTH = 8;
const WORTH_LOOKING_MS = 300;

/**
 * Run in a process of its own, which can be killed: `SEED FIRST COUNT`. Says which trial it begins, and of each that
 * grows too fast how long it took. The last one begun is the culprit when no end follows.
 */
const [seed = 0, first = 0, count = 0] = process.argv.slice(2).map(Number);
let index = 0;
for (const trial of trialsOf(seed, count)) {
  if (index++ < first) continue;
  say({ begins: index - 1, ...trial });
  const ms = growsTooFast(trial);
  if (ms !== null) say({ grows: ms, ...trial });
}
say({ done: true });

/** Milliseconds at both lengths; null when the trial is well. */
function growsTooFast(trial: Trial): readonly [number, number] | null {
  let short = timeOf(trial, SHORT);
  let long = timeOf(trial, LONG);
  for (let again = 0; again < 3 && long > WORTH_LOOKING_MS && long > MOST_GROWTH * short; again++) {
    // The first runs pay for compiling, and others for what else the machine does.
    short = again === 0 ? timeOf(trial, SHORT) : Math.min(short, timeOf(trial, SHORT));
    long = Math.min(long, timeOf(trial, LONG));
  }
  return long > WORTH_LOOKING_MS && long > MOST_GROWTH * short ? [Math.round(short), Math.round(long)] : null;
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
