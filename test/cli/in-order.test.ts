import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "../../pkg/cli/read-lessons";

async function collect<Result>(results: AsyncGenerator<Result>): Promise<Result[]> {
  const all: Result[] = [];
  for await (const result of results) all.push(result);
  return all;
}

test("results come in the items' order, however long each takes, with at most the limit at work", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (turns, limit) => {
        let working = 0;
        let most = 0;
        const work = async (turn: number): Promise<number> => {
          working += 1;
          most = Math.max(most, working);
          for (let waited = 0; waited < turn; waited++) await Promise.resolve();
          working -= 1;
          return turn;
        };
        expect(await collect(inOrder(turns, limit, work))).toEqual(turns);
        expect(most).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

test("a failure comes out where it happened, and nothing is started after it", async () => {
  const started: number[] = [];
  const work = (item: number): Promise<number> => {
    started.push(item);
    return item === 2 ? Promise.reject(new Error("broken")) : Promise.resolve(item);
  };
  await expect(collect(inOrder([1, 2, 3, 4, 5, 6], 2, work))).rejects.toThrow("broken");
  expect(started.length).toBeLessThan(6);
});
