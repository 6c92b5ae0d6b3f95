import { Notice, parseYaml, type App, type Editor, type TFile } from "obsidian";
import { parseLesson } from "../../core/lesson/parse-lesson";
import { missedList, missedQuestions } from "../../core/schedule/missed";
import { HARD, hardest } from "../../core/schedule/progress";
import { questionsOf, type LessonQuestion } from "../../core/schedule/questions";
import { changeInEditor } from "../app/note-text";
import type { LearnerServices } from "./services";

/** Puts a list of the questions that were missed twice or more at the cursor, in one step that can be undone. */
export async function insertMissed(
  editor: Editor,
  file: TFile | null,
  services: LearnerServices,
): Promise<void> {
  const { app, lessons, reviews } = services;
  if (!lessons.ready || !reviews.ready) {
    lessons.want();
    new Notice("Your lessons are being read. Try again in a moment.");
    return;
  }
  const missed = missedQuestions(await readMissed(services), reviews.cards, HARD);
  if (missed.length === 0) {
    new Notice("No question was missed twice.");
    return;
  }
  const list = missedList(missed, (question) => linkTo(app, question, file?.path ?? ""));
  changeInEditor(app, file, editor.getValue(), () => {
    const cursor = editor.getCursor();
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    editor.replaceSelection((before.trim() === "" ? "" : "\n\n") + list);
  });
}

/** The questions of all lessons in which one was missed twice, as their notes have them. */
async function readMissed({
  app,
  lessons,
  reviews,
  settings,
}: LearnerServices): Promise<readonly LessonQuestion[]> {
  const isHard = ({ questions }: (typeof lessons.lessons)[number]): boolean =>
    hardest(
      reviews.cards,
      questions.map(({ key }) => key),
      HARD,
    ).length > 0;
  const read = await Promise.all(
    lessons.lessons.filter(isHard).map(async ({ path }) => {
      const file = app.vault.getFileByPath(path);
      const text = file === null ? null : await app.vault.cachedRead(file).catch(() => null);
      const { termsKey } = settings();
      return text === null ? [] : questionsOf(parseLesson(path, text, { parseYaml, termsKey }));
    }),
  );
  return read.flat();
}

/** A link to a question by its id; without one to the heading it stands below. */
function linkTo(app: App, { lesson, key, position }: LessonQuestion, from: string): string {
  const file = app.vault.getFileByPath(lesson);
  if (file === null) return lesson;
  const headings = app.metadataCache.getFileCache(file)?.headings ?? [];
  const above = headings.filter((heading) => heading.position.start.offset <= position.start.offset).at(-1);
  // A key without an id begins with a tilde.
  const subpath = !key.startsWith("~") ? `#^${key}` : above === undefined ? "" : `#${above.heading}`;
  return app.fileManager.generateMarkdownLink(file, from, subpath);
}
