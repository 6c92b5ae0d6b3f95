import type { RecallQuestion, Rating } from "../../core/drill/kinds/recall";
import type { Result } from "../../core/drill/question";
import { Markdown } from "../text/markdown";
import type { AnswerProps, AnswerView } from "./answer-view";
import { Lead } from "./glyphs";

/** The ratings in the order their buttons stand and their keys count. */
const RATINGS: readonly Rating[] = ["missed", "partly", "knew"];

const RATING_LABELS: Readonly<Record<Rating, string>> = {
  missed: "Missed it",
  partly: "Partly",
  knew: "Knew it",
};

const RATED: Readonly<Record<Result, string>> = {
  correct: "You knew it.",
  partly: "Partly there.",
  wrong: "Not this time.",
};

/** An answer to be recalled, then compared and rated. */
export const recallView: AnswerView<RecallQuestion> = {
  below: (props) => <RecallAnswer {...props} />,
  shortcut({ state, number }) {
    const rating = state.revealed ? RATINGS[number - 1] : undefined;
    return rating === undefined ? null : { kind: "rate", rating };
  },
  missing: () => "Look at the answer first.",
  sentence: (_, { result }) => RATED[result],
};

/** The answer, shown on request, then rated by the reader. */
function RecallAnswer({ question, state, host, actions }: AnswerProps<RecallQuestion>) {
  if (!state.revealed) {
    return (
      <div class="gfr-recall">
        <p class="gfr-note">Answer aloud or on paper, then compare.</p>
        <div class="gfr-controls">
          <button
            type="button"
            class="gfr-button mod-primary"
            data-focus="reveal"
            onClick={() => actions.reveal()}
          >
            Show the answer <kbd class="gfr-key">↵</kbd>
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="gfr-recall">
      <div class="gfr-recall-answer" tabIndex={-1} data-focus="answer">
        <Lead>The answer</Lead>
        <Markdown text={question.answer} host={host} />
      </div>
      {state.phase === "open" && (
        <div class="gfr-controls" role="group" aria-label="How did you do?">
          {RATINGS.map((rating, i) => (
            <button
              key={rating}
              type="button"
              class="gfr-button"
              data-focus={`rating-${i + 1}`}
              onClick={() => actions.rate(rating)}
            >
              {RATING_LABELS[rating]} <kbd class="gfr-key">{i + 1}</kbd>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
