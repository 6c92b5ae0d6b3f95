import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerEvent, ReviewEvent } from "../../../src/core/reviews/event";
import { readReviews, type Reviews } from "../../../src/core/reviews/merge";
import { appendText } from "../../../src/core/reviews/note";
import { findCard, gradeOf, isLeech, replay, type Card } from "../../../src/core/schedule/cards";
import { formatDay, readerDay } from "../../../src/core/schedule/day";
import { answerOf, DAY, deviceLogs, NOON } from "../../support/arbitraries/reviews";

const TODAY = readerDay({ t: NOON, tz: 0 });

function reviewsOf(events: readonly ReviewEvent[]): Reviews {
  return readReviews([{ path: "a.md", text: appendText("", events) }]);
}

const cardsOf = (events: readonly ReviewEvent[], today = TODAY + 100) => replay(reviewsOf(events), { today });

function cardOf(events: readonly ReviewEvent[], key = "l01-a"): Card | null {
  return findCard(cardsOf(events), key);
}

/** An answer `hours` after noon of the first day. */
const at = (n: number, hours: number, rest: Partial<AnswerEvent> = {}): AnswerEvent =>
  answerOf("mac", n, { t: NOON + hours * 3_600_000, ...rest });
const undo = (n: number, ref: number): ReviewEvent => ({ d: "mac", n, t: NOON, tz: 0, e: "undo", ref });
const on = (n: number, e: "reset" | "suspend" | "resume", hours: number, d = "mac"): ReviewEvent => ({
  d,
  n,
  t: NOON + hours * 3_600_000,
  tz: 0,
  e,
  q: "l01-a",
});

describe("the reader's day", () => {
  test.each([
    ["2026-11-29T03:59:00Z", 0, "2026-11-28"],
    ["2026-11-29T04:00:00Z", 0, "2026-11-29"],
    ["2026-11-29T11:30:00Z", -480, "2026-11-28"],
    ["2026-11-28T18:00:00Z", 600, "2026-11-29"],
  ])("at %s, %i minutes ahead of UTC, is %s: it begins at four", (time, tz, day) => {
    expect(formatDay(readerDay({ t: Date.parse(time), tz }))).toBe(day);
  });
});

describe("what an answer is worth", () => {
  test.each<[string, Partial<AnswerEvent>, string]>([
    ["wrong", { ok: false }, "again"],
    ["partly right", { ok: false, part: true }, "again"],
    ["given up", { ok: false, gaveUp: true }, "again"],
    ["right", {}, "good"],
    ["right and sure", { sure: true, hints: 0, try: 1 }, "good"],
    ["right after a hint", { hints: 1 }, "hard"],
    ["right, unsure", { sure: false }, "hard"],
    ["right at the second try", { try: 2 }, "hard"],
    ["rated as missed", { ok: false, rating: "missed" }, "again"],
    ["rated as partly known", { ok: false, rating: "partly" }, "hard"],
    ["rated as known", { rating: "knew" }, "good"],
  ])("%s is %s", (_, rest, grade) => {
    expect(gradeOf(answerOf("mac", 1, rest))).toBe(grade);
  });
});

