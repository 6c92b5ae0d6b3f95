import { expect, test } from "vitest";
import { createScheduler } from "../../src/obsidian/app/scheduling";

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("tasks run in order, each in a task of its own, and none in the task that gives it", async () => {
  const scheduler = createScheduler();
  const done: string[] = [];
  for (const name of ["a", "b"])
    scheduler.schedule(() => {
      done.push(name);
      void Promise.resolve().then(() => done.push(`after ${name}`));
    });
  expect(done).toEqual([]);
  await later();
  expect(done).toEqual(["a", "after a", "b", "after b"]);
  scheduler.stop();
});

test("a task may give the next one", async () => {
  const scheduler = createScheduler();
  const done: string[] = [];
  scheduler.schedule(() => {
    scheduler.schedule(() => done.push("next"));
  });
  await later();
  expect(done).toEqual(["next"]);
  scheduler.stop();
});

test("after it is stopped nothing runs", async () => {
  const scheduler = createScheduler();
  const done: string[] = [];
  scheduler.schedule(() => done.push("late"));
  scheduler.stop();
  scheduler.schedule(() => done.push("later"));
  await later();
  expect(done).toEqual([]);
});
