import { findCard } from "../../../src/core/schedule/cards";
import { formatDay } from "../../../src/core/schedule/day";
import { retrievability } from "../../../src/core/schedule/memory";
import type { LessonQuestion } from "../../../src/core/schedule/questions";
import { queue } from "../../../src/core/schedule/queue";
import { nextDueDay, standingOf } from "../../../src/core/schedule/standing";
import { type Command, readArguments } from "../command";
import { printable } from "../format-diagnostic";
import { logJson, studyVault, tellUnread, type Study } from "../study";

/** `due VAULT`: what the reader of this vault would be asked today. */
export const due: Command = {
  name: "due",
  synopsis: "VAULT [--json]",
  summary: "say what is due for review today",
  details: `
Reads the vault's log of reviews and prints the questions to ask today, in their order, with their place. The folder
of the log, the retention and the limits of a day are those the plugin is set to in this vault. Writes nothing.

  --json  print an object {version, today, due, new, answered, enough, next, questions, log}

Exit code 1 when a note cannot be read; the others are taken all the same.
`,
  run: async (args, terminal) => {
    const { paths, flags } = readArguments(args, ["json"]);
    const study = await studyVault(paths, terminal);
    const answer = whatIsDue(study);
    if (flags.has("json")) {
      terminal.out(`${JSON.stringify({ version: 1, ...answer, log: logJson(study) }, null, 2)}\n`);
    } else terminal.out(formatDue(answer));
    return tellUnread(study, terminal);
  },
};

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
  const shown = new Map(lessons.map(({ lesson, shown: path }) => [lesson.path, path]));
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
  return lines.map((line) => `${printable(line)}\n`).join("");
}
