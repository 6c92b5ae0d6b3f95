import { useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { kindOf, type Drill, type Question } from "../../core/drill/drill";
import { type QuestionState, begin, goTo, restart, retry, reveal } from "../../core/drill/session";
import { statusOf } from "../../core/drill/summary";
import type { Diagnostic } from "../../core/text/diagnostic";
import { elementOf, lineOf } from "../dom-events";
import type { AnswersInPrint, PastStanding, ReviewPort, ViewHost } from "../ports";
import { type SessionStore, keysOf, useStored } from "./session-store";
import { actionsOf } from "./card-actions";
import { AuthorDiagnostics, Diagnostics, sortDiagnostics } from "../text/diagnostics";
import { useCardFocus } from "./focus";
import { Header, hasHeader } from "./header";
import { firstOpen, History, isUntouched, mergedStatus } from "./history";
import { commandFor } from "./keys";
import { answerViewOf } from "./answers";
import { QuestionView } from "./question";
import { Summary } from "./summary";

export interface DrillCardProps {
  readonly drill: Drill;
  readonly diagnostics: readonly Diagnostic[];
  readonly host: ViewHost;
  readonly store: SessionStore;
  /** Unique on the page; for names and ids. */
  readonly name: string;
  /** In print every question is shown, one below the other. */
  readonly printing: boolean;
  /** What was answered before; without it nothing is known and nothing kept. */
  readonly reviews?: ReviewPort;
  /** Goes on from the last question; without it a drill ends in its summary. */
  readonly onNext?: () => void;
}

/** A drill: one question after another in one frame, then how it went. */
export function DrillCard(props: DrillCardProps) {
  const { drill, host, store, name } = props;
  const root = useRef<HTMLDivElement>(null);
  const [announced, announce] = useState("");
  const keys = useMemo(() => keysOf(drill), [drill]);
  useStored(store, [keys.drill, ...keys.questions]);
  const focus = useCardFocus(root, store, keys.drill);
  const diagnostics = useMemo(
    () => sortDiagnostics(props.diagnostics, drill.questions),
    [props.diagnostics, drill],
  );

  const { questions } = drill;
  const states = questions.map((question, i) => store.question(keys.questions[i] ?? "", question));
  const { reviews } = props;
  const pasts = usePasts(drill, reviews);
  const statuses = states.map(statusOf);
  const start = useStart(states, pasts);
  const current = Math.min(store.drill(keys.drill)?.current ?? start, questions.length);
  const question = questions[current];
  const key = keys.questions[current] ?? "";
  const state = states[current];
  const onAnswered = (asked: Question, key: string) =>
    reviews?.answered(asked, drill, store.question(key, asked));
  const actionsFor = actionsOf({ store, announce, focus, onAnswered });

  const show = (index: number) => {
    announce("");
    store.updateDrill(keys.drill, goTo(index, questions.length));
    focus.focusAfter("question");
    // The way on stands at the card's end; what comes next begins at its top.
    if ((root.current?.getBoundingClientRect().top ?? 0) < 0)
      root.current?.scrollIntoView({ block: "start" });
  };
  const again = (change: (index: number, state: QuestionState) => QuestionState) => {
    questions.forEach((each, i) => {
      store.updateQuestion(keys.questions[i] ?? "", each, (before) => change(i, before));
    });
  };
  const missed = statuses.findIndex((status) => status === "sure-miss" || status === "missed");
  const retryMisses = () => {
    again((i, before) => {
      const status = statuses[i];
      return status === "sure-miss" || status === "missed" ? retry(before) : before;
    });
    show(missed);
  };
  const startOver = () => {
    again((i, before) => {
      const asked = questions[i];
      return asked === undefined ? before : restart(asked, before);
    });
    show(0);
  };

  const { onNext } = props;
  const isLast = current >= questions.length - 1;
  const nextWord = onNext !== undefined && isLast ? "Next" : wayOn(questions.length, isLast);
  const goOn = (index: number) => (onNext !== undefined && isLast ? onNext() : show(index + 1));
  const actions = question === undefined || state === undefined ? null : actionsFor(key, question);

  const onEnter = (event: KeyboardEvent, shift: boolean) => {
    if (question === undefined || state === undefined || actions === null) return;
    const target = elementOf(event.target);
    const lineButton = target?.closest<HTMLElement>("button.gfr-line-row") ?? null;
    const line = lineOf(lineButton);
    if (state.phase === "answered") {
      if (nextWord !== null) goOn(current);
    } else if (kindOf(question).selfRated === true) {
      if (!state.revealed) actions.reveal();
    } else if (line !== null && !(state.response?.kind === "lines" && state.response.lines.includes(line))) {
      // On a line that is not chosen yet Enter chooses; once more, it submits.
      lineButton?.click();
    } else if (state.response === null && target?.matches(".gfr-option .gfr-option-input") === true) {
      (target as HTMLElement).click();
    } else {
      actions.submit(shift ? "unsure" : "sure");
    }
  };
  const onNumber = (number: number) => {
    if (question === undefined || state === undefined || actions === null) return;
    if (state.phase === "answered") return;
    const seed = seedOf(key, state);
    const press = { question, state, number, seed, shuffle: host.preferences.shuffle };
    const shortcut = answerViewOf(question).shortcut(press);
    if (shortcut?.kind === "respond") actions.respond(shortcut.response);
    else if (shortcut?.kind === "rate") actions.rate(shortcut.rating);
    if (shortcut !== null && shortcut.kind !== "rate") focus.focusNow(shortcut.part);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const command = commandFor(event);
    if (command === null) return;
    switch (command.kind) {
      case "enter":
        onEnter(event, command.shift);
        break;
      case "shortcut":
        onNumber(command.number);
        break;
      case "hint":
        actions?.showHint();
        break;
      case "retry":
        if (question === undefined) (missed < 0 ? startOver : retryMisses)();
        else actions?.retry();
        break;
      case "previous":
        if (current > 0) show(current - 1);
        break;
      case "next":
        if (questions.length > 1 && current < questions.length) show(current + 1);
        break;
      case "descend":
        focus.focusNow("field", "option-1", "line-1", "blank-1", "row-1", "reveal", "rating-1");
        break;
      case "leave":
        focus.focusNow("question");
        break;
      case "swallow":
        break;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const shown = props.printing ? questions.map((_, i) => i) : question === undefined ? [] : [current];
  const titled = hasHeader(questions);
  return (
    <div
      ref={root}
      class="gfr-block gfr-drill"
      role="group"
      aria-label="Drill"
      data-question={keys.questions[current] ?? keys.questions.at(-1)}
      onKeyDown={onKeyDown}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      {questions.length > 0 && !props.printing && (
        <Header
          questions={questions}
          statuses={statuses.map((status, i) => mergedStatus(status, pasts[i] ?? null))}
          current={current}
          host={host}
          titleId={`${name}-title`}
          onGo={(index) => {
            if (index >= 0 && index <= questions.length) show(index);
          }}
        />
      )}
      {diagnostics.block.length > 0 && <Diagnostics diagnostics={diagnostics.block} />}
      {questions.length === 0 && <EmptyDrill hasErrors={diagnostics.block.length > 0} />}
      {shown.map((index) => {
        const each = questions[index];
        const kept = states[index];
        if (each === undefined || kept === undefined) return null;
        const its = props.printing ? printedState(each, kept, host.preferences.answersInPrint) : kept;
        const itsKey = keys.questions[index] ?? "";
        return (
          <QuestionView
            key={itsKey}
            drill={drill}
            question={each}
            state={its}
            diagnostics={diagnostics.parts[index] ?? []}
            name={`${name}-${index}`}
            seed={seedOf(itsKey, its)}
            host={host}
            actions={actionsFor(itsKey, each)}
            next={nextWord}
            onNext={() => goOn(index)}
            history={
              !props.printing &&
              reviews !== undefined && (
                <History state={kept} past={pasts[index] ?? null} today={reviews.today} />
              )
            }
            titleId={titled && !props.printing ? `${name}-title` : undefined}
            titled={props.printing}
          />
        );
      })}
      {questions.length > 0 && question === undefined && !props.printing && (
        <Summary
          questions={questions}
          statuses={statuses}
          host={host}
          onShow={show}
          onMisses={retryMisses}
          onStartOver={startOver}
        />
      )}
      {diagnostics.forAuthor.length > 0 && <AuthorDiagnostics diagnostics={diagnostics.forAuthor} />}
      <div class="gfr-live-region" role="status" aria-live="polite">
        {announced}
      </div>
    </div>
  );
}

function wayOn(count: number, isLast: boolean): "Next" | "Finish" | null {
  if (count < 2) return null;
  return isLast ? "Finish" : "Next";
}

/** What was answered before, by question; drawn again when that changes. */
function usePasts(drill: Drill, reviews: ReviewPort | undefined): readonly (PastStanding | null)[] {
  const [, redraw] = useReducer((count: number, by: number) => count + by, 0);
  useLayoutEffect(() => reviews?.subscribe(() => redraw(1)), [reviews]);
  return drill.questions.map((question) => reviews?.standingOf(question, drill) ?? null);
}

/** Where a drill begins in which the reader went nowhere yet. It stays there once something was done. */
function useStart(states: readonly QuestionState[], pasts: readonly (PastStanding | null)[]): number {
  const start = useRef<number | null>(null);
  const touched = states.findIndex((state) => !isUntouched(state));
  if (touched === -1) start.current = firstOpen(pasts);
  start.current ??= touched;
  return start.current;
}

/** What an attempt's order is shuffled with: the question, wherever it stands, and which attempt it is. */
function seedOf(key: string, state: QuestionState): string {
  return `${key} ${state.attempt}`;
}

/**
 * The state in which a question is printed: the one on screen; or an untouched one, with its options in their current
 * order; or, where it is not answered, one with its answer. A recall's answer is shown and not rated.
 */
export function printedState(
  question: Question,
  state: QuestionState,
  answers: AnswersInPrint,
): QuestionState {
  switch (answers) {
    case "as-they-stand":
      return state;
    case "hidden":
      return { ...begin(question), attempt: state.attempt };
    case "shown":
      return reveal(question, state);
  }
}

/** The least that makes a drill, to be copied into the block. */
const SAMPLE = `### Does it wait?

When does \`save\` run, after \`go process()\`?

- [ ] After \`process\` returns
  > Nothing waits for it.
- [x] Possibly before it has finished
  > \`go\` returns at once.`;

/** A block without a question: what to write, unless the errors above say it already. */
function EmptyDrill({ hasErrors }: { readonly hasErrors: boolean }) {
  return (
    <div class="gfr-empty">
      <p>{hasErrors ? "No question could be read." : "This drill has no question yet."}</p>
      <p class="gfr-note">A heading names a question, a list holds its answers. For example:</p>
      <pre class="gfr-sample">{SAMPLE}</pre>
    </div>
  );
}
