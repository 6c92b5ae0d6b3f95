import { parseYaml, type CliData, type CliFlags, type Plugin } from "obsidian";
import { parseLesson } from "../../core/lesson/parse-lesson";
import { answerDue } from "../../core/study/due";
import { answerExport, isExportFormat } from "../../core/study/export";
import { answerReport } from "../../core/study/report";
import {
  logWarnings,
  printLines,
  studiedLesson,
  studyOf,
  type Study,
  type StudiedLesson,
} from "../../core/study/study";
import { windowClock, yieldToMain } from "../app/scheduling";
import { UnreadableLog } from "../reviews/review-store";
import type { LearnerServices } from "./services";

const JSON_FLAG: CliFlags = { json: { description: "Print JSON, for programs" } };

/** Registers `due`, `report` and `export` with the app's command line. They answer what ours does, and write nothing. */
export function registerCommandLine(plugin: Plugin, services: LearnerServices): void {
  const { id } = plugin.manifest;
  const register = (name: string, description: string, answer: typeof answerDue): void =>
    plugin.registerCliHandler(`${id}:${name}`, description, JSON_FLAG, (params) =>
      fromStudy(services, (study) => {
        const json = isJson(params);
        return answer(study, { json }) + (json ? "" : warningsOf(study));
      }),
    );
  register("due", "Say what is due for review today", answerDue);
  register(
    "report",
    "Say what was missed, with which wrong answers, and which terms were never proven",
    answerReport,
  );
  plugin.registerCliHandler(
    `${id}:export`,
    "Print the answers as a table, or the questions for Anki",
    { format: { value: "<csv|anki>", description: "What to print", required: true }, ...JSON_FLAG },
    (params) => {
      const { format } = params;
      if (!isExportFormat(format)) return "Error: Name a format: format=csv or format=anki.\n";
      return fromStudy(services, (study) => answerExport(study, { format, json: isJson(params) }));
    },
  );
}

function isJson({ json }: CliData): boolean {
  return json !== undefined && json !== "false";
}

/** What is odd about the log, below an answer in words; there is no second stream for it. */
function warningsOf(study: Study): string {
  const warnings = logWarnings(study);
  return warnings.length === 0 ? "" : printLines(["", ...warnings]);
}

async function fromStudy(services: LearnerServices, answer: (study: Study) => string): Promise<string> {
  try {
    return answer(await readStudy(services));
  } catch (error) {
    if (error instanceof UnreadableLog) return printLines([`Error: ${error.message}`]);
    throw error;
  }
}

/** The lessons of the index, each read anew for its whole questions, and the log as it stands in the vault. */
async function readStudy({ app, lessons, reviews, terms, settings }: LearnerServices): Promise<Study> {
  lessons.want();
  await Promise.all([lessons, terms].map(whenReady));
  const pause = yieldToMain(windowClock);
  const studied: StudiedLesson[] = [];
  for (const { path } of lessons.lessons) {
    await pause();
    const file = app.vault.getFileByPath(path);
    const text = file === null ? null : await app.vault.cachedRead(file).catch(() => null);
    if (text === null) continue;
    const { termsKey } = settings();
    const lesson = studiedLesson(parseLesson(path, text, { parseYaml, termsKey }), text, path);
    if (lesson !== null) studied.push(lesson);
  }
  return studyOf({
    today: reviews.today,
    settings: settings(),
    reviews: await reviews.readLog(),
    lessons: studied,
    terms: terms.current,
  });
}

/** Resolves once everything was read that a store reads at the start. */
function whenReady(store: {
  readonly ready: boolean;
  onChange: (listener: () => void) => () => void;
}): Promise<void> {
  if (store.ready) return Promise.resolve();
  return new Promise((resolve) => {
    const end = store.onChange(() => {
      if (!store.ready) return;
      end();
      resolve();
    });
  });
}
