import { expect, test } from "vitest";
import type { Steps } from "../../../src/core/text/steps";
import { runInStretches, STRETCH } from "../../../src/obsidian/glossary/run-in-stretches";

/** A clock on which every step of work takes a millisecond, and that lets go at once when it is asked to wait. */
function workingClock() {
  let now = 0;
  const pauses: number[] = [];
  return {
    pauses,
    work: () => {
      now++;
    },
    clock: {
      now: () => now,
      after: (_delay: number, callback: () => void) => {
        pauses.push(now);
        callback();
        return () => undefined;
      },
    },
  };
}

function* work(steps: number, step: () => void): Steps<string> {
  for (let done = 0; done < steps; done++) {
    step();
    yield;
  }
  return "done";
}

test("work is paused before it holds the page for more than half a frame", async () => {
  const { clock, pauses, work: step } = workingClock();
  expect(await runInStretches(work(40, step), clock)).toBe("done");
  expect(pauses).toEqual([8, 16, 24, 32, 40]);
  expect(STRETCH).toBeLessThanOrEqual(8);
});

test("little work is done without a pause", async () => {
  const { clock, pauses, work: step } = workingClock();
  await runInStretches(work(5, step), clock);
  expect(pauses).toEqual([]);
});
