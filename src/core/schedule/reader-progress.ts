import type { Cards } from "./cards";
import {
  daysPractised,
  forecast,
  HARD,
  hardest,
  type DayPractised,
  type DueDay,
  type HardQuestion,
} from "./progress";
import { lessonStanding, termStanding, type LessonStanding, type TermStanding } from "./standing";
import type { PractisedTerm } from "./term-practice";
import type { ListedLesson } from "./today";

/** Weeks that are looked back on, and hard questions that are named. */
const WEEKS = 26;
const MOST_HARD = 10;

/** How far a reader has come. */
export interface Progress<Lesson extends ListedLesson = ListedLesson> {
  /** The last weeks, each from Monday on, the present one up to today. */
  readonly weeks: readonly (readonly DayPractised[])[];
  /** What is due on each of the next 28 days. */
  readonly forecast: readonly DueDay[];
  /** The lessons that ask something, in their order. */
  readonly lessons: readonly { readonly lesson: Lesson; readonly standing: LessonStanding }[];
  readonly terms: readonly { readonly term: PractisedTerm; readonly standing: TermStanding }[];
  /** The hardest first. */
  readonly hardest: readonly (HardQuestion & {
    readonly lesson: Lesson;
    readonly question: Lesson["questions"][number];
  })[];
}

/** How far a reader has come with a vault's lessons and terms. */
export function progressOf<Lesson extends ListedLesson>(
  lessons: readonly Lesson[],
  terms: readonly PractisedTerm[],
  cards: Cards,
  today: number,
): Progress<Lesson> {
  const asked = new Map(
    lessons.flatMap((lesson) =>
      lesson.questions.map((question) => [question.key, { lesson, question }] as const),
    ),
  );
  const keys = [...asked.keys()];
  return {
    weeks: calendar(daysPractised(cards), today, WEEKS),
    forecast: forecast(cards, keys, today),
    lessons: lessons
      .filter(({ questions }) => questions.length > 0)
      .map((lesson) => ({ lesson, standing: lessonStanding(lesson.questions, cards, today) })),
    terms: terms.map((term) => ({ term, standing: termStanding(term.keys, cards) })),
    hardest: hardest(cards, keys, HARD)
      .slice(0, MOST_HARD)
      .flatMap((hard) => {
        const place = asked.get(hard.key);
        return place === undefined ? [] : [{ ...hard, ...place }];
      }),
  };
}

/** 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday. */
const FIRST_WEEKDAY = 3;

/** The last `weeks` weeks from Monday on, each of their days up to today. */
function calendar(
  practised: readonly DayPractised[],
  today: number,
  weeks: number,
): readonly (readonly DayPractised[])[] {
  const byDay = new Map(practised.map((each) => [each.day, each]));
  const monday = today - ((today + FIRST_WEEKDAY) % 7);
  return Array.from({ length: weeks }, (_, week) => {
    const first = monday - 7 * (weeks - 1 - week);
    return Array.from({ length: Math.min(7, today - first + 1) }, (_, index) => {
      const day = first + index;
      return byDay.get(day) ?? { day, answered: 0, right: 0 };
    });
  });
}
