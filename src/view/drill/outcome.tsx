import type { OutcomeKind } from "../../core/drill/choices";
import type { Outcome, OutputQuestion, OutcomeVerdict } from "../../core/drill/kinds/output";
import type { LineDecoration } from "../code/decoration";
import { Listing } from "../code/listing";
import type { ViewHost } from "../ports";
import type { AnswerProps, AnswerView } from "./answer-view";
import { CheckGlyph, CrossGlyph, Lead } from "./glyphs";
import { optionsView } from "./options";

/** What a program with this outcome does, as the beginning of a sentence. */
const OUTCOME_PHRASES: Readonly<Record<OutcomeKind, string>> = {
  output: "It prints",
  panic: "It panics",
  deadlock: "It deadlocks",
  "compile-error": "It does not compile",
};

/** The outcomes in the order their buttons stand and their keys count. */
const OUTCOMES: readonly OutcomeKind[] = ["output", "panic", "deadlock", "compile-error"];

/** A prediction: chosen where wrong options stand beside the accepted outcomes, else typed. */
export const outputView: AnswerView<OutputQuestion> = {
  below: (props) => (isChosen(props.question) ? optionsView.below(props) : <OutcomeAnswer {...props} />),
  shortcut(press) {
    if (isChosen(press.question)) return optionsView.shortcut(press);
    const outcome = OUTCOMES[press.number - 1];
    if (outcome === undefined) return null;
    const { response } = press.state;
    const text = response?.kind === "outcome" ? response.text : "";
    const part = `outcome-${press.number}`;
    return { kind: "respond", response: { kind: "outcome", outcome, text }, part };
  },
  missing: (question) =>
    isChosen(question) ? optionsView.missing(question) : "Choose or type what happens first.",
  sentence: (question, verdict) =>
    verdict.kind === "outcome" ? outcomeSentence(question, verdict) : optionsView.sentence(question, verdict),
};

function isChosen(question: OutputQuestion): boolean {
  return question.options.length > 0;
}

function outcomeSentence(question: OutputQuestion, verdict: OutcomeVerdict): string {
  if (verdict.otherOrder) return "The right lines, in another order.";
  const [first] = question.accepted;
  if (first === undefined) return "Not that.";
  if (!verdict.outcomeRight) return `${OUTCOME_PHRASES[first.kind].replace(/^It/, "No: it")}.`;
  if (verdict.firstDifference === null) {
    return first.kind === "output"
      ? "Not those lines."
      : `${OUTCOME_PHRASES[first.kind]}, with another message.`;
  }
  return first.text.includes("\n") ? `Not quite: line ${verdict.firstDifference} differs.` : "Not that.";
}

/** A prediction that is typed: what the program comes to, and what it prints or says. */
function OutcomeAnswer(props: AnswerProps<OutputQuestion>) {
  const { question, state, verdict, host, name, actions } = props;
  const given = state.response?.kind === "outcome" ? state.response : null;
  const outcome = given?.outcome ?? "output";
  const text = given?.text ?? "";
  if (verdict?.kind === "outcome") {
    const gaveUp = state.attempts.at(-1)?.gaveUp === true;
    return (
      <div class="gfr-outcomes">
        {!gaveUp && <Given outcome={outcome} text={text} verdict={verdict} host={host} />}
        {(verdict.result !== "correct" || question.accepted.length > 1) && (
          <Accepted question={question} verdict={verdict} host={host} />
        )}
      </div>
    );
  }
  return (
    <div class="gfr-outcomes">
      <div class="gfr-choices-row" role="radiogroup" aria-label="What the program comes to">
        {OUTCOMES.map((kind, i) => (
          <label key={kind} class="gfr-outcome" data-state={kind === outcome ? "chosen" : undefined}>
            <input
              class="gfr-option-input"
              type="radio"
              name={`${name}-outcome`}
              checked={kind === outcome}
              data-answer
              data-focus={`outcome-${i + 1}`}
              onChange={() => actions.respond({ kind: "outcome", outcome: kind, text })}
            />
            {OUTCOME_PHRASES[kind]}
            <kbd class="gfr-key">{i + 1}</kbd>
          </label>
        ))}
      </div>
      <textarea
        class="gfr-field gfr-field-code"
        rows={Math.min(12, Math.max(3, text.split("\n").length + 1))}
        aria-label={
          outcome === "output"
            ? "What it prints, line by line"
            : "The message, or a part of it; may stay empty"
        }
        placeholder={
          outcome === "output" ? "What it prints, line by line" : "The message, or a part of it (optional)"
        }
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        data-focus="field"
        value={text}
        onInput={(event) => actions.respond({ kind: "outcome", outcome, text: event.currentTarget.value })}
      />
      <p class="gfr-note gfr-outcome-note">
        {question.unordered && "The lines may come in any order. "}
        <span class="gfr-keyboard-only">
          <kbd class="gfr-key">Ctrl</kbd> or <kbd class="gfr-key">⌘</kbd> with <kbd class="gfr-key">↵</kbd>{" "}
          submits from here.
        </span>
      </p>
    </div>
  );
}

interface GivenProps {
  readonly outcome: OutcomeKind;
  readonly text: string;
  readonly verdict: OutcomeVerdict;
  readonly host: ViewHost;
}

/** What the learner predicted, with the first line that departs from what happens. */
function Given({ outcome, text, verdict, host }: GivenProps) {
  const right = verdict.result === "correct";
  const difference = verdict.firstDifference;
  const lines = new Map<number, LineDecoration>();
  if (difference !== null && difference <= text.split("\n").length) lines.set(difference, { state: "wrong" });
  return (
    <section class="gfr-outcome-shown" data-state={right ? "right" : "wrong"}>
      <p class="gfr-outcome-head">
        {right ? <CheckGlyph /> : <CrossGlyph />}
        <span>
          <Lead>Your answer.</Lead> {headOf(outcome, text)}
        </span>
      </p>
      {text !== "" && <Listing code={text} language="output" host={host} label="Your answer" lines={lines} />}
    </section>
  );
}

interface AcceptedProps {
  readonly question: OutputQuestion;
  readonly verdict: OutcomeVerdict;
  readonly host: ViewHost;
}

function Accepted({ question, verdict, host }: AcceptedProps) {
  return (
    <>
      {question.accepted.map((accepted, i) => (
        <section key={i} class="gfr-outcome-shown" data-state="missed">
          <p class="gfr-outcome-head">
            <CheckGlyph />
            <span>
              <Lead>{leadOf(question, i, verdict)}</Lead>
              {headOf(accepted.kind, accepted.text)}
            </span>
          </p>
          {accepted.text !== "" && (
            <Listing code={accepted.text} language="output" host={host} label={labelOf(accepted)} />
          )}
        </section>
      ))}
    </>
  );
}

function leadOf(question: OutputQuestion, index: number, verdict: OutcomeVerdict): string {
  if (verdict.matched === index) return "Right.";
  if (index > 0 || verdict.matched !== null) return "Also right.";
  return question.unordered ? "Right, in any order." : "Right.";
}

function headOf(outcome: OutcomeKind, text: string): string {
  const words = OUTCOME_PHRASES[outcome];
  if (text !== "") return `${words}:`;
  return outcome === "output" ? `${words} nothing.` : `${words}.`;
}

function labelOf(outcome: Outcome): string {
  return outcome.kind === "output" ? "What it prints" : "The message";
}
