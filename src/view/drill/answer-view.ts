import type { VNode } from "preact";
import type { Code } from "../../core/block/element";
import type { Picked } from "../../core/drill/choices";
import type { Question, Response, Verdict } from "../../core/drill/drill";
import type { Rating } from "../../core/drill/kinds/recall";
import type { Confidence, QuestionState } from "../../core/drill/session";
import type { ViewHost } from "../ports";

/** What a reader can do with the question on screen. The card gives these; answer views call them. */
export interface Actions {
  respond(response: Response): void;
  submit(confidence: Confidence): void;
  showHint(): void;
  reveal(): void;
  rate(rating: Rating): void;
  retry(): void;
  /** Tells screen readers something, through the card's live region. */
  announce(text: string): void;
}

/** What every view of an answer gets. */
export interface AnswerProps<Asked extends Question> {
  readonly question: Asked;
  readonly state: QuestionState;
  /** Null until answered. */
  readonly verdict: Verdict | null;
  /** Unique on the page; for names and ids. */
  readonly name: string;
  /** Seed of this attempt's order. */
  readonly seed: string;
  readonly host: ViewHost;
  readonly actions: Actions;
}

/** How one kind of question is answered on screen; `answers.ts` lists the kinds. */
export interface AnswerView<Asked extends Question> {
  /** The answer that stands below what is asked. */
  below(props: AnswerProps<Asked>): VNode | null;
  /** The answer that is given in a code of the prompt, by the code's index; null where that code is only shown. */
  inCode?(props: AnswerProps<Asked>, code: Code, index: number): VNode | null;
  /** What a number key does; null where that number is nothing. The question is still open. */
  shortcut(press: NumberPress<Asked>): Shortcut | null;
  /** What Enter submits while nothing was given yet; absent where that is nothing. */
  startingResponse?(question: Asked, seed: string): Response;
  /** What is missing, shown to a learner who submits nothing. */
  missing(question: Asked): string;
  /** What a response that is not right came to; of a recall, what any rating came to. */
  sentence(question: Asked, verdict: Verdict): string;
}

/** One of the keys 1 to 9, pressed in an open question. */
export interface NumberPress<Asked extends Question> {
  readonly question: Asked;
  readonly state: QuestionState;
  readonly number: number;
  /** Seed of this attempt's order. */
  readonly seed: string;
  /** Whether the reader wants options shuffled. */
  readonly shuffle: boolean;
}

/** What a number key comes to. `part` is where the focus goes. */
export type Shortcut =
  | { readonly kind: "respond"; readonly response: Response; readonly part: string }
  | { readonly kind: "rate"; readonly rating: Rating }
  | { readonly kind: "focus"; readonly part: string };

/** How many of the right picks were found, and how many wrong ones with them. */
export function pickedSentence(picks: readonly Picked[], what: string): string {
  const wanted = picks.filter((pick) => pick.correct).length;
  const right = picks.filter((pick) => pick.correct && pick.chosen).length;
  const wrong = picks.filter((pick) => !pick.correct && pick.chosen).length;
  const found = `Partly: ${right} of ${wanted} ${what}found`;
  return wrong === 0 ? `${found}.` : `${found}, and ${wrong} too many.`;
}
