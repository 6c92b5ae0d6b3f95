import { canonicalCode } from "../block/fingerprint";
import type { Content } from "../block/element";
import type { Comparison } from "../compare/comparison";
import { fingerprintOf as comparisonFingerprint, identityOf as comparisonKey } from "../compare/identity";
import type { Drill, Question } from "../drill/drill";
import { fingerprintOf, identityOf } from "../drill/identity";
import type { Lesson } from "../lesson/lesson";
import { rightAnswerOf, rightPaneOf } from "../reviews/given";
import type { Position } from "../text/position";
import type { QueueQuestion } from "./queue";
import type { AskedQuestion } from "./standing";

/** Something in a lesson whose answers are kept: a question, or a comparison with a pane to be predicted. */
export type LessonQuestion = AskedQuestion &
  QueueQuestion & {
    readonly title: string;
    /** Which of the lesson's blocks it stands in, and which of the block's questions it is, from 0. */
    readonly block: number;
    readonly index: number;
    /** Of the question, or of the comparison's block, in the note. */
    readonly position: Position;
  } & (
    | { readonly kind: "question"; readonly question: Question; readonly drill: Drill }
    | { readonly kind: "prediction"; readonly comparison: Comparison; readonly pane: number }
  );

/** The questions of a lesson, in the order they are written. */
export function questionsOf({ path, blocks }: Pick<Lesson, "path" | "blocks">): readonly LessonQuestion[] {
  return blocks.flatMap((block, ordinal): readonly LessonQuestion[] => {
    const inBlock = `block ${ordinal} of ${path}`;
    if (block.kind === "drill") {
      const { drill } = block;
      return drill.questions.map((question, index) => ({
        kind: "question",
        block: ordinal,
        index,
        key: identityOf(question, drill),
        fp: fingerprintOf(question, drill),
        right: rightAnswerOf(question),
        lesson: path,
        siblings: [inBlock, ...codesIn([...drill.stem, ...question.prompt])],
        title: question.title,
        position: question.position,
        question,
        drill,
      }));
    }
    const { comparison, position } = block;
    const pane = comparison.attributes.predict;
    if (pane === null) return [];
    return [
      {
        kind: "prediction",
        block: ordinal,
        index: 0,
        key: comparisonKey(comparison),
        fp: comparisonFingerprint(comparison),
        right: rightPaneOf(comparison, pane),
        lesson: path,
        siblings: [inBlock, ...comparison.panes.map(({ text }) => canonicalCode(text))],
        title: comparison.title,
        position,
        comparison,
        pane,
      },
    ];
  });
}

function codesIn(contents: readonly Content[]): readonly string[] {
  return contents.filter(({ kind }) => kind === "code").map(({ text }) => canonicalCode(text));
}
