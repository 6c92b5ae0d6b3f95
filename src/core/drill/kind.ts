import type { Attribute, Code, Content, Fence } from "../block/element";
import type { Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { Choice } from "./choices";
import type { Report } from "./codes";
import type { OptionPart, Part } from "./part";
import { codeOf, contentsOf } from "./prompt";
import type { Option, QuestionAttributes, QuestionBase, Result } from "./question";

/**
 * One kind of question: how it is written, what a learner gives, and what that is worth. `drill.ts` lists the kinds.
 *
 * `Asked` is the question, `Given` a learner's response to it, `Graded` what the response came to.
 */
export interface Kind<
  Asked extends QuestionBase,
  Given extends { readonly kind: string },
  Graded extends { readonly result: Result },
> {
  /** What `type:` says for the kind. */
  readonly type: string;
  /** Attributes that only this kind has. */
  readonly keys?: readonly OwnKey[];
  /** Which items with a box the kind has a use for. */
  readonly options: "any" | "wrong" | "none";
  /** Which answers it has a use for: lines `= text`, lines `__1__ = text`, or callouts. */
  readonly answers: "text" | "blank" | "callout" | "none";
  /** What must be there, as the end of a sentence. */
  readonly needs: string;
  /** Whether that is there. */
  has(parts: readonly Part[]): boolean;
  /** An answer that decides the kind by itself; a question without `type:` may hold only one such answer. [D3] */
  readonly explicit?: {
    /** The answer's name, for a message. */
    readonly form: string;
    in(parts: readonly Part[]): boolean;
  };
  /** Null when what is there is not sound; it is then reported. */
  parse(draft: Draft): Asked | null;
  print(question: Asked): Printed;

  /** Whether the learner sees the answer first and then rates the recall, instead of submitting. [D10] */
  readonly selfRated?: true;
  /** What there is to choose from, in written order; absent where nothing is chosen. */
  choices?(question: Asked): readonly Choice[];
  /** The response of somebody who gave nothing: always gradable, never right by accident. */
  blank(question: Asked): Given;
  /** Whether there is something to submit. */
  isSubmittable(response: Given): boolean;
  grade(question: Asked, response: Given): Graded;
  /** What a response's indexes and lines depend on, as JSON; without hints, feedback and explanation. */
  shape(question: Asked): readonly unknown[];

  /** Every right answer as text, for lists of questions. */
  rightAnswers(question: Asked): readonly string[];
  /** Options to check; `asked` where the learner chooses among them. */
  lintedOptions?(question: Asked): { readonly options: readonly Option[]; readonly asked: boolean };
  /** Warns of what teaches badly and only this kind can have. */
  lint?(question: Asked, report: Report): void;
}

/** An attribute that means something in one kind of question only. */
export interface OwnKey {
  readonly key: string;
  /** Where it means something, for a message. */
  readonly of: string;
  readonly values: readonly string[];
}

/** A question whose kind is known and whose answer is about to be read. */
export interface Draft {
  readonly title: string;
  readonly id: string | null;
  readonly attributes: QuestionAttributes;
  /** The attributes as written, for those only one kind has. */
  readonly written: ReadonlyMap<string, Attribute>;
  readonly parts: readonly Part[];
  readonly hints: readonly string[];
  readonly explanation: string | null;
  readonly position: Position;
  /** Where what is wrong with the question as a whole is shown: its heading, or its first line. */
  readonly place: Position;
  readonly lines: Lines;
  readonly report: Report;
}

/** The parts of a question's text that depend on its kind. */
export interface Printed {
  readonly attributes: readonly (readonly [key: string, value: string])[];
  readonly prompt: readonly Content[];
  /** Pieces of text that blank lines stand between. */
  readonly answers: readonly string[];
}

/** What every kind has; `taken` are the parts the kind reads itself. */
export function baseOf(draft: Draft, taken: (part: Part) => boolean = () => false): QuestionBase {
  const { title, id, attributes, hints, explanation, position } = draft;
  return {
    title,
    id,
    attributes,
    prompt: contentsOf(draft.parts, draft.lines, taken),
    hints,
    explanation,
    position,
  };
}

export function optionParts(parts: readonly Part[]): readonly OptionPart[] {
  return parts.filter((part) => part.kind === "option");
}

/** The options among the parts; null when one of them says nothing or its box cannot be read. [D4] */
export function optionsOf({ parts, report }: Draft): readonly Option[] | null {
  const found = optionParts(parts);
  let sound = true;
  for (const { item, box, fences } of found) {
    if (box === "unreadable") sound = false;
    if (item.text !== "" || fences.length > 0) continue;
    sound = false;
    report(
      "error",
      "drill/empty-option",
      "This option is empty: write its text after the box, or remove it.",
      item.position,
    );
  }
  if (!sound) return null;
  return found.map(({ item, box, feedback, fences }) => ({
    text: item.text,
    correct: box === "checked",
    code: codesOf(fences),
    feedback,
    position: item.position,
  }));
}

export function codesOf(fences: readonly Fence[]): readonly Code[] {
  return fences.map(codeOf);
}

/** The fences of a question's own, those in options left out. */
export function fencesOf(parts: readonly Part[]): readonly Fence[] {
  return parts.filter((part) => part.kind === "fence").map(({ fence }) => fence);
}
