import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReviewEvent } from "../../../src/core/reviews/event";
import { compareEvents, mergeReviews, readReviews } from "../../../src/core/reviews/merge";
import { appendText } from "../../../src/core/reviews/note";
import { replay, type Cards } from "../../../src/core/schedule/cards";
import { readerDay } from "../../../src/core/schedule/day";
import { keysOf, NO_CARDS, replayKeys } from "../../../src/core/schedule/replay-keys";
import { answerOf, deviceLogs, NOON } from "../../support/arbitraries/reviews";

const options = { today: readerDay({ t: NOON, tz: 0 }) };

const sorted = ({ byKey, aliases, ahead }: Cards) => ({
  byKey: new Map([...byKey].sort(([one], [other]) => (one < other ? -1 : 1))),
  aliases,
  ahead: [...ahead].sort(compareEvents),
});

test("working out the keys that new events touch gives what replaying all events gives", () => {
  fc.assert(
    fc.property(deviceLogs, fc.nat(), (logs, seed) => {
      const { events } = readReviews(logs.map((log, i) => ({ path: `${i}.md`, text: appendText("", log) })));
      const cut = events.length === 0 ? 0 : seed % events.length;
      const reviews = mergeReviews([]);
      let cards = replay({ ...reviews, events: events.slice(0, cut) }, options);
      for (let count = cut + 1; count <= events.length; count++) {
        const now = { ...reviews, events: events.slice(0, count) };
        const touched = keysOf(now.events.slice(-1), now.events);
        const every = new Set(now.events.flatMap((event) => ("q" in event ? event.q : [])));
        cards =
          touched === null
            ? replayKeys(NO_CARDS, now, every, options)
            : replayKeys(cards, now, touched, options);
      }
      expect(sorted(cards)).toEqual(sorted(replay({ ...reviews, events }, options)));
    }),
  );
});

test("a card whose only answer is undone is gone", () => {
  const answer = answerOf("mac", 1, { t: NOON });
  const undo: ReviewEvent = { d: "mac", n: 2, t: NOON, tz: 0, e: "undo", ref: 1 };
  const reviews = { ...mergeReviews([]), events: [answer, undo] };
  const before = replay({ ...reviews, events: [answer] }, options);
  expect(replayKeys(before, reviews, keysOf([undo], reviews.events) ?? new Set(), options).byKey.size).toBe(
    0,
  );
});

test("an answer of a cram is kept, and nothing is scheduled by it", () => {
  const reviews = { ...mergeReviews([]), events: [answerOf("mac", 1, { t: NOON, ctx: "cram" })] };
  const card = replay(reviews, options).byKey.get("l01-a");
  expect(card?.answers).toHaveLength(1);
  expect(card?.due).toBeNull();
});
