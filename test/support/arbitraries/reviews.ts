import fc from "fast-check";
import type { AnswerEvent, ReviewEvent } from "../../../src/core/reviews/event";

/** 2026-11-29T12:00:00Z. */
export const NOON = Date.UTC(2026, 10, 29, 12);
export const DAY = 86_400_000;

const key = fc.constantFrom("l01-a", "l01-b", "l02-c", "~0123456789abcdef", "__proto__", "constructor");

/** An answer to one question of a day, as a test names it; what it leaves out is of no matter. */
export function answerOf(d: string, n: number, rest: Partial<AnswerEvent> = {}): AnswerEvent {
  return { d, n, t: NOON + n * DAY, tz: 0, e: "answer", q: "l01-a", ok: true, ...rest };
}

const fingerprints = fc.stringMatching(/^[0-9a-f]{16}$/);
const anyText = fc.string({ unit: "binary", maxLength: 30 });

const answer = fc.record(
  {
    e: fc.constant("answer" as const),
    q: fc.oneof(
      key,
      anyText.filter((text) => text !== ""),
    ),
    ok: fc.boolean(),
    fp: fingerprints,
    part: fc.boolean(),
    sure: fc.boolean(),
    hints: fc.nat(3),
    try: fc.integer({ min: 1, max: 3 }),
    gaveUp: fc.boolean(),
    rating: fc.constantFrom("missed", "partly", "knew"),
    a: fc.array(anyText, { maxLength: 3 }),
    right: fc.array(fingerprints, { minLength: 1, maxLength: 2 }),
    ms: fc.nat(DAY),
    ctx: fc.constantFrom("lesson", "practice"),
  },
  { requiredKeys: ["e", "q", "ok"] },
);

const other = fc.oneof(
  fc.record({ e: fc.constantFrom("reset", "suspend", "resume"), q: key }),
  fc.record({ e: fc.constant("alias" as const), from: key, to: key }),
  fc.record({ e: fc.constant("undo" as const), back: fc.integer({ min: 1, max: 4 }) }),
);

/** When and where, from 40 days before noon to that day, the clock set to anything now and then. */
const clock = fc.record({
  t: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: NOON - 40 * DAY, max: NOON }) },
    { weight: 1, arbitrary: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(9999, 0) }) },
  ),
  tz: fc.constantFrom(-480, 0, 60, 330, 780),
});

/** The lines of one device, in the order of their counters. Its clock goes as it likes. */
export const deviceLog = (d: string, most = 30): fc.Arbitrary<readonly ReviewEvent[]> =>
  fc
    .array(fc.tuple(clock, fc.oneof({ weight: 8, arbitrary: answer }, { weight: 2, arbitrary: other })), {
      maxLength: most,
    })
    .map((lines) =>
      lines.flatMap(([when, what], index): ReviewEvent[] => {
        const n = index + 1;
        if (what.e !== "undo") return [{ d, n, ...when, ...what }];
        return what.back < n ? [{ d, n, ...when, e: "undo", ref: n - what.back }] : [];
      }),
    );

/** What several devices wrote. */
export const deviceLogs = fc
  .integer({ min: 2, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => deviceLog(`device-${i}`))));
