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
  /** Says something to those who hear the page. */
  say(text: string): void;
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
