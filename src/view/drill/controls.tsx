import { isSubmittable, kindOf, type Question } from "../../core/drill/drill";
import type { Result } from "../../core/drill/question";
import type { QuestionState } from "../../core/drill/session";
import type { Actions } from "./answer-view";
import { answerViewOf } from "./answers";

export interface ControlsProps {
  readonly question: Question;
  readonly state: QuestionState;
  readonly actions: Actions;
}

/** Before the answer: submit it, sure or unsure; ask for a hint, or for the answer. */
export function OpenControls({ question, state, actions }: ControlsProps) {
  if (kindOf(question).selfRated === true) {
    return question.hints.length > 0 && !state.revealed ? (
      <div class="gfr-controls">
        <HintButton question={question} state={state} actions={actions} />
      </div>
    ) : null;
  }
  // Tab reaches them, and a press announces what is missing, so they are never `disabled`.
  const waiting =
    answerViewOf(question).startingResponse === undefined && !isSubmittable(question, state.response);
  return (
    <div class="gfr-controls">
      <button
        type="button"
        class="gfr-button mod-primary"
        aria-disabled={waiting}
        data-focus="sure"
        onClick={() => actions.submit("sure")}
      >
        Sure <kbd class="gfr-key">↵</kbd>
      </button>
      <button
        type="button"
        class="gfr-button"
        aria-disabled={waiting}
        data-focus="unsure"
        onClick={() => actions.submit("unsure")}
      >
        Unsure <kbd class="gfr-key">⇧↵</kbd>
      </button>
      <HintButton question={question} state={state} actions={actions} />
      <button
        type="button"
        class="gfr-button mod-quiet gfr-controls-end"
        data-focus="give-up"
        onClick={() => actions.reveal()}
      >
        Show answer
      </button>
    </div>
  );
}

function HintButton({ question, state, actions }: ControlsProps) {
  const left = question.hints.length - state.hintsShown;
  if (question.hints.length === 0) return null;
  return (
    <button
      type="button"
      class="gfr-button"
      aria-disabled={left === 0}
      data-focus="hint"
      onClick={() => actions.showHint()}
    >
      {left === 0 ? "No more hints" : state.hintsShown === 0 ? "Hint" : "Next hint"}
      {left > 0 && <kbd class="gfr-key">H</kbd>}
    </button>
  );
}

export interface AnsweredControlsProps {
  readonly result: Result;
  readonly onRetry: () => void;
  /** What comes next, in a word; null where nothing does. */
  readonly next: string | null;
  readonly onNext: () => void;
}

/** After the answer: once more, or on. The likelier of the two is the primary one. */
export function AnsweredControls({ result, onRetry, next, onNext }: AnsweredControlsProps) {
  const onward = result === "correct" && next !== null;
  const retry = (
    <button
      key="retry"
      type="button"
      class={`gfr-button ${result === "correct" ? "" : "mod-primary"}`}
      data-focus="retry"
      onClick={onRetry}
    >
      Try again <kbd class="gfr-key">R</kbd>
    </button>
  );
  const forward = next !== null && (
    <button
      key="next"
      type="button"
      class={`gfr-button ${onward ? "mod-primary" : ""}`}
      data-focus="next"
      onClick={onNext}
    >
      {next} <kbd class="gfr-key">↵</kbd>
    </button>
  );
  return <div class="gfr-controls">{onward ? [forward, retry] : [retry, forward]}</div>;
}
