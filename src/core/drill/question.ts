import type { Code, Content } from "../block/element";
import type { Position } from "../text/position";

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

/** Something to choose or to tell apart: a possible answer and the feedback on it. [D4] */
export interface Option {
  readonly text: string;
  readonly correct: boolean;
  /** Code that belongs to the option. */
  readonly code: readonly Code[];
  /** Why it is right or wrong; Markdown. */
  readonly feedback: string | null;
  readonly position: Position;
}

/** What a response comes to. */
export type Result = "correct" | "partly" | "wrong";
