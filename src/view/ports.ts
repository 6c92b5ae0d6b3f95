import type { Drill, Question } from "../core/drill/drill";
import type { QuestionState } from "../core/drill/session";
import type { QuestionStanding } from "../core/schedule/standing";
import type { Highlighter } from "../highlight/tokens";

/** Undoes what the call that returned it did. */
export type Disposer = () => void;

/**
 * What a block's view needs of the place it is shown in; the app and the tests each give their own.
 *
 * Everything that reaches outside the block's own element goes through here.
 */
export interface ViewHost {
  /** Renders Markdown into an empty element (links, inline code and maths live); the disposer lets go of it. */
  renderMarkdown(markdown: string, element: HTMLElement): Disposer;
  readonly highlighter: Highlighter;
  /** Puts text on the clipboard; false when the system refused. */
  copy(text: string): Promise<boolean>;
  /** Opens a wikilink's target, as a click on a link in the note would. */
  openLink(target: string): void;
  readonly preferences: ViewPreferences;
}

/** The review log, as far as a drill needs it. */
export interface ReviewPort {
  /** The reader's day it is. */
  readonly today: number;
  /** Null as long as the log was not read. */
  standingOf(question: Question, drill: Drill): PastStanding | null;
  /** Notes the attempt that was just submitted. */
  answered(question: Question, drill: Drill, state: QuestionState): void;
  /** Calls back after standings changed, until disposed. */
  subscribe(onChange: () => void): Disposer;
}

/** Where the reader stands with a question; `answered` is the reader's day of the last answer, null without one. */
export interface PastStanding extends QuestionStanding {
  readonly answered: number | null;
}

/** The reader's settings that a view obeys. */
export interface ViewPreferences {
  /** Shuffle options afresh on each attempt; a question's own `shuffle: false` wins over true. */
  readonly shuffle: boolean;
  /** Wrap long lines of code with a hanging indent instead of scrolling. */
  readonly wrapCode: boolean;
  readonly answersInPrint: AnswersInPrint;
}

/** Which answers and predicted panes are printed: those that the screen shows, none, or all. */
export type AnswersInPrint = "as-they-stand" | "hidden" | "shown";
