import type { ComponentChildren } from "preact";
import {
  countOutcomes,
  currentStep,
  isOver,
  type StepOutcome,
  type PracticeSession,
} from "../../core/schedule/practice-session";
import { counted } from "../text/words";

export interface PracticeActions {
  readonly undo: () => void;
  readonly skip: () => void;
  readonly suspend: () => void;
  /** Opens the lesson of the question on screen at its drill. */
  readonly openLesson: (event: MouseEvent) => void;
  /** Practises what is due by now. */
  readonly again: () => void;
  readonly close: () => void;
}

export interface PracticeProps {
  readonly session: PracticeSession;
  /** What is practised: "What is due", or a lesson's title. */
  readonly title: string;
  /** The title of the lesson the question on screen stands in. */
  readonly lesson: string;
  /** What comes back when, once the session is over, a sentence each. */
  readonly comesBack: readonly string[];
  /** Questions that are due besides those of the session. */
  readonly left: number;
  readonly actions: PracticeActions;
  /** The question on screen. */
  readonly children: ComponentChildren;
}

/** A sitting of practice: where one is, the question, and what else can be done with it; at the end what came of it. */
export function PracticePage(props: PracticeProps) {
  const { session, title, lesson, actions } = props;
  const over = isOver(session);
  return (
    <div class="gfr-block gfr-page gfr-practice">
      <h1 class="gfr-page-title gfr-practice-title">{title}</h1>
      <Segments session={session} />
      {over ? (
        <Ending {...props} />
      ) : (
        <>
          <div class="gfr-practice-place gfr-note">
            <span>{`${Math.min(session.at + 1, session.steps.length)} of ${session.steps.length}`}</span>
            <button type="button" class="gfr-bare gfr-practice-lesson" onClick={actions.openLesson}>
              {lesson}
            </button>
            {currentStep(session)?.again === true && <span>once more</span>}
          </div>
          {props.children}
          <div class="gfr-practice-controls">
            <UndoButton {...props} />
            <button type="button" class="gfr-button mod-quiet" onClick={actions.skip}>
              Skip
            </button>
            <button type="button" class="gfr-button mod-quiet" onClick={actions.suspend}>
              Don’t ask again
            </button>
          </div>
        </>
      )}
    </div>
  );
}

/** One segment per question: how it went, and which one is on screen. The line below says it in words. */
function Segments({ session }: { readonly session: PracticeSession }) {
  return (
    <div class="gfr-segments" aria-hidden="true">
      {session.steps.map(({ outcome }, index) => (
        <span
          key={index}
          class="gfr-segment"
          data-outcome={outcome ?? undefined}
          data-current={index === session.at ? "" : undefined}
        />
      ))}
    </div>
  );
}

function UndoButton({ session, actions }: Pick<PracticeProps, "session" | "actions">) {
  return (
    <button
      type="button"
      class="gfr-button mod-quiet"
      aria-disabled={session.before === null}
      onClick={() => session.before !== null && actions.undo()}
    >
      Undo
    </button>
  );
}

function Ending(props: PracticeProps) {
  const { session, comesBack, left, actions } = props;
  return (
    <section class="gfr-practice-end" aria-label="How it went" tabIndex={-1}>
      <h2>{endingTitle(session)}</h2>
      <p>{outcomeWords(countOutcomes(session))}</p>
      {comesBack.length > 0 && (
        <ul>
          {comesBack.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div class="gfr-practice-controls">
        {left > 0 && (
          <button type="button" class="gfr-button mod-primary" onClick={actions.again}>
            {`Practise ${left} more`}
          </button>
        )}
        <button
          type="button"
          class={left > 0 ? "gfr-button" : "gfr-button mod-primary"}
          onClick={actions.close}
        >
          Back to Today
        </button>
        <UndoButton {...props} />
      </div>
    </section>
  );
}

function endingTitle(session: PracticeSession): string {
  return session.steps.length === 0 ? "Nothing to practise" : "That is enough for now";
}

/** What the questions of a session came to: `3 right, 1 unsure, 1 missed.` */
export function outcomeWords(counts: Readonly<Record<StepOutcome, number>>): string {
  const words: Readonly<Record<StepOutcome, string>> = {
    right: "right",
    unsure: "right, though unsure",
    missed: "missed at first",
    skipped: "skipped",
    suspended: "not asked again",
  };
  const asked = counts.right + counts.unsure + counts.missed;
  const parts = (Object.keys(words) as StepOutcome[])
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${words[outcome]}`);
  const answered = asked === 0 ? "No question was answered" : `${counted(asked, "question")} answered`;
  return parts.length === 0 ? `${answered}.` : `${answered}: ${parts.join(", ")}.`;
}
