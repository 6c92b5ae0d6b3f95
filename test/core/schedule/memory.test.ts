import fc from "fast-check";
import { createEmptyCard, fsrs, Rating, type Card as FsrsCard } from "ts-fsrs";
import { describe, expect, test } from "vitest";
import {
  nextInterval,
  remember,
  retrievability,
  type Grade,
  type Memory,
} from "../../../src/core/schedule/memory";

const RATED = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good } as const;
const DAY = 86_400_000;

const grade = fc.constantFrom<Grade>("again", "hard", "good");
const history = fc.array(fc.tuple(grade, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 20 });
const retention = fc.constantFrom(0.7, 0.8, 0.9, 0.95);

/** What remains of a history: the memory before its last answer, and how many days that one came after. */
function fold(steps: readonly (readonly [Grade, number])[]): {
  memory: Memory;
  before: Memory | null;
  days: number;
} {
  let before: Memory | null = null;
  let memory: Memory | null = null;
  let days = 0;
  for (const [each, after] of steps) {
    days = memory === null ? 0 : after;
    before = memory;
    memory = remember(memory, days, each);
  }
  return { memory: memory!, before, days };
}

describe("the memory of a card", () => {
  test("is that of ts-fsrs folding the same answers, and so is the day it is due", () => {
    fc.assert(
      fc.property(history, retention, (steps, wanted) => {
        const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, request_retention: wanted });
        let card: FsrsCard = createEmptyCard(new Date(0));
        let now = 0;
        for (const [index, [each, after]] of steps.entries()) {
          if (index > 0) now += after * DAY;
          card = scheduler.next(card, new Date(now), RATED[each]).card;
        }
        const { memory, before, days } = fold(steps);
        expect(memory).toEqual({ stability: card.stability, difficulty: card.difficulty });
        expect(nextInterval(before, days, steps.at(-1)![0], wanted)).toBe(card.scheduled_days);
      }),
    );
  });

  test("has the values published with FSRS-6: after one answer, and after six in 33 days", () => {
    expect((["again", "hard", "good"] as const).map((each) => remember(null, 0, each))).toEqual([
      { stability: 0.212, difficulty: 6.4133 },
      { stability: 1.2931, difficulty: 5.11217071 },
      { stability: 2.3065, difficulty: 2.11810397 },
    ]);
    const { memory } = fold([
      ["again", 0],
      ["good", 0],
      ["good", 1],
      ["good", 3],
      ["good", 8],
      ["good", 21],
    ]);
    expect(memory.stability).toBeCloseTo(53.335106, 4);
    expect(memory.difficulty).toBeCloseTo(6.3574867, 4);
  });

  test("a better grade is never due earlier", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 4000 }), retention, (steps, days, wanted) => {
        const { memory } = fold(steps);
        for (const before of [memory, null]) {
          const [again, hard, good] = (["again", "hard", "good"] as const).map((each) =>
            nextInterval(before, days, each, wanted),
          );
          expect(again).toBeGreaterThanOrEqual(1);
          expect(hard).toBeGreaterThan(again!);
          expect(good).toBeGreaterThan(hard!);
        }
      }),
    );
  });

  test("fades with time, and is as likely as wanted when it is due", () => {
    const { memory } = fold([
      ["good", 1],
      ["good", 3],
      ["good", 11],
    ]);
    expect(retrievability(memory, 0)).toBe(1);
    expect(retrievability(memory, memory.stability)).toBeCloseTo(0.9, 4);
    expect(retrievability(memory, 10_000)).toBeLessThan(0.5);
    expect(retrievability(memory, -5)).toBe(1);
  });
});
