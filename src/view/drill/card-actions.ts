import type { Question } from "../../core/drill/drill";
import { rate, respond, retry, reveal, showHint, submit, verdictOf } from "../../core/drill/session";
import type { SessionStore } from "../store/session-store";
import type { Actions } from "./actions";
import type { CardFocus } from "./focus";
import { missingWords, submission } from "./picks";
import { verdictSentence } from "./words";

export interface CardTools {
  readonly store: SessionStore;
  readonly say: (text: string) => void;
  readonly focus: CardFocus;
}

/** The actions of any question of a card: each changes the store, says what came of it, and leads the focus on. */
export function actionsOf({ store, say, focus }: CardTools): (key: string, question: Question) => Actions {
  return (key, question) => {
    const sayVerdict = () => {
      const state = store.question(key, question);
      const verdict = verdictOf(question, state);
      if (verdict !== null) say(verdictSentence(question, state, verdict));
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
          say(missingWords(question));
          return;
        }
        store.updateQuestion(key, question, (before) =>
          submit(question, respond(before, response), confidence),
        );
        sayVerdict();
      },
      showHint() {
        store.updateQuestion(key, question, (state) => showHint(question, state));
      },
      reveal() {
        store.updateQuestion(key, question, (state) => reveal(question, state));
        if (question.kind === "recall") focus.focusAfter("answer");
        else sayVerdict();
      },
      rate(rating) {
        store.updateQuestion(key, question, (state) => rate(question, state, rating));
        sayVerdict();
      },
      retry() {
        if (store.question(key, question).phase === "open") return;
        store.updateQuestion(key, question, retry);
        say("Another try.");
        focus.focusAfter("question");
      },
      say,
    };
  };
}
