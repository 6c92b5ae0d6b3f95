import { createEmptyCard, fsrs, Rating, type Card } from "ts-fsrs";
import type { AnswerEvent } from "../../src/core/reviews/event";
import { readReviews } from "../../src/core/reviews/merge";
import { appendText } from "../../src/core/reviews/note";
import { replay } from "../../src/core/schedule/cards";
import { readerDay } from "../../src/core/schedule/day";
import { atMost, milliseconds, type Subject } from "./report";
import { timed } from "./sample";

const ANSWERS = 50_000;
const QUESTIONS = 1000;
const RUNS = 5;
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1, 12);

/** Replays two years of answers, beside the package folding the same ones, and reads them from their notes. */
export async function measureReviews(): Promise<Subject> {
  const events = Array.from({ length: ANSWERS }, (_, i): AnswerEvent => ({
    d: "mac",
    n: i + 1,
    t: START + Math.floor(i / QUESTIONS) * 15 * DAY + i,
    tz: 0,
    e: "answer",
    q: `question-${i % QUESTIONS}`,
    ok: i % 7 !== 0,
  }));
  const [last] = events.slice(-1);
  const today = readerDay(last ?? { t: START, tz: 0 });
  const reviews = { events, bad: [], clashes: [], counters: new Map<string, number>() };
  const ours = await timed(() => replay(reviews, { today }), RUNS);
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  const folding = await timed(() => {
    const cards = new Map<string, Card>();
    for (const { q, t, ok } of events) {
      const now = new Date(t);
      const card = cards.get(q) ?? emptyCard(now);
      cards.set(q, scheduler.next(card, now, ok ? Rating.Good : Rating.Again).card);
    }
  }, RUNS);
  const notes = [{ path: "Reviews/mac.md", text: appendText("", events) }];
  const reading = await timed(() => readReviews(notes), RUNS);
  const parsing = await timed(() => {
    for (const line of notes[0]?.text.split("\n") ?? []) if (line.startsWith("{")) JSON.parse(line);
  }, RUNS);
  return {
    title: "Reviews",
    rows: [
      {
        what: `replay of ${ANSWERS.toLocaleString("en")} answers to ${QUESTIONS.toLocaleString("en")} questions`,
        ours: milliseconds(ours),
        yardstick: milliseconds(folding, "ts-fsrs folding"),
        goal: atMost(folding * 1.2, ours, "≤ 1.2 ×"),
      },
      {
        what: "reading them from their notes",
        ours: milliseconds(reading),
        yardstick: milliseconds(parsing, "JSON.parse"),
        goal: null,
      },
    ],
  };
}

function emptyCard(now: Date): Card {
  return createEmptyCard(now);
}
