import type { Lesson } from "../lesson/lesson";
import { plainText } from "../markdown/links";
import { questionsOf, type LessonQuestion } from "./questions";
import type { ListedQuestion } from "./today";

/** What the reader's pages show of a lesson, and what it asks. */
export interface LessonOutline extends Pick<Lesson, "path" | "title" | "lesson" | "subtitle" | "minutes"> {
  /** The questions of all drills, in written order. */
  readonly questions: readonly OutlinedQuestion[];
}

export interface OutlinedQuestion
  extends ListedQuestion, Pick<LessonQuestion, "block" | "index" | "position"> {
  /** The number of the line on which its block begins, from 1. */
  readonly line: number;
}

/** The outline of a lesson. A prediction is made where its comparison stands, and not listed among the questions. */
export function outlineOf(lesson: Lesson): LessonOutline {
  const { path, title, lesson: number, subtitle, minutes, blocks } = lesson;
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
  return { path, title, lesson: number, subtitle, minutes, questions };
}
