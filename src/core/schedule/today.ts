import { findCard, type Cards } from "./cards";
import { daysPractised } from "./progress";
import { queue, type QueueQuestion } from "./queue";
import type { ScheduleSettings } from "./settings";
import { isOpen, nextDueDay, standingOf, termStanding, type AskedQuestion, type Standing } from "./standing";

/** A question of a lesson, as it is asked and listed. */
export interface ListedQuestion extends AskedQuestion, QueueQuestion {
  /** As plain text; empty when the question has no title. */
  readonly title: string;
}

/** A lesson, as far as the reader's pages list it. */
export interface ListedLesson {
  readonly path: string;
  readonly title: string;
  readonly lesson: number | null;
  readonly subtitle: string | null;
  /** Reading time of the whole lesson. */
  readonly minutes: number;
  readonly tags: readonly string[];
  readonly questions: readonly ListedQuestion[];
}

/** A lesson and where the reader stands with it. */
export interface LessonProgress<Lesson extends ListedLesson = ListedLesson> {
  readonly lesson: Lesson;
  /** By question, in written order. */
  readonly standings: readonly Standing[];
  /** How many questions were answered at least once. */
  readonly answered: number;
  /** Those never answered, from 0, without the suspended ones: a lesson is done without these. */
  readonly open: readonly number[];
  readonly due: number;
  /** The first question that is open or due, from 0; null when none is. */
  readonly next: number | null;
}

/** What to do today. */
export interface Today<Lesson extends ListedLesson = ListedLesson> {
  readonly due: DueToday<Lesson>;
  /** The lesson that was begun last and is not through, else the first one that is not begun; null when there is none. */
  readonly resume: Resume<Lesson> | null;
  /** The last seven of the reader's days, today last. */
  readonly week: readonly { readonly day: number; readonly practised: boolean }[];
  readonly lessons: readonly LessonProgress<Lesson>[];
}

export interface DueToday<Lesson extends ListedLesson> {
  /** What is asked today of that which is due, each in one of the groups below. */
  readonly questions: readonly ListedQuestion[];
  readonly sureMisses: number;
  readonly misses: number;
  readonly unsure: number;
  readonly right: number;
  /** How many more are due, and wait for another day. */
  readonly postponed: number;
  readonly minutes: number;
  /** The lessons the questions stand in, in their order. */
  readonly lessons: readonly Lesson[];
  /** The first later day on which something is due; null when nothing is. */
  readonly next: number | null;
}

export interface Resume<Lesson extends ListedLesson> {
  readonly progress: LessonProgress<Lesson>;
  /** Whether any of its questions was answered. */
  readonly begun: boolean;
  /** Minutes for what is left of it. */
  readonly minutes: number;
}

/** Minutes a question takes, with its explanation read. */
const QUESTION_MINUTES = 0.75;

/** Where the reader stands with a lesson. */
export function lessonProgress<Lesson extends ListedLesson>(
  lesson: Lesson,
  cards: Cards,
  today: number,
): LessonProgress<Lesson> {
  const standings = lesson.questions.map((question) => standingOf(question, cards, today));
  const next = standings.findIndex(isOpen);
  return {
    lesson,
    standings: standings.map(({ standing }) => standing),
    answered: standings.filter(({ standing }) => standing !== "new").length,
    open: standings.flatMap(({ standing, suspended }, index) =>
      standing === "new" && !suspended ? [index] : [],
    ),
    due: standings.filter(({ isDue }) => isDue).length,
    next: next === -1 ? null : next,
  };
}

/** What there is to do today, of lessons given in their order. */
export function planToday<Lesson extends ListedLesson>(
  lessons: readonly Lesson[],
  cards: Cards,
  today: number,
  settings: Pick<ScheduleSettings, "perDay">,
): Today<Lesson> {
  const progress = lessons.map((lesson) => lessonProgress(lesson, cards, today));
  const practised = new Set(daysPractised(cards).map(({ day }) => day));
  return {
    due: dueToday(lessons, cards, today, settings),
    resume: resumeFrom(progress, cards),
    week: Array.from({ length: 7 }, (_, index) => {
      const day = today - 6 + index;
      return { day, practised: practised.has(day) };
    }),
    lessons: progress,
  };
}

function dueToday<Lesson extends ListedLesson>(
  lessons: readonly Lesson[],
  cards: Cards,
  today: number,
  settings: Pick<ScheduleSettings, "perDay">,
): DueToday<Lesson> {
  const all = lessons.flatMap(({ questions }) => questions);
  const { questions, due } = queue(cards, all, today, { ...settings, newPerDay: 0 });
  const last = questions.map(({ key }) => findCard(cards, key)?.last ?? null);
  const count = (is: (answer: NonNullable<(typeof last)[number]>) => boolean): number =>
    last.filter((answer) => answer !== null && is(answer)).length;
  const asked = new Set(questions.map(({ lesson }) => lesson));
  return {
    questions,
    sureMisses: count(({ grade, event }) => grade === "again" && event.sure === true),
    misses: count(({ grade, event }) => grade === "again" && event.sure !== true),
    unsure: count(({ grade }) => grade === "hard"),
    right: count(({ grade }) => grade === "good"),
    postponed: due - questions.length,
    minutes: Math.ceil(questions.length * QUESTION_MINUTES),
    lessons: lessons.filter(({ path }) => asked.has(path)),
    next: nextDueDay(all, cards, today),
  };
}

function resumeFrom<Lesson extends ListedLesson>(
  progress: readonly LessonProgress<Lesson>[],
  cards: Cards,
): Resume<Lesson> | null {
  const open = progress.filter(({ open: { length } }) => length > 0);
  const lastTime = ({ lesson }: LessonProgress<Lesson>): number =>
    lesson.questions.reduce((last, { key }) => Math.max(last, findCard(cards, key)?.last?.event.t ?? 0), 0);
  const begun = open
    .filter(({ answered }) => answered > 0)
    .sort((one, other) => lastTime(other) - lastTime(one))[0];
  const chosen = begun ?? open[0];
  if (chosen === undefined) return null;
  const { lesson, open: left, standings } = chosen;
  return {
    progress: chosen,
    begun: begun !== undefined,
    minutes: Math.max(1, Math.ceil((lesson.minutes * left.length) / standings.length)),
  };
}

/** How many terms stand how; `keys` has, for each term, the questions that practise it. */
export function countTerms(
  terms: readonly { readonly keys: readonly string[] }[],
  cards: Cards,
): Readonly<Record<ReturnType<typeof termStanding>, number>> {
  const counts = { introduced: 0, practised: 0, proven: 0 };
  for (const { keys } of terms) counts[termStanding(keys, cards)]++;
  return counts;
}
