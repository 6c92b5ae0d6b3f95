import type { ComponentChildren } from "preact";
import type { Drill, Question, Verdict } from "../../core/drill/drill";
import { type QuestionState, verdictOf } from "../../core/drill/session";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import type { Actions } from "./answer-view";
import { answerViewOf, verdictSentence } from "./answers";
import { Contents } from "./contents";
import { AnsweredControls, OpenControls } from "./controls";
import { Diagnostics } from "../text/diagnostics";
import { Lead } from "./glyphs";

export interface QuestionProps {
  readonly drill: Drill;
  readonly question: Question;
  readonly state: QuestionState;
  /** What is wrong with this question as written. */
  readonly diagnostics: readonly Diagnostic[];
  /** Unique on the page. */
  readonly name: string;
  /** Seed of this attempt's order. */
  readonly seed: string;
  readonly host: ViewHost;
  readonly actions: Actions;
  /** What comes after this question, in a word; null where nothing does. */
  readonly next: string | null;
  readonly onNext: () => void;
  /** What is known of the question from before, or when it comes back; drawn where its time is. */
  readonly history?: ComponentChildren;
  /** The id of what names the question, when the card's head does. */
  readonly titleId: string | undefined;
  /** Whether the question shows its own title: where several stand one below the other. */
  readonly titled: boolean;
}

/** One question: what is asked, the answer, and, once answered, the verdict and the explanation. */
export function QuestionView(props: QuestionProps) {
  const { drill, question, state, host, actions, name } = props;
  const verdict = verdictOf(question, state);
  const answer = { question, state, verdict, name, seed: props.seed, host, actions };
  const view = answerViewOf(question);
  return (
    <div
      class="gfr-question"
      role="group"
      aria-labelledby={props.titleId ?? `${name}-ask`}
      tabIndex={-1}
      data-focus="question"
      data-kind={question.kind}
      data-phase={state.phase}
    >
      {props.diagnostics.length > 0 && <Diagnostics diagnostics={props.diagnostics} />}
      {props.titled && question.title !== "" && (
        <Markdown class="gfr-prose gfr-question-title" text={question.title} host={host} />
      )}
      {verdict === null && props.history}
      <div class="gfr-ask" id={`${name}-ask`}>
        {drill.stem.length > 0 && <Contents contents={drill.stem} host={host} />}
        <Contents
          contents={question.prompt}
          host={host}
          draw={(code, index) => view.inCode?.(answer, code, index) ?? null}
        />
        {question.attributes.ref !== null && (
          <Markdown class="gfr-prose gfr-note" text={`See [[${question.attributes.ref}]].`} host={host} />
        )}
      </div>
      <div class="gfr-answer-area">{view.below(answer)}</div>
      <Hints hints={question.hints} shown={state.hintsShown} host={host} />
      {verdict === null ? (
        <OpenControls question={question} state={state} actions={actions} />
      ) : (
        <>
          <Explanation question={question} state={state} verdict={verdict} host={host} />
          {props.history}
          <AnsweredControls
            result={verdict.result}
            onRetry={() => actions.retry()}
            next={props.next}
            onNext={props.onNext}
          />
        </>
      )}
    </div>
  );
}

interface ExplanationProps {
  readonly question: Question;
  readonly state: QuestionState;
  readonly verdict: Verdict;
  readonly host: ViewHost;
}

function Explanation({ question, state, verdict, host }: ExplanationProps) {
  return (
    <div class="gfr-verdict" data-result={verdict.result}>
      <strong class="gfr-verdict-sentence">{verdictSentence(question, state, verdict)}</strong>{" "}
      {question.explanation !== null && (
        <Markdown class="gfr-explanation" text={question.explanation} host={host} />
      )}
      {question.attributes.source !== null && (
        <Markdown class="gfr-source gfr-note" text={`Source: ${question.attributes.source}`} host={host} />
      )}
    </div>
  );
}

export interface HintsProps {
  readonly hints: readonly string[];
  /** How many of them are shown. */
  readonly shown: number;
  readonly host: ViewHost;
}

/**
 * The hints asked for so far. The list is there before the first hint, so that screen readers announce each new one.
 */
export function Hints({ hints, shown, host }: HintsProps) {
  return (
    <ol class="gfr-hints" aria-live="polite" aria-label="Hints">
      {hints.slice(0, shown).map((hint, i) => (
        <li key={i} class="gfr-hint">
          <Lead>{hints.length === 1 ? "Hint" : `Hint ${i + 1} of ${hints.length}`}</Lead>
          <Markdown text={hint} host={host} />
        </li>
      ))}
    </ol>
  );
}
