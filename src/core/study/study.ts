import type { Lesson } from "../lesson/lesson";
import type { Reviews } from "../reviews/merge";
import { replay, type Cards } from "../schedule/cards";
import { questionsOf, type LessonQuestion } from "../schedule/questions";
import type { ScheduleSettings } from "../schedule/settings";
import { practisedTerms, type PractisedTerm } from "../schedule/term-practice";
import { blockLinksOf, type BlockLink } from "../terms/block-links";
import type { VaultTerms } from "../terms/vault-terms";
import { printable } from "../text/printable";

/** What a reader did with a vault's lessons, as `due`, `report` and `export` tell it. */
export interface Study {
  /** The reader's day it is. */
  readonly today: number;
  readonly settings: ScheduleSettings;
  readonly reviews: Reviews;
  readonly cards: Cards;
  readonly lessons: readonly StudiedLesson[];
  readonly terms: readonly PractisedTerm[];
}

export interface StudiedLesson extends Pick<Lesson, "path" | "title" | "lesson"> {
  /** How its file is named to people. */
  readonly shown: string;
  readonly questions: readonly LessonQuestion[];
  /** Those inside its blocks. */
  readonly links: readonly BlockLink[];
}

/** A lesson that asks something; null for any other. `text` is its note. */
export function studiedLesson(lesson: Lesson, text: string, shown: string): StudiedLesson | null {
  const questions = questionsOf(lesson);
  if (lesson.template || questions.length === 0) return null;
  const { path, title, lesson: number } = lesson;
  return { path, title, lesson: number, shown, questions, links: blockLinksOf(text) };
}

/** `lessons` in their order, those without questions left out. */
export function studyOf({
  terms,
  ...read
}: Pick<Study, "today" | "settings" | "reviews" | "lessons"> & { readonly terms: VaultTerms }): Study {
  const { today, settings, reviews, lessons } = read;
  return {
    ...read,
    cards: replay(reviews, { today, retention: settings.retention }),
    terms: practisedTerms(terms, lessons),
  };
}

/** What is odd about the log, a sentence each. Nothing of it keeps the rest from counting. */
export function logWarnings({ reviews, cards }: Pick<Study, "reviews" | "cards">): readonly string[] {
  const ahead = cards.ahead.length;
  return [
    ...reviews.bad.map(
      ({ path, line, why }) => `${path}:${line}: this line of the log is passed over: ${why}`,
    ),
    ...reviews.clashes.flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const places = others.map(({ path, line }) => `${path}:${line}`).join(", ");
      return `${first.path}:${first.line}: this line of the log counts, and not ${places}, which has its device and number`;
    }),
    ...(ahead > 0 ? [`Lines of the log that are dated after tomorrow wait for their day: ${ahead}.`] : []),
  ].map(printable);
}

/** An answer as `--json` gives it, with what was read of the log. */
export function studyJson({ reviews, cards }: Study, answer: object): string {
  const log = {
    events: reviews.events.length,
    bad: reviews.bad,
    clashes: reviews.clashes,
    ahead: cards.ahead.length,
  };
  return `${JSON.stringify({ version: 1, ...answer, log }, null, 2)}\n`;
}

/** Lines as text, each ended and without anything a terminal would act on. */
export function printLines(lines: readonly string[]): string {
  return lines.map((line) => `${printable(line)}\n`).join("");
}
