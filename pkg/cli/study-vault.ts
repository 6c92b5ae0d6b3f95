import { join } from "node:path";
import { readManualEntries, type ManualEntry } from "../../src/core/glossary/manual-definitions";
import type { LessonTerms } from "../../src/core/glossary/term";
import { readReviews } from "../../src/core/reviews/merge";
import { readerDay } from "../../src/core/schedule/day";
import {
  logWarnings,
  studiedLesson,
  studyOf,
  type StudiedLesson,
  type Study,
} from "../../src/core/study/study";
import { VaultTerms } from "../../src/core/terms/vault-terms";
import { sortLessons } from "../../src/core/vault/lesson-order";
import { isNoteName } from "../../src/core/vault/note-path";
import { readFileWhole } from "../disk/read-file";
import { attempt, explain, LARGEST_NOTE } from "./read-note";
import { shownPath } from "./collect-notes";
import { formatDiagnostic, type FileDiagnostic } from "./format-diagnostic";
import { findGlossary } from "./glossary-file";
import { Progress } from "./progress";
import { readLessons, selectNotes, type Selection } from "./read-lessons";
import { type Terminal, CliError, UsageError } from "./command";

/** What a reader did with a vault's lessons, and what could not be read of the vault. */
export interface VaultStudy {
  readonly study: Study;
  readonly unread: readonly FileDiagnostic[];
}

/** Reads a vault's lessons and its log of reviews. Throws `UsageError` for anything but one whole vault. */
export async function studyVault(paths: readonly string[], terminal: Terminal): Promise<VaultStudy> {
  if (paths.length !== 1) throw new UsageError("Name one vault: the folder that holds the lessons.");
  const [selection] = await selectNotes(paths, terminal);
  if (selection?.whole !== true) {
    throw new UsageError(
      `${paths.join()} is only a part of the vault ${selection?.root ?? ""}; name the vault's own folder.`,
    );
  }
  const today = readerDay(terminal.time());
  const reviews = readReviews(await readLog(selection, terminal));
  const { lessons, terms, unread } = await readVault(selection, terminal);
  const settings = selection.settings.schedule;
  return { study: studyOf({ today, settings, reviews, lessons, terms }), unread };
}

/** Says on standard error what could not be read, and gives the exit code: 1 when it was a note. */
export function tellUnread(study: Study, unread: readonly FileDiagnostic[], terminal: Terminal): number {
  for (const diagnostic of unread) terminal.err(`${formatDiagnostic(diagnostic)}\n`);
  for (const warning of logWarnings(study)) terminal.err(`${warning}\n`);
  return unread.length > 0 ? 1 : 0;
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
): Promise<Pick<VaultStudy, "unread"> & { lessons: readonly StudiedLesson[]; terms: VaultTerms }> {
  const glossary = findGlossary(files, settings.glossaryPath);
  const unread: FileDiagnostic[] = problems.map(({ shown, diagnostic }) => ({ path: shown, diagnostic }));
  const lessonTerms: LessonTerms[] = [];
  let manual: readonly ManualEntry[] = [];
  const lessons: StudiedLesson[] = [];
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
            const studied = studiedLesson(lesson, text, shown);
            if (studied !== null) lessons.push(studied);
          });
    if (taken.kind === "problem") unread.push({ path: shown, diagnostic: taken.diagnostic });
  }
  progress.end();
  return {
    lessons: sortLessons(lessons),
    terms: new VaultTerms({ glossary, lessons: lessonTerms, manual }),
    unread,
  };
}

function isInFolder(path: string, folder: string): boolean {
  return path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
}
