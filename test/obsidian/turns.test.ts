import { expect, test } from "vitest";
import { createTurns } from "../../src/obsidian/blocks/turns";

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test("tasks run in order, each in a turn of its own, and none in the turn it is given in", async () => {
  const turns = createTurns();
  const done: string[] = [];
  for (const name of ["a", "b"])
    turns.schedule(() => {
      done.push(name);
      void Promise.resolve().then(() => done.push(`after ${name}`));
    });
  expect(done).toEqual([]);
  await turn();
  expect(done).toEqual(["a", "after a", "b", "after b"]);
  turns.end();
});

test("a task may give the next one", async () => {
  const turns = createTurns();
  const done: string[] = [];
  turns.schedule(() => {
    turns.schedule(() => done.push("next"));
  });
  await turn();
  expect(done).toEqual(["next"]);
  turns.end();
});

test("after the end nothing runs", async () => {
  const turns = createTurns();
  const done: string[] = [];
  turns.schedule(() => done.push("late"));
  turns.end();
  turns.schedule(() => done.push("later"));
  await turn();
  expect(done).toEqual([]);
});
