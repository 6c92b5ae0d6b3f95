import type { Lesson } from "../lesson/lesson";
import { plainText } from "../markdown/links";
import { questionsOf, type LessonQuestion } from "./questions";
import type { LessonProgress, ListedQuestion } from "./today";

/** What the reader's pages show of a lesson, and what it asks. */
export interface LessonOutline extends Pick<
  Lesson,
  "path" | "title" | "course" | "lesson" | "subtitle" | "minutes" | "go" | "prereqs" | "next"
> {
  /** The questions of all drills, in written order. */
  readonly questions: readonly OutlinedQuestion[];
  readonly parts: readonly LessonPart[];
}

export interface OutlinedQuestion
  extends ListedQuestion, Pick<LessonQuestion, "block" | "index" | "position"> {
  /** The number of the line on which its block begins, from 1. */
  readonly line: number;
}

/** What stands below one of a lesson's main headings. */
export interface LessonPart {
  /** As plain text; empty for what stands before the first heading. */
  readonly title: string;
  /** The number of its heading's line, from 1. */
  readonly line: number;
  /**
   * The number its heading begins with; else which of the parts that hold a drill or a comparison it is, from 1. Null
   * for a part without either.
   */
  readonly number: number | null;
  /** Which of the lesson's questions is its first, from 0, and which is the first behind it. */
  readonly from: number;
  readonly to: number;
}

/** The outline of a lesson. A prediction is made where its comparison stands, and not listed among the questions. */
export function outlineOf(lesson: Lesson): LessonOutline {
  const { path, title, course, lesson: number, subtitle, minutes, go, prereqs, next, blocks } = lesson;
  const asked = questionsOf(lesson).filter(({ kind }) => kind === "question");
  const questions = asked.map(({ key, fp, right, siblings, block, index, position, ...question }) => ({
    key,
    fp,
    right,
    siblings,
    block,
    index,
    position,
    lesson: path,
    title: plainText(question.title),
    line: blocks[block]?.position.start.line ?? 1,
  }));
  const facts = { path, title, course, lesson: number, subtitle, minutes, go, prereqs, next };
  return { ...facts, questions, parts: partsOf(lesson, questions) };
}

/** Whether a note says of itself that it is a lesson: by a number, a course or a subtitle. */
export function isNamedLesson({
  lesson,
  course,
  subtitle,
}: Pick<LessonOutline, "lesson" | "course" | "subtitle">): boolean {
  return lesson !== null || course !== null || subtitle !== null;
}

/** Where a reader goes on in a lesson, and in which of its parts that is. */
export interface LessonPlace {
  readonly part: LessonPart | null;
  /** Null for the heading of the part. */
  readonly question: OutlinedQuestion | null;
  readonly line: number;
}

/**
 * Where to go on: at the question that is open or due first, and at the heading above it where nothing below that was
 * answered yet. Null when nothing is open or due.
 */
export function resumePlace({
  lesson,
  standings,
  next,
}: Pick<LessonProgress, "standings" | "next"> & {
  readonly lesson: Pick<LessonOutline, "questions" | "parts">;
}): LessonPlace | null {
  const question = next === null ? undefined : lesson.questions[next];
  if (next === null || question === undefined) return null;
  const part = lesson.parts.find(({ from, to }) => next >= from && next < to) ?? null;
  const isNew = part !== null && standings.slice(part.from, part.to).every((each) => each === "new");
  return isNew ? { part, question: null, line: part.line } : { part, question, line: question.line };
}

/**
 * The parts of a lesson, by its main headings: those of the highest level that has two or more. A heading above that
 * level begins a part where a block stands directly below it, as text before the first heading does.
 */
function partsOf(
  { headings, blocks }: Pick<Lesson, "headings" | "blocks">,
  questions: readonly OutlinedQuestion[],
): readonly LessonPart[] {
  const levels = headings.map(({ level }) => level).sort((one, other) => one - other);
  const main = levels.find((level, at) => levels[at + 1] === level) ?? levels[0] ?? 0;
  const starts = [{ level: 0, name: "", line: 1 }, ...headings.filter(({ level }) => level <= main)];
  let count = 0;
  return starts.flatMap(({ level, name, line }, at) => {
    const end = starts[at + 1]?.line ?? Infinity;
    const isIn = (other: number): boolean => other >= line && other < end;
    const hasBlock = blocks.some(({ position }) => isIn(position.start.line));
    if (!hasBlock && level < main) return [];
    if (hasBlock) count++;
    const title = plainText(name);
    const own = /^\d+/.exec(title)?.[0];
    const from = questions.filter((question) => question.line < line).length;
    return {
      title,
      line,
      number: hasBlock ? (own === undefined ? count : Number(own)) : null,
      from,
      to: from + questions.filter((question) => isIn(question.line)).length,
    };
  });
}
