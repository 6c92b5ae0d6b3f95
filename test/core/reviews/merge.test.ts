import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatEvent, type ReviewEvent } from "../../../src/core/reviews/event";
import { readReviews } from "../../../src/core/reviews/merge";
import { appendText } from "../../../src/core/reviews/note";
import { answerOf, deviceLogs } from "../../support/arbitraries/reviews";

const noteOf = (path: string, events: readonly ReviewEvent[]) => ({ path, text: appendText("", events) });

describe("the union of notes", () => {
  test("has every event of every device once, in the order of time", () => {
    const reviews = readReviews([
      noteOf("Reviews/phone 2026-11.md", [answerOf("phone", 2), answerOf("phone", 5)]),
      noteOf("Reviews/mac 2026-11.md", [answerOf("mac", 1), answerOf("mac", 2)]),
    ]);
    expect(reviews.events.map(({ d, n }) => `${d} ${n}`)).toEqual(["mac 1", "mac 2", "phone 2", "phone 5"]);
    expect(reviews).toMatchObject({ bad: [], clashes: [] });
    expect([...reviews.counters]).toEqual([
      ["phone", 5],
      ["mac", 2],
    ]);
  });

  test("is the same in any order of notes, and copies add nothing", () => {
    fc.assert(
      fc.property(deviceLogs, fc.infiniteStream(fc.nat()), (logs, chance) => {
        const notes = logs.map((events, i) => noteOf(`Reviews/${i}.md`, events));
        const { events } = readReviews(notes);
        expect(new Set(events.map(({ d, n }) => `${d} ${n}`)).size).toBe(logs.flat().length);
        const copies = [...notes, ...notes.map(({ text }) => ({ path: "copy.md", text }))]
          .map((note) => ({ note, at: chance.next().value as number }))
          .sort((one, other) => one.at - other.at)
          .map(({ note }) => note);
        expect(readReviews(copies).events).toEqual(events);
        expect(readReviews(copies).clashes).toEqual([]);
      }),
    );
  });

  test("holds what a cut copy lost", () => {
    fc.assert(
      fc.property(deviceLogs, fc.nat(), (logs, cut) => {
        const notes = logs.map((events, i) => noteOf(`Reviews/${i}.md`, events));
        const halves = notes.map(({ text }) => ({
          path: "c.md",
          text: text.slice(0, cut % (text.length + 1)),
        }));
        expect(readReviews([...halves, ...notes]).events).toEqual(readReviews(notes).events);
      }),
    );
  });

  test("takes the same event written in another order of fields for a copy", () => {
    const { d, n, ...rest } = answerOf("mac", 1);
    const other = JSON.stringify({ note: "mine", ...rest, n, d, v: 1 });
    const { events, clashes } = readReviews([
      noteOf("a.md", [answerOf("mac", 1)]),
      { path: "b.md", text: other },
    ]);
    expect([events, clashes]).toEqual([[answerOf("mac", 1)], []]);
  });

  test("of two lines under one device and counter counts the earlier, and says where both are", () => {
    const early = answerOf("mac", 1, { t: Date.UTC(2026, 10, 1), ok: false });
    const late = answerOf("mac", 1);
    const notes = [noteOf("a.md", [late]), noteOf("b.md", [early])];
    for (const order of [notes, [...notes].reverse()]) {
      expect(readReviews(order)).toMatchObject({
        events: [early],
        clashes: [
          [
            { path: "b.md", line: 8 },
            { path: "a.md", line: 8 },
          ],
        ],
      });
    }
  });

  test("names each bad line with its note, and takes counters of lines it does not know", () => {
    const { bad, counters } = readReviews([
      { path: "a.md", text: `${formatEvent(answerOf("mac", 3)).slice(0, 30)}\n{"v":9,"d":"mac","n":7}` },
    ]);
    expect(bad).toEqual([{ path: "a.md", line: 1, why: expect.stringContaining("not whole") as string }]);
    expect(counters.get("mac")).toBe(7);
  });
});
