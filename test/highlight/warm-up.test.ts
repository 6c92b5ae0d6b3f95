import { expect, test } from "vitest";
import { warmUp } from "../../src/highlight/warm-up";

/** A page whose idle times come when asked, each as long as so many steps take. */
function setUp(steps: number) {
  const idle: ((remaining: () => number) => void)[] = [];
  const log: string[] = [];
  let time = 0;
  const stop = warmUp(
    {
      prepare: (language) => {
        log.push(`load ${language}`);
        return Promise.resolve(
          (function* () {
            for (let step = 0; step < steps; step++) {
              time += 1;
              log.push(`${language} ${step}`);
              yield;
            }
          })(),
        );
      },
    },
    ["go", "python"],
    (task) => {
      idle.push(task);
      return () => void idle.splice(idle.indexOf(task), 1);
    },
  );
  const beIdle = async (milliseconds: number) => {
    const end = time + milliseconds;
    idle.shift()?.(() => end - time);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { log, stop, beIdle, waiting: () => idle.length };
}

test("nothing is loaded before the page is idle", () => {
  expect(setUp(3).log).toEqual([]);
});

test("a step does not begin when the idle time is about to end", async () => {
  const { log, beIdle } = setUp(10);
  await beIdle(50);
  expect(log).toEqual(["load go"]);
  await beIdle(5);
  expect(log).toEqual(["load go", "go 0", "go 1", "go 2"]);
});

test("languages come one after another, and then it is over", async () => {
  const { log, beIdle, waiting } = setUp(2);
  for (let turn = 0; turn < 4; turn++) await beIdle(50);
  expect(log).toEqual(["load go", "go 0", "go 1", "load python", "python 0", "python 1"]);
  expect(waiting()).toBe(0);
});

test("stopped, it waits for nothing more", async () => {
  const { log, stop, beIdle, waiting } = setUp(10);
  await beIdle(50);
  await beIdle(4);
  const done = log.length;
  stop();
  await beIdle(50);
  expect(log).toHaveLength(done);
  expect(waiting()).toBe(0);
});
