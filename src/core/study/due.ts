import { findCard } from "../schedule/cards";
import { formatDay } from "../schedule/day";
import { retrievability } from "../schedule/memory";
import type { LessonQuestion } from "../schedule/questions";
import { queue } from "../schedule/queue";
import { nextDueDay, standingOf } from "../schedule/standing";
import { printLines, studyJson, type Study } from "./study";

/** What the reader would be asked today, as text or as JSON. */
export function answerDue(study: Study, { json }: { readonly json: boolean }): string {
  const answer = whatIsDue(study);
  return json ? studyJson(study, answer) : formatDue(answer);
}

interface DueQuestion {
  readonly path: string;
  readonly line: number;
  readonly key: string;
  readonly title: string;
  readonly standing: string;
  /** The day it was due; null for a new one. */
  readonly due: string | null;
  /** How likely it is remembered, from 0 to 1; null for a new one. */
  readonly remembered: number | null;
}

interface DueAnswer {
  readonly today: string;
  /** All that are due, also those beyond the day's limit. */
  readonly due: number;
  readonly new: number;
  readonly answered: number;
  readonly enough: boolean;
  /** The next day on which something is due, when nothing is today. */
  readonly next: string | null;
  readonly questions: readonly DueQuestion[];
}

function whatIsDue({ lessons, cards, today, settings }: Study): DueAnswer {
  const shown = new Map(lessons.map(({ path, shown }) => [path, shown]));
  // A prediction is made where its comparison stands, and not in practice.
  const all = lessons.flatMap(({ questions }) => questions).filter(({ kind }) => kind === "question");
  const found = queue(cards, all, today, settings);
  const next = found.due > 0 ? null : nextDueDay(all, cards, today);
  const describe = (question: LessonQuestion): DueQuestion => {
    const card = findCard(cards, question.key);
    const { standing, due: day } = standingOf(question, cards, today);
    const likely =
      card?.memory == null || card.last === null ? null : retrievability(card.memory, today - card.last.day);
    return {
      path: shown.get(question.lesson) ?? question.lesson,
      line: question.position.start.line,
      key: question.key,
      title: question.title,
      standing,
      due: day === null ? null : formatDay(day),
      remembered: likely === null ? null : Math.round(likely * 1000) / 1000,
    };
  };
  return {
    today: formatDay(today),
    due: found.due,
    new: found.fresh,
    answered: found.answered,
    enough: found.enough,
    next: found.due > 0 || next === null ? null : formatDay(next),
    questions: found.questions.map(describe),
  };
}

function formatDue(answer: DueAnswer): string {
  const done = answer.answered === 0 ? "" : `; ${answer.answered} answered today`;
  const lines = [`${answer.due} due, ${answer.new} new${done}.`];
  if (answer.enough) lines.push("That is enough for today.");
  else if (answer.next !== null) lines.push(`Nothing is due before ${answer.next}.`);
  for (const { path, line, key, title, standing, remembered } of answer.questions) {
    const how = remembered === null ? standing : `${standing}, ${Math.round(remembered * 100)} % remembered`;
    lines.push(`${path}:${line}: ${title === "" ? key : title}: ${how}`);
  }
  return printLines(lines);
}
