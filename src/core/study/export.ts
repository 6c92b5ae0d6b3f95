import { partsInWords } from "../reviews/given";
import type { Answer } from "../schedule/cards";
import { formatDay } from "../schedule/day";
import type { LessonQuestion } from "../schedule/questions";
import { ankiFile, ankiNote } from "./anki";
import { csvFile } from "./csv";
import { studyJson, type Study } from "./study";

export type ExportFormat = "csv" | "anki";

export function isExportFormat(name: string | undefined): name is ExportFormat {
  return name === "csv" || name === "anki";
}

/** The answers as a table, or the questions for Anki; as JSON the same rows. */
export function answerExport(
  study: Study,
  { format, json }: { readonly format: ExportFormat; readonly json: boolean },
): string {
  if (format === "csv") {
    const rows = answerRows(study);
    return json ? studyJson(study, { format, rows }) : csvFile(COLUMNS, rows);
  }
  const rows = ankiNotes(study);
  return json ? studyJson(study, { format, rows }) : ankiFile(rows);
}

/** One answer; what is not known is null. */
interface AnswerRow {
  /** ISO 8601, with the offset of the device's clock. */
  readonly time: string;
  /** The reader's day, which begins at four. */
  readonly day: string;
  readonly device: string;
  readonly number: number;
  readonly key: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly title: string | null;
  readonly right: boolean;
  readonly partly: boolean;
  readonly sure: boolean | null;
  readonly hints: number | null;
  readonly try: number | null;
  readonly gaveUp: boolean;
  readonly rating: string | null;
  readonly grade: string;
  /** Whether it is the first answer of its day. */
  readonly counts: boolean;
  readonly milliseconds: number | null;
  readonly where: string | null;
  /** What was given, in words where the question still has them. */
  readonly given: string;
}

const COLUMNS: readonly (keyof AnswerRow)[] = [
  "time",
  "day",
  "device",
  "number",
  "key",
  "path",
  "line",
  "title",
  "right",
  "partly",
  "sure",
  "hints",
  "try",
  "gaveUp",
  "rating",
  "grade",
  "counts",
  "milliseconds",
  "where",
  "given",
];

function answerRows({ cards, lessons }: Study): readonly AnswerRow[] {
  const asked = new Map<string, { readonly question: LessonQuestion; readonly path: string }>();
  for (const { questions, shown } of lessons) {
    for (const question of questions) {
      asked.set(cards.aliases.get(question.key) ?? question.key, { question, path: shown });
    }
  }
  return [...cards.byKey.values()]
    .flatMap(({ key, answers }) => answers.map((answer) => ({ key, answer })))
    .sort(({ answer: { event: one } }, { answer: { event: other } }) => one.t - other.t || one.n - other.n)
    .map(({ key, answer }) => answerRow(key, answer, asked.get(key)));
}

function answerRow(
  key: string,
  { event, day, grade, counts }: Answer,
  asked: { readonly question: LessonQuestion; readonly path: string } | undefined,
): AnswerRow {
  const { question, path } = asked ?? {};
  const given =
    question?.kind === "question" ? partsInWords(question.question, event.a ?? []) : (event.a ?? []);
  return {
    time: timeOf(event),
    day: formatDay(day),
    device: event.d,
    number: event.n,
    key,
    path: path ?? null,
    line: question?.position.start.line ?? null,
    title: question?.title ?? null,
    right: event.ok,
    partly: event.part ?? false,
    sure: event.sure ?? null,
    hints: event.hints ?? null,
    try: event.try ?? null,
    gaveUp: event.gaveUp ?? false,
    rating: event.rating ?? null,
    grade,
    counts,
    milliseconds: event.ms ?? null,
    where: event.ctx ?? null,
    given: given.join(" · "),
  };
}

function timeOf({ t, tz }: { readonly t: number; readonly tz: number }): string {
  const local = new Date(t + tz * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(tz) / 60), Math.abs(tz) % 60];
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${local}${tz < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

function ankiNotes({ lessons }: Study) {
  const notes = new Map(
    lessons.flatMap(({ lesson, questions }) =>
      questions.map((question) => [question.key, ankiNote(question, lesson)] as const),
    ),
  );
  return [...notes.values()];
}
