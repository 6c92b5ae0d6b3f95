import { findCard, type Card, type Cards } from "./cards";

/** One of the reader's days: how many questions were answered first that day, and how many of them right. */
export interface DayPractised {
  readonly day: number;
  readonly answered: number;
  readonly right: number;
}

/** The days on which something was answered, in order. */
export function daysPractised({ byKey }: Cards): readonly DayPractised[] {
  const days = new Map<number, { answered: number; right: number }>();
  for (const { answers } of byKey.values()) {
    for (const { day, counts, grade } of answers) {
      if (!counts) continue;
      const sum = days.get(day) ?? { answered: 0, right: 0 };
      days.set(day, { answered: sum.answered + 1, right: sum.right + (grade === "again" ? 0 : 1) });
    }
  }
  return [...days].map(([day, sum]) => ({ day, ...sum })).sort((one, other) => one.day - other.day);
}

/** One of the next days, and how many questions are due on it. */
export interface DueDay {
  readonly day: number;
  readonly due: number;
}

/** How many of the questions are due on each of the next `days` days, today first and with all that is overdue. */
export function forecast(cards: Cards, keys: readonly string[], today: number, days = 28): readonly DueDay[] {
  const counts = Array.from({ length: days }, () => 0);
  for (const key of new Set(keys)) {
    const card = findCard(cards, key);
    if (card?.due == null || card.suspended) continue;
    const index = Math.max(0, card.due - today);
    const count = counts[index];
    if (count !== undefined) counts[index] = count + 1;
  }
  return counts.map((due, index) => ({ day: today + index, due }));
}

/** A question that was missed, and what was given instead of the right answer. */
export interface HardQuestion {
  readonly key: string;
  /** First answers of a day, and those of them that were not right. */
  readonly answered: number;
  readonly missed: number;
  /** What was given when it was missed, the most frequent first; each as the log has it. */
  readonly wrong: readonly { readonly given: string; readonly times: number }[];
}

/** A question counts as hard when it was missed this often. */
export const HARD = 2;

/** The questions that were missed at least `least` times, the most often missed first. */
export function hardest(cards: Cards, keys: readonly string[], least = 1): readonly HardQuestion[] {
  return [...new Set(keys)]
    .flatMap((key) => {
      const card = findCard(cards, key);
      return card === null ? [] : hardQuestion(key, card);
    })
    .filter(({ missed }) => missed >= least)
    .sort(
      (one, other) =>
        other.missed - one.missed || one.answered - other.answered || (one.key < other.key ? -1 : 1),
    );
}

function hardQuestion(key: string, { answers }: Card): HardQuestion {
  const counted = answers.filter(({ counts }) => counts);
  const wrong = new Map<string, number>();
  for (const { event } of answers) {
    if (event.ok || event.gaveUp === true) continue;
    for (const given of new Set(event.a ?? [])) wrong.set(given, (wrong.get(given) ?? 0) + 1);
  }
  return {
    key,
    answered: counted.length,
    missed: counted.filter(({ grade }) => grade === "again").length,
    wrong: [...wrong]
      .map(([given, times]) => ({ given, times }))
      .sort((one, other) => other.times - one.times || (one.given < other.given ? -1 : 1)),
  };
}
