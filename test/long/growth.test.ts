import { expect, test } from "vitest";
import { runChild } from "../highlight/hang/run-child";

/** How many units are tried, each in one place. */
const TRIES = Number(process.env.GROWTH_TRIES ?? 5000);
const SEED = Number(process.env.GROWTH_SEED ?? Date.now() % 1_000_000);
/** Trials of one process, and how long it may take: a trial takes some tens of milliseconds. */
const BATCH = 250;
const LIMIT_MS = 180_000;

interface Line {
  readonly begins?: number;
  readonly grows?: readonly [number, number];
  readonly done?: true;
}

test(`no text makes reading it take longer than in proportion (seed ${SEED})`, async () => {
  const found: unknown[] = [];
  for (let first = 0; first < TRIES;) {
    const last = Math.min(TRIES, first + BATCH);
    const child = "../../long/hang/growth-child.ts";
    const { output, errors } = await runChild(child, [String(SEED), String(first), String(last)], LIMIT_MS);
    expect(errors).toBe("");
    const lines = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    found.push(...lines.filter(({ grows }) => grows !== undefined));
    const ended = lines.at(-1);
    if (ended?.done !== true) found.push({ ...ended, grows: "no answer" });
    first = ended?.done === true ? last : (ended?.begins ?? last) + 1;
  }
  expect(found).toEqual([]);
});
