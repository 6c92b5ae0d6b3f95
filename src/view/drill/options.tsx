import type { Choice, Picked } from "../../core/drill/choices";
import { choicesOf } from "../../core/drill/drill";
import type { ChoiceQuestion, ChoicesQuestion } from "../../core/drill/kinds/choice";
import type { OutputQuestion } from "../../core/drill/kinds/output";
import { optionOrder } from "../../core/drill/shuffle";
import { Markdown } from "../text/markdown";
import { useProgressiveCount } from "../rendering";
import { type AnswerProps, type AnswerView, pickedSentence } from "./answer-view";
import { PlainListing } from "./contents";
import { CheckGlyph, CrossGlyph, Lead } from "./glyphs";

type Asked = ChoiceQuestion | ChoicesQuestion | OutputQuestion;

/** How one option stands once answered. */
type OptionState = "right" | "wrong" | "missed" | "left";

/** Options drawn in the first step, and in each later one; their feedback likewise. */
const OPTIONS_PER_STEP = 40;

/** Options to choose from, of which one or several are right. */
export const optionsView: AnswerView<Asked> = {
  below: (props) => <OptionsAnswer {...props} />,
  shortcut({ question, state, number, seed, shuffle }) {
    const index = optionOrder(question, seed, shuffle)[number - 1];
    if (index === undefined) return null;
    const before = state.response?.kind === "options" ? state.response.chosen : [];
    const chosen = chosenWith(before, index, question.kind === "choices");
    return { kind: "respond", response: { kind: "options", chosen }, part: `option-${number}` };
  },
  missing: () => "Choose an option first.",
  sentence: (_, verdict) =>
    verdict.kind === "options" && verdict.result === "partly"
      ? pickedSentence(verdict.options, "")
      : "Not that one.",
};

/** The options to choose from, each with its feedback under it once answered. */
function OptionsAnswer(props: AnswerProps<Asked>) {
  const { question, state, verdict, host } = props;
  const choices = choicesOf(question);
  const several = question.kind === "choices";
  const chosen = state.response?.kind === "options" ? state.response.chosen : [];
  const picks = verdict?.kind === "options" ? verdict.options : null;
  const drawn = useProgressiveCount(choices.length, OPTIONS_PER_STEP);
  const withFeedback = useProgressiveCount(picks === null ? 0 : choices.length, OPTIONS_PER_STEP);
  const order = optionOrder(question, props.seed, host.preferences.shuffle);
  return (
    <div
      class="gfr-options"
      role={several ? "group" : "radiogroup"}
      aria-label={several ? "Options, several may be right" : "Options"}
    >
      {order.slice(0, drawn).map((index, place) => {
        const choice = choices[index];
        if (choice === undefined) return null;
        return (
          <OptionRow
            key={index}
            choice={choice}
            place={place + 1}
            type={several ? "checkbox" : "radio"}
            chosen={chosen.includes(index)}
            state={picks === null ? null : stateOf(picks[index])}
            showsFeedback={place < withFeedback}
            props={props}
            onChange={() =>
              props.actions.respond({ kind: "options", chosen: chosenWith(chosen, index, several) })
            }
          />
        );
      })}
    </div>
  );
}

/** The chosen options after one more was picked: toggled among several, alone otherwise. */
function chosenWith(chosen: readonly number[], index: number, several: boolean): readonly number[] {
  if (!several) return [index];
  return chosen.includes(index) ? chosen.filter((other) => other !== index) : [...chosen, index];
}

interface OptionRowProps {
  readonly choice: Choice;
  /** Where it stands, from 1; also the key that picks it. */
  readonly place: number;
  readonly type: "radio" | "checkbox";
  readonly chosen: boolean;
  readonly state: OptionState | null;
  /** Whether its feedback is drawn by now. */
  readonly showsFeedback: boolean;
  readonly props: AnswerProps<Asked>;
  readonly onChange: () => void;
}

function OptionRow({ choice, place, type, chosen, state, showsFeedback, props, onChange }: OptionRowProps) {
  const { host, name } = props;
  const id = `${name}-option-${place}`;
  return (
    <div class="gfr-option" data-state={state ?? (chosen ? "chosen" : undefined)}>
      <label class="gfr-option-label">
        <input
          class="gfr-option-input"
          type={type}
          name={`${name}-options`}
          checked={chosen}
          disabled={state !== null}
          data-answer
          data-focus={`option-${place}`}
          aria-describedby={state === null ? undefined : id}
          onChange={onChange}
          onKeyDown={walkOptions}
        />
        <span class="gfr-option-sign" data-type={type} aria-hidden="true">
          {state === null || state === "left" ? place : state === "wrong" ? <CrossGlyph /> : <CheckGlyph />}
        </span>
        <span class="gfr-option-body">
          {choice.text !== "" && <Markdown text={choice.text} host={host} />}
          {choice.code.map((code, i) => (
            <span key={i} class="gfr-code">
              <PlainListing code={code} host={host} />
            </span>
          ))}
        </span>
      </label>
      {state !== null && (
        <div class="gfr-feedback" id={id}>
          {state === "left" ? (
            <span class="gfr-visually-hidden">{STATE_LABELS.left}</span>
          ) : (
            <Lead>{STATE_LABELS[state]}</Lead>
          )}
          {showsFeedback && choice.feedback !== null && <Markdown text={choice.feedback} host={host} />}
        </div>
      )}
    </div>
  );
}

const STATE_LABELS: Readonly<Record<OptionState, string>> = {
  right: "Your pick, and right.",
  wrong: "Your pick, not right.",
  missed: "Right.",
  left: "Not right.",
};

function stateOf(pick: Picked | undefined): OptionState {
  if (pick?.chosen === true) return pick.correct ? "right" : "wrong";
  return pick?.correct === true ? "missed" : "left";
}

/** Arrows walk checkboxes as they walk radio buttons, only without choosing. */
function walkOptions(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
  if (event.currentTarget.type !== "checkbox" || event.altKey || event.ctrlKey || event.metaKey) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const group = event.currentTarget.closest(".gfr-options");
  const inputs = [...(group?.querySelectorAll<HTMLElement>(".gfr-option-input") ?? [])];
  const here = inputs.indexOf(event.currentTarget);
  inputs[(here + step + inputs.length) % inputs.length]?.focus();
  event.preventDefault();
}
