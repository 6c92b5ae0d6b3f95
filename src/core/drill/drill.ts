import type { Code, Content } from "../block/element";
import type { Position } from "../text/position";

/** One `go-drill` block: questions in order, and the stem they share (text and code before the first heading). [D1] */
export interface Drill {
  readonly kind: "drill";
  readonly stem: readonly Content[];
  readonly questions: readonly Question[];
}

/** What every question has, whatever its kind. Nullable members are null where the author wrote nothing. */
export interface QuestionBase {
  /** The heading's text without its `^id`; empty in a block without headings. */
  readonly title: string;
  /** The author's `^id`, without the caret. [D2] */
  readonly id: string | null;
  readonly attributes: QuestionAttributes;
  /** What is asked: text, code and callouts other than hint, why and answer (as Markdown), in written order. */
  readonly prompt: readonly Content[];
  /** Hints in the order they are given; Markdown. [D11] */
  readonly hints: readonly string[];
  /** Shown after answering (`[!why]`); Markdown. [D11] */
  readonly explanation: string | null;
  readonly position: Position;
}

/** The attributes any question may carry. [D3] */
export interface QuestionAttributes {
  readonly tags: readonly string[];
  /** The Go language version the answer holds for, as written (`1.22`). */
  readonly go: string | null;
  /** False keeps options in their written order on every attempt. */
  readonly shuffle: boolean;
  /** A wikilink's target, without brackets, to the code the question is about. */
  readonly ref: string | null;
  /** A link to where the claim comes from, as written. */
  readonly source: string | null;
}

/** Something to choose or to tell apart: a possible answer and what is said of it. [D4] */
export interface Option {
  readonly text: string;
  readonly correct: boolean;
  /** Code that belongs to the option. */
  readonly code: readonly Code[];
  /** Why it is right or wrong; Markdown. */
  readonly feedback: string | null;
  readonly position: Position;
}

/** One right option. [D4] */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

/** Any number of right options, all to be chosen. [D4] */
export interface ChoicesQuestion extends QuestionBase {
  readonly kind: "choices";
  readonly options: readonly Option[];
}

/** A line the author marked in the listing: `line` counts from 1 in the shown code. [D5] */
export interface SpotMark {
  readonly line: number;
  readonly correct: boolean;
  readonly feedback: string;
  readonly position: Position;
}

/** Find the line to comment on. `listing` is the index in `prompt` of the code that holds the marked lines. [D5] */
export interface SpotQuestion extends QuestionBase {
  readonly kind: "spot";
  readonly listing: number;
  readonly marks: readonly SpotMark[];
  /** Whether one right line is enough, or all of them are wanted. */
  readonly want: "any" | "all";
}

/** What running a program comes to. */
export type OutcomeKind = "output" | "panic" | "deadlock" | "compile-error";

/** An accepted outcome. For kinds other than `output`, `text` may be a fragment of the message, or empty. [D6] */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly text: string;
  readonly position: Position;
}

/** Predict what is printed. With wrong `options` beside the outcomes it is asked as a choice, else typed. [D6] */
export interface OutputQuestion extends QuestionBase {
  readonly kind: "output";
  readonly accepted: readonly Outcome[];
  readonly options: readonly Option[];
  /** `accept: unordered`: the printed lines may come in any order. */
  readonly unordered: boolean;
}

/** One thing to put in its place; Markdown text, with code where the item is code. [D7] */
export interface OrderItem {
  readonly text: string;
  readonly code: readonly Code[];
  readonly feedback: string | null;
  readonly position: Position;
}

/** Put `items` (written in the right order) in order; `distractors` belong nowhere. [D7] */
export interface OrderQuestion extends QuestionBase {
  readonly kind: "order";
  readonly items: readonly OrderItem[];
  readonly distractors: readonly OrderItem[];
}

/** An accepted short answer: a text, or a regular expression with its flags. [D8] */
export type AcceptedAnswer =
  | { readonly kind: "text"; readonly text: string; readonly position: Position }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string; readonly position: Position };

/** Typed in a few words; `anticipated` are wrong answers the author has feedback for. [D8] */
export interface ShortAnswerQuestion extends QuestionBase {
  readonly kind: "short-answer";
  readonly accepted: readonly AcceptedAnswer[];
  readonly anticipated: readonly Option[];
}

/** One blank `__n__` and what may stand in it. [D9] */
export interface Blank {
  readonly number: number;
  readonly accepted: readonly string[];
  readonly position: Position;
}

/** Fill the blanks `__1__`, `__2__` … of the prompt's code. Blanks are sorted by number. [D9] */
export interface ClozeQuestion extends QuestionBase {
  readonly kind: "cloze";
  readonly blanks: readonly Blank[];
}

/** Recall freely, then compare with `answer` (Markdown) and rate oneself. [D10] */
export interface RecallQuestion extends QuestionBase {
  readonly kind: "recall";
  readonly answer: string;
}

/** A question of any kind; `kind` tells which. */
export type Question =
  | ChoiceQuestion
  | ChoicesQuestion
  | SpotQuestion
  | OutputQuestion
  | OrderQuestion
  | ShortAnswerQuestion
  | ClozeQuestion
  | RecallQuestion;

export type QuestionKind = Question["kind"];
