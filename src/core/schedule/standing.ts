import { isSameAnswer } from "../reviews/given";
import { findCard, isLeech, type Card, type Cards } from "./cards";

/** How a question was answered last: never, right, right with help or doubt, or not right. */
export type Standing = "new" | "right" | "unsure" | "missed";

/** Where a reader stands with one question. */
export interface QuestionStanding {
  readonly standing: Standing;
  /** The reader's day on which it is due; null when it was never answered, or is suspended. */
  readonly due: number | null;
  readonly isDue: boolean;
  readonly suspended: boolean;
  readonly leech: boolean;
  /** What was changed since it was answered: what is right, or else what is asked. */
  readonly changed: "answer" | "question" | null;
}

/** A question as the vault has it. Its history is kept under `key`; the rest tells whether it was changed since. */
export interface AskedQuestion {
  readonly key: string;
  readonly fp: string;
  readonly right: readonly string[];
}

export function standingOf(question: AskedQuestion, cards: Cards, today: number): QuestionStanding {
  const card = findCard(cards, question.key);
  const suspended = card?.suspended ?? false;
  const due = suspended ? null : (card?.due ?? null);
  return {
    standing: howAnswered(card),
    due,
    isDue: due !== null && due <= today,
    suspended,
    leech: card !== null && isLeech(card),
    changed: card === null ? null : changeSince(card, question),
  };
}

/** Whether a question waits to be answered: for the first time, or since it is due. */
export function isOpen({ standing, isDue, suspended }: QuestionStanding): boolean {
  return isDue || (standing === "new" && !suspended);
}

/** How many questions of a lesson stand how; `nextDue` is the first day on which one is due. */
export interface LessonStanding extends Readonly<Record<Standing, number>> {
  readonly questions: number;
  readonly due: number;
  readonly suspended: number;
  readonly nextDue: number | null;
}

/** Where a reader stands with a lesson, or with any other list of questions. One given twice counts once. */
export function lessonStanding(
  questions: readonly AskedQuestion[],
  cards: Cards,
  today: number,
): LessonStanding {
  const once = new Map(questions.map((question) => [question.key, question]));
  const standings = [...once.values()].map((question) => standingOf(question, cards, today));
  const count = (is: (standing: QuestionStanding) => boolean): number => standings.filter(is).length;
  return {
    questions: standings.length,
    new: count(({ standing }) => standing === "new"),
    right: count(({ standing }) => standing === "right"),
    unsure: count(({ standing }) => standing === "unsure"),
    missed: count(({ standing }) => standing === "missed"),
    due: count(({ isDue }) => isDue),
    suspended: count(({ suspended }) => suspended),
    nextDue: standings.reduce<number | null>(
      (first, { due }) => (due === null ? first : Math.min(first ?? due, due)),
      null,
    ),
  };
}

/** The first day after today on which one of the questions is due; null when none is. */
export function nextDueDay(questions: readonly AskedQuestion[], cards: Cards, today: number): number | null {
  return questions.reduce<number | null>((first, question) => {
    const { due } = standingOf(question, cards, today);
    return due === null || due <= today ? first : Math.min(first ?? due, due);
  }, null);
}

/** Where a reader stands with a term: only introduced, practised, or proven. */
export type TermStanding = "introduced" | "practised" | "proven";

/**
 * A term is practised once a question that practises it was answered, and proven once one of them was right, without
 * help or doubt, on two days or more and the last time. `keys` are the questions that practise the term.
 */
export function termStanding(keys: readonly string[], cards: Cards): TermStanding {
  const practised = keys.map((key) => findCard(cards, key)).filter((card) => card?.last != null);
  const isProven = (card: Card | null): boolean =>
    card?.last?.grade === "good" &&
    card.answers.filter(({ counts, grade }) => counts && grade === "good").length >= 2;
  if (practised.some(isProven)) return "proven";
  return practised.length > 0 ? "practised" : "introduced";
}

function howAnswered(card: Card | null): Standing {
  if (card?.last == null) return "new";
  const { grade } = card.last;
  return grade === "again" ? "missed" : grade === "hard" ? "unsure" : "right";
}

function changeSince({ last }: Card, { fp, right }: AskedQuestion): QuestionStanding["changed"] {
  if (last === null) return null;
  if (last.event.right !== undefined && !isSameAnswer(last.event.right, right)) return "answer";
  return last.event.fp !== undefined && last.event.fp !== fp ? "question" : null;
}
