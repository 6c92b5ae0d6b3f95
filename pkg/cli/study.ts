import { join } from "node:path";
import { readManualEntries, type ManualEntry } from "../../src/core/glossary/manual-definitions";
import type { LessonTerms } from "../../src/core/glossary/term";
import type { Lesson } from "../../src/core/lesson/lesson";
import { readReviews, type Reviews } from "../../src/core/reviews/merge";
import { replay, type Cards } from "../../src/core/schedule/cards";
import { readerDay } from "../../src/core/schedule/day";
import { questionsOf, type LessonQuestion } from "../../src/core/schedule/questions";
import { practisedTerms, type PractisedTerm } from "../../src/core/schedule/term-practice";
import { blockLinksOf } from "../../src/core/terms/block-links";
import { VaultTerms } from "../../src/core/terms/vault-terms";
import { sortLessons } from "../../src/core/vault/lesson-order";
import { isNoteName } from "../../src/core/vault/note-path";
import { readFileWhole } from "../disk/read-file";
import { attempt, explain, LARGEST_NOTE } from "./read-note";
import { shownPath } from "./collect-notes";
import { formatDiagnostic, printable, type FileDiagnostic } from "./format-diagnostic";
import { findGlossary } from "./glossary-file";
import { Progress } from "./progress";
import { readLessons, selectNotes, type Selection } from "./read-lessons";
import { type Terminal, CliError, UsageError } from "./command";

/** What a reader did with a vault's lessons, as the command line tells it. */
export interface Study {
  /** The reader's day it is. */
  readonly today: number;
  readonly settings: Selection["settings"]["schedule"];
  readonly reviews: Reviews;
  readonly cards: Cards;
  /** In the order of lessons, those without questions left out. */
  readonly lessons: readonly StudiedLesson[];
  readonly terms: readonly PractisedTerm[];
  /** What could not be read of the vault. */
  readonly unread: readonly FileDiagnostic[];
}

export interface StudiedLesson {
  readonly lesson: Lesson;
  /** How its file is named to people. */
  readonly shown: string;
  readonly questions: readonly LessonQuestion[];
}

/** Reads a vault's lessons and its log of reviews. Throws `UsageError` for anything but one whole vault. */
export async function studyVault(paths: readonly string[], terminal: Terminal): Promise<Study> {
  if (paths.length !== 1) throw new UsageError("Name one vault: the folder that holds the lessons.");
  const [selection] = await selectNotes(paths, terminal);
  if (selection?.whole !== true) {
    throw new UsageError(
      `${paths.join()} is only a part of the vault ${selection?.root ?? ""}; name the vault's own folder.`,
    );
  }
  const { settings } = selection;
  const today = readerDay(terminal.time());
  const reviews = readReviews(await readLog(selection, terminal));
  const cards = replay(reviews, { today, retention: settings.schedule.retention });
  return { today, settings: settings.schedule, reviews, cards, ...(await readVault(selection, terminal)) };
}

/** Says on standard error what could not be read, and gives the exit code: 1 when it was a note. */
export function tellUnread({ unread, reviews, cards }: Study, terminal: Terminal): number {
  for (const diagnostic of unread) terminal.err(`${formatDiagnostic(diagnostic)}\n`);
  for (const { path, line, why } of reviews.bad) {
    terminal.err(`${printable(`${path}:${line}: this line of the log is passed over: ${why}`)}\n`);
  }
  for (const [first, ...others] of reviews.clashes) {
    if (first === undefined) continue;
    const places = others.map(({ path, line }) => `${path}:${line}`).join(", ");
    terminal.err(
      `${printable(`${first.path}:${first.line}: this line of the log counts, and not ${places}, which has its device and number`)}\n`,
    );
  }
  if (cards.ahead.length > 0) {
    terminal.err(
      `Lines of the log that are dated after tomorrow wait for their day: ${cards.ahead.length}.\n`,
    );
  }
  return unread.length > 0 ? 1 : 0;
}

/** What every answer in JSON says of the log. */
export function logJson({ reviews, cards }: Study) {
  return {
    events: reviews.events.length,
    bad: reviews.bad,
    clashes: reviews.clashes,
    ahead: cards.ahead.length,
  };
}

/** Every note of the log, whatever it is called; one that was cut inside a character is read all the same. */
async function readLog({ root, files, settings }: Selection, terminal: Terminal) {
  const inLog = files.filter((path) => isInFolder(path, settings.reviewsFolder) && isNoteName(path)).sort();
  const notes: { path: string; text: string }[] = [];
  for (const path of inLog) {
    const file = join(root, path);
    const shown = shownPath(file, terminal.folder);
    try {
      notes.push({ path: shown, text: new TextDecoder().decode(await readFileWhole(file, LARGEST_NOTE)) });
    } catch (error) {
      throw new CliError(`${shown}, a note of the log, cannot be read: ${explain(error)}.`);
    }
  }
  return notes;
}

async function readVault(
  { notes, files, settings, problems }: Selection,
  terminal: Terminal,
): Promise<Pick<Study, "lessons" | "terms" | "unread">> {
  const glossary = findGlossary(files, settings.glossaryPath);
  const unread: FileDiagnostic[] = problems.map(({ shown, diagnostic }) => ({ path: shown, diagnostic }));
  const lessonTerms: LessonTerms[] = [];
  let manual: readonly ManualEntry[] = [];
  const read: { path: string; lesson: number | null; text: string; studied: StudiedLesson }[] = [];
  const asked = notes.filter(({ path }) => !isInFolder(path, settings.reviewsFolder));
  const progress = new Progress(terminal, "Reading", asked.length);
  for await (const result of readLessons(asked, settings, progress)) {
    const { path, shown } = result.note;
    const taken =
      result.kind === "problem"
        ? result
        : attempt(() => {
            const { lesson, text } = result;
            if (path === glossary) manual = readManualEntries(text);
            const { terms, title, lesson: number } = lesson;
            if (terms.kind === "known" && terms.terms.length > 0) {
              lessonTerms.push({ path, title, lesson: number, terms: terms.terms });
            }
            const questions = questionsOf(lesson);
            if (questions.length === 0) return;
            read.push({ path, lesson: number, text, studied: { lesson, shown, questions } });
          });
    if (taken.kind === "problem") unread.push({ path: shown, diagnostic: taken.diagnostic });
  }
  progress.end();
  return {
    lessons: sortLessons(read).map(({ studied }) => studied),
    terms: practisedTerms(
      new VaultTerms({ glossary, lessons: lessonTerms, manual }),
      read.map(({ text, studied }) => ({ questions: studied.questions, links: blockLinksOf(text) })),
    ),
    unread,
  };
}

function isInFolder(path: string, folder: string): boolean {
  return path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
}