describe("a card", () => {
  test("comes back the day after a miss, later the better it was", () => {
    const dueAfter = (rest: Partial<AnswerEvent>) => cardOf([at(1, 0, rest)])!.due! - TODAY;
    expect([dueAfter({ ok: false }), dueAfter({ sure: false }), dueAfter({})]).toEqual([1, 2, 3]);
  });

  test("counts the first answer of a day and keeps the others", () => {
    const card = cardOf([at(1, 0, { ok: false }), at(2, 1), at(3, 15.9), at(4, 16)])!;
    expect(card.answers.map(({ counts }) => counts)).toEqual([true, false, false, true]);
    expect(card.last).toMatchObject({ day: TODAY + 1, grade: "good" });
    expect(cardOf([at(1, 0, { ok: false }), at(4, 16)])!.due).toBe(card.due);
  });

  test("counts no answer of a day before the last one that counts, as after a flight west", () => {
    const card = cardOf([at(1, 0, { tz: 780 }), at(2, 1, { tz: -660 })])!;
    expect(card.answers.map(({ day, counts }) => [day - TODAY, counts])).toEqual([
      [0, true],
      [-1, false],
    ]);
  });

  test("forgets what was undone, remembers it when that is undone, and begins anew after a reset", () => {
    const [one, two] = [at(1, 0), at(2, 72, { ok: false })];
    expect(cardOf([one, two, undo(3, 2)])).toEqual(cardOf([one]));
    expect(cardOf([one, two, undo(3, 2), undo(4, 3)])).toEqual(cardOf([one, two]));
    expect(cardOf([one, on(2, "reset", 1)])).toMatchObject({ last: null, memory: null, due: null });
    const anew = cardOf([one, on(2, "reset", 1), at(3, 2, { ok: false })])!;
    expect([anew.due, anew.lapses, anew.answers.length]).toEqual([TODAY + 1, 0, 2]);
  });

  test("is suspended and resumed in the order of its device, also when the clock was set back between", () => {
    const suspended = (...events: ReviewEvent[]) => cardOf([at(1, 0), ...events])!.suspended;
    expect(suspended(on(2, "suspend", 1))).toBe(true);
    expect(suspended(on(2, "suspend", 1), on(3, "resume", -5))).toBe(false);
    expect(suspended(on(2, "resume", 1), on(1, "suspend", 2, "phone"))).toBe(true);
  });

  test("takes the history of the key it had before, wherever that was answered since", () => {
    const alias = (n: number, from: string, to: string): ReviewEvent => ({
      d: "mac",
      n,
      t: NOON + n,
      tz: 0,
      e: "alias",
      from,
      to,
    });
    const events = [
      at(1, 0, { q: "~0123456789abcdef" }),
      alias(2, "~0123456789abcdef", "l01-a"),
      answerOf("phone", 1, { q: "~0123456789abcdef", t: NOON + 5 * DAY }),
    ];
    expect(cardOf(events)!.answers).toHaveLength(2);
    expect(cardOf(events, "~0123456789abcdef")).toEqual(cardOf(events));
    const circle = [...events, alias(3, "l01-a", "~0123456789abcdef"), alias(4, "l01-a", "l01-a")];
    expect(cardOf(circle)).toEqual(cardOf(events));
  });

  test("waits for an answer that is dated ahead, and is a leech when forgotten four times", () => {
    const cards = replay(reviewsOf([at(1, 0), at(2, 24 * 400)]), { today: TODAY });
    expect([cards.ahead.length, findCard(cards, "l01-a")!.answers.length]).toEqual([1, 1]);
    expect(replay(reviewsOf([at(1, 0), at(2, 24)]), { today: TODAY }).ahead).toEqual([]);
    const misses = (count: number) =>
      Array.from({ length: count }, (_, i) => at(i + 1, i * 24, { ok: false }));
    expect(isLeech(cardOf(misses(4))!)).toBe(false);
    expect(isLeech(cardOf(misses(5))!)).toBe(true);
  });

  test("is due later the less of it shall be remembered", () => {
    const due = (retention: number) =>
      findCard(replay(reviewsOf([at(1, 0), at(2, 72)]), { today: TODAY + 9, retention }), "l01-a")!.due!;
    expect(due(0.8)).toBeGreaterThan(due(0.9));
    expect(due(0.9)).toBeGreaterThan(due(0.95));
    expect([due(0), due(2)]).toEqual([due(0.7), due(0.99)]);
  });
});

describe("the laws of replaying", () => {
  test("events give the same cards whatever order they came in", () => {
    fc.assert(
      fc.property(deviceLogs, (logs) => {
        const note = (events: readonly ReviewEvent[], i: number) => ({
          path: `${i}.md`,
          text: appendText("", events),
        });
        const cards = replay(readReviews(logs.map(note)), { today: TODAY });
        const turned = logs.map((events) => [...events].reverse()).reverse();
        expect(replay(readReviews(turned.map(note)), { today: TODAY })).toEqual(cards);
      }),
    );
  });

  test("undoing a device's last lines gives the cards from before them", () => {
    fc.assert(
      fc.property(deviceLogs, fc.integer({ min: 1, max: 4 }), (logs, count) => {
        const [first = [], ...others] = logs;
        const kept = first.slice(0, -count);
        const gone = first.slice(-count);
        const next = (first.at(-1)?.n ?? 0) + 1;
        const undos = [...gone].reverse().map(({ n }, i): ReviewEvent => ({
          d: "device-0",
          n: next + i,
          t: NOON,
          tz: 0,
          e: "undo",
          ref: n,
        }));
        expect(cardsOf([...first, ...undos, ...others.flat()])).toEqual(cardsOf([...kept, ...others.flat()]));
      }),
    );
  });

  test("a better last answer is never due earlier", () => {
    const ranked: readonly Partial<AnswerEvent>[] = [{ ok: false }, { sure: false }, {}];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(2)), { maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (steps, after) => {
          let day = 0;
          const before = steps.map(([days, rank], i) => at(i + 1, (day += days) * 24, ranked[rank]));
          const due = ranked.map((rest) => {
            const events = [...before, at(before.length + 1, (day + after) * 24, rest)];
            return findCard(replay(reviewsOf(events), { today: TODAY + 5000 }), "l01-a")!.due!;
          });
          expect(due[0]).toBeLessThan(due[1]!);
          expect(due[1]).toBeLessThan(due[2]!);
        },
      ),
    );
  });
});
