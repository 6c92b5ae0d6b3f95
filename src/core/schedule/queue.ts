import { append } from "../text/append";
import { findCard, type Card, type Cards } from "./cards";
import { retrievability } from "./memory";
import type { ScheduleSettings } from "./settings";

/** A question as it can be asked. */
export interface QueueQuestion {
  readonly key: string;
  /** The path of its lesson. */
  readonly lesson: string;
  /** What it shares with others, such as its block and its code; two that share one are not asked in a row. */
  readonly siblings: readonly string[];
}

/** What to ask today. */
export interface Queue<Question extends QueueQuestion> {
  /** Those due, then new ones in the order given. */
  readonly questions: readonly Question[];
  /** How many of them are new. */
  readonly fresh: number;
  /** All that are due, also those beyond today's limit. */
  readonly due: number;
  /** Questions answered today, in the lesson or in practice. */
  readonly answered: number;
  /** As many as a day may have came back today, and more is due: that is enough for today. */
  readonly enough: boolean;
}

/**
 * What to ask today of these questions: what is due, misses the reader was sure of first, then what is most likely
 * forgotten; then new ones of lessons that were begun, since nobody is asked what they have not read about. Siblings, and questions of one lesson, do not follow each other where others are left.
 */
export function queue<Question extends QueueQuestion>(
  cards: Cards,
  questions: readonly Question[],
  today: number,
  settings: Pick<ScheduleSettings, "newPerDay" | "perDay">,
): Queue<Question> {
  const known = [...new Map(questions.map((question) => [question.key, question])).values()].map(
    (question) => ({ question, card: findCard(cards, question.key) }),
  );
  const answered = [...cards.byKey.values()].filter(({ last }) => last?.day === today);
  const begun = answered.filter(({ answers }) => answers.filter(({ counts }) => counts).length === 1).length;
  const due = known
    .flatMap(({ question, card }) => dueToday(question, card, today))
    .sort(
      (one, other) =>
        Number(other.sureMiss) - Number(one.sureMiss) || one.likely - other.likely || byKey(one, other),
    );
  const left = Math.max(0, settings.perDay - (answered.length - begun));
  const asked = spread(due.slice(0, left).map(({ question }) => question));
  const isFresh = (card: Card | null): boolean => card === null || (card.last === null && !card.suspended);
  const lessons = new Set(known.filter(({ card }) => card !== null).map(({ question }) => question.lesson));
  const fresh = known
    .filter(({ question, card }) => isFresh(card) && lessons.has(question.lesson))
    .map(({ question }) => question)
    .slice(0, Math.max(0, settings.newPerDay - begun));
  return {
    questions: [...asked, ...spread(fresh)],
    fresh: fresh.length,
    due: due.length,
    answered: answered.length,
    enough: left === 0 && due.length > 0,
  };
}

interface DueQuestion<Question> {
  readonly question: Question;
  readonly sureMiss: boolean;
  /** How likely it is remembered. */
  readonly likely: number;
}

function dueToday<Question extends QueueQuestion>(
  question: Question,
  card: Card | null,
  today: number,
): readonly DueQuestion<Question>[] {
  if (card?.last == null || card.memory === null || card.due === null) return [];
  if (card.suspended || card.due > today) return [];
  const { grade, day, event } = card.last;
  return [
    {
      question,
      sureMiss: grade === "again" && event.sure === true,
      likely: retrievability(card.memory, today - day),
    },
  ];
}

function byKey(one: { question: QueueQuestion }, other: { question: QueueQuestion }): number {
  if (one.question.key === other.question.key) return 0;
  return one.question.key < other.question.key ? -1 : 1;
}

/** How far ahead a question is looked for that may follow the one before. */
const LOOK_AHEAD = 50;

/** The same questions, each the first of those left that may follow the one before it. */
function spread<Question extends QueueQuestion>(questions: readonly Question[]): readonly Question[] {
  const left = [...questions];
  const order: Question[] = [];
  while (left.length > 0) {
    const before = order.at(-1);
    const near = left.slice(0, LOOK_AHEAD);
    const apart = near.findIndex(
      (next) => before === undefined || (before.lesson !== next.lesson && !areSiblings(before, next)),
    );
    const other =
      apart >= 0 || before === undefined ? apart : near.findIndex((next) => !areSiblings(before, next));
    append(order, left.splice(Math.max(0, other), 1));
  }
  return order;
}

function areSiblings(one: QueueQuestion, other: QueueQuestion): boolean {
  return one.siblings.some((shared) => other.siblings.includes(shared));
}
