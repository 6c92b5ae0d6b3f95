import { parseYaml, type App } from "obsidian";
import type { Drill, Question } from "../../core/drill/drill";
import { identityOf } from "../../core/drill/identity";
import { parseLesson } from "../../core/lesson/parse-lesson";
import type { OutlinedQuestion } from "../../core/schedule/outline";

/** A question as its note has it, and the drill it stands in. */
export interface FoundQuestion {
  readonly drill: Drill;
  readonly question: Question;
}

/** Reads a question from its note; null when the note is gone, or was changed since it was listed. */
export async function findQuestion(
  app: App,
  { key, lesson, block: ordinal, index }: OutlinedQuestion,
  { termsKey }: { readonly termsKey: string },
): Promise<FoundQuestion | null> {
  const file = app.vault.getFileByPath(lesson);
  const text = file === null ? null : await app.vault.cachedRead(file).catch(() => null);
  if (text === null) return null;
  const block = parseLesson(lesson, text, { parseYaml, termsKey }).blocks[ordinal];
  if (block?.kind !== "drill") return null;
  const { drill } = block;
  const question = drill.questions[index];
  return question === undefined || identityOf(question, drill) !== key ? null : { drill, question };
}
