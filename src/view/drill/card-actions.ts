import { kindOf, type Question } from "../../core/drill/drill";
import { rate, respond, retry, reveal, showHint, submit, verdictOf } from "../../core/drill/session";
import type { SessionStore } from "./session-store";
import type { Actions } from "./answer-view";
import { answerViewOf, submission, verdictSentence } from "./answers";
import type { CardFocus } from "./focus";

export interface CardTools {
  readonly store: SessionStore;
  readonly announce: (text: string) => void;
  readonly focus: CardFocus;
  /** Called after an attempt was submitted. */
  readonly onAnswered: (question: Question, key: string) => void;
}

/** The actions of any question of a card: each changes the store, announces the outcome, and moves the focus on. */
export function actionsOf({
  store,
  announce,
  focus,
  onAnswered,
}: CardTools): (key: string, question: Question) => Actions {
  return (key, question) => {
    const announceVerdict = () => {
      const state = store.question(key, question);
      const verdict = verdictOf(question, state);
      if (verdict !== null) {
        onAnswered(question, key);
        announce(verdictSentence(question, state, verdict));
      }
      focus.focusAfter("next", "retry");
    };
    return {
      respond(response) {
        store.updateQuestion(key, question, (state) => respond(state, response));
      },
      submit(confidence) {
        const state = store.question(key, question);
        if (state.phase === "answered") return;
        const response = submission(question, state, `${key} ${state.attempt}`);
        if (response === null) {
          announce(answerViewOf(question).missing(question));
          return;
        }
        store.updateQuestion(key, question, (before) =>
          submit(question, respond(before, response), confidence),
        );
        announceVerdict();
      },
      showHint() {
        store.updateQuestion(key, question, (state) => showHint(question, state));
      },
      reveal() {
        store.updateQuestion(key, question, (state) => reveal(question, state));
        if (kindOf(question).selfRated === true) focus.focusAfter("answer");
        else announceVerdict();
      },
      rate(rating) {
        store.updateQuestion(key, question, (state) => rate(question, state, rating));
        announceVerdict();
      },
      retry() {
        if (store.question(key, question).phase === "open") return;
        store.updateQuestion(key, question, retry);
        announce("Another try.");
        focus.focusAfter("question");
      },
      announce,
    };
  };
}
