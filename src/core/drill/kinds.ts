import type { KindSyntax, Printed, Draft } from "./draft";
import type { Question, QuestionKind } from "./drill";
import { choice, choices } from "./kinds/choice";
import { cloze } from "./kinds/cloze";
import { order } from "./kinds/order";
import { output } from "./kinds/output";
import { recall } from "./kinds/recall";
import { shortAnswer } from "./kinds/short-answer";
import { spot } from "./kinds/spot";

/** How each kind of question is written. */
const syntaxes: { readonly [Kind in QuestionKind]: KindSyntax<Extract<Question, { kind: Kind }>> } = {
  choice,
  choices,
  spot,
  output,
  order,
  "short-answer": shortAnswer,
  cloze,
  recall,
};

export function needsOf(
  kind: QuestionKind,
): Pick<KindSyntax<Question>, "options" | "answers" | "needs" | "has"> {
  return syntaxes[kind];
}

/** The question of a kind that a draft holds; null when it is not sound, which is then reported. */
export function parseKind(kind: QuestionKind, draft: Draft): Question | null {
  return syntaxes[kind].parse(draft);
}

export function printKind(question: Question): Printed {
  switch (question.kind) {
    case "choice":
      return choice.print(question);
    case "choices":
      return choices.print(question);
    case "spot":
      return spot.print(question);
    case "output":
      return output.print(question);
    case "order":
      return order.print(question);
    case "short-answer":
      return shortAnswer.print(question);
    case "cloze":
      return cloze.print(question);
    case "recall":
      return recall.print(question);
  }
}

/** What `type:` may say; `many` is the short word for several right options. [D3] [D4] */
export const typeNames: Readonly<Record<string, QuestionKind>> = {
  choice: "choice",
  choices: "choices",
  many: "choices",
  spot: "spot",
  output: "output",
  order: "order",
  "short-answer": "short-answer",
  cloze: "cloze",
  recall: "recall",
};

/** The word that `type:` says for a kind. */
export function typeName(kind: QuestionKind): string {
  return kind === "choices" ? "many" : kind;
}
