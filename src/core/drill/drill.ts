import type { Content } from "../block/element";
import type { Choice } from "./choices";
import type { Kind } from "./kind";
import { choice, choices } from "./kinds/choice";
import { cloze } from "./kinds/cloze";
import { order } from "./kinds/order";
import { output } from "./kinds/output";
import { recall } from "./kinds/recall";
import { shortAnswer } from "./kinds/short-answer";
import { spot } from "./kinds/spot";
import type { Part } from "./part";

/** One `go-drill` block: questions in order, and the stem they share (text and code before the first heading). [D1] */
export interface Drill {
  readonly kind: "drill";
  readonly stem: readonly Content[];
  readonly questions: readonly Question[];
}

/** The kinds of questions, by their names. The types below follow from it. */
const kinds = {
  choice,
  choices,
  spot,
  output,
  order,
  "short-answer": shortAnswer,
  cloze,
  recall,
};

/** What of each kind asks for an answer, in this order, where nothing answers explicitly. [D3] [D10] */
const IMPLIED: readonly QuestionKind[] = ["order", "choice", "recall", "cloze"];

type AnyKind = (typeof kinds)[QuestionKind];

export type QuestionKind = keyof typeof kinds;

/** A question of any kind; `kind` tells which. */
export type Question = Parameters<AnyKind["print"]>[0];

/**
 * What a learner gave. Indexes count from 0 in *written* order, so that shuffling, which only arranges what is
 * shown, never touches a response.
 */
export type Response = ReturnType<AnyKind["blank"]>;

/** What a response came to, with what to show for each of its parts. `kind` is the response's. */
export type Verdict = ReturnType<AnyKind["grade"]>;

const byName: {
  readonly [Name in QuestionKind]: Kind<Extract<Question, { kind: Name }>, Response, Verdict>;
} = kinds;

/** The kinds' names, as listed in messages. */
export const kindNames = Object.keys(kinds) as readonly QuestionKind[];

/** A kind by its name. Its members take only questions of the kind, and responses like the one `blank` gives. */
export function kindNamed(name: QuestionKind): Kind<Question, Response, Verdict> {
  return byName[name];
}

/** The kind a question is of. */
export function kindOf(question: Question): Kind<Question, Response, Verdict> {
  return byName[question.kind];
}

/** What there is to choose from, in written order; nothing where nothing is chosen. */
export function choicesOf(question: Question): readonly Choice[] {
  return kindOf(question).choices?.(question) ?? [];
}

/** What `type:` may say. A kind's own name is read as well as the word that is printed. [D3] [D4] */
export const typeNames: ReadonlyMap<string, QuestionKind> = new Map(
  kindNames.flatMap((name) => [
    [name, name],
    [byName[name].type, name],
  ]),
);

/** The kind a question is by what answers it: one, several that contradict each other, or none. [D3] */
export type Inference =
  | { readonly kind: QuestionKind }
  | { readonly kind: "mixed"; readonly forms: readonly string[] }
  | { readonly kind: "none" };

/** An explicit answer decides. Without one, the first kind whose needs are met by what is there. */
export function inferKind(parts: readonly Part[]): Inference {
  const explicit = kindNames.filter((name) => byName[name].explicit?.in(parts) === true);
  const [first] = explicit;
  if (explicit.length > 1) {
    return { kind: "mixed", forms: explicit.map((name) => byName[name].explicit?.form ?? name) };
  }
  return { kind: first ?? IMPLIED.find((name) => byName[name].has(parts)) ?? "none" };
}

/** The response of somebody who gave nothing: always gradable, never right by accident. */
export function blankResponse(question: Question): Response {
  return kindOf(question).blank(question);
}

/** Whether there is something to submit. */
export function isSubmittable(question: Question, response: Response | null): boolean {
  return response !== null && kindOf(question).isSubmittable(fitting(question, response));
}

/** A response of another kind than the question asks for is graded as nothing given. */
export function grade(question: Question, response: Response): Verdict {
  return kindOf(question).grade(question, fitting(question, response));
}

function fitting(question: Question, response: Response): Response {
  const blank = blankResponse(question);
  return response.kind === blank.kind ? response : blank;
}
