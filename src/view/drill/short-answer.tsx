import type { ShortAnswerQuestion } from "../../core/drill/kinds/short-answer";
import { Markdown } from "../text/markdown";
import type { AnswerProps, AnswerView } from "./answer-view";
import { CheckGlyph, CrossGlyph, Lead } from "./glyphs";

/** An answer typed in a few words. */
export const shortAnswerView: AnswerView<ShortAnswerQuestion> = {
  below: (props) => <ShortAnswer {...props} />,
  shortcut: () => null,
  missing: () => "Type an answer first.",
  sentence: () => "Not that.",
};

/** A few words, typed. Afterwards: what is accepted, and every answer the author foresaw with its feedback. */
function ShortAnswer(props: AnswerProps<ShortAnswerQuestion>) {
  const { state, verdict, actions } = props;
  const text = state.response?.kind === "text" ? state.response.text : "";
  const answered = verdict?.kind === "text" ? verdict : null;
  const result = answered === null ? undefined : answered.result === "correct" ? "right" : "wrong";
  return (
    <div class="gfr-short">
      <div class="gfr-short-given" data-state={result}>
        <input
          class="gfr-field"
          type="text"
          aria-label="Your answer"
          placeholder={answered === null ? "Your answer" : ""}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          readOnly={answered !== null}
          data-focus="field"
          value={text}
          onInput={(event) => actions.respond({ kind: "text", text: event.currentTarget.value })}
        />
        {result !== undefined && (
          <span class="gfr-short-sign">{result === "right" ? <CheckGlyph /> : <CrossGlyph />}</span>
        )}
      </div>
      {answered !== null && <Afterwards {...props} />}
    </div>
  );
}

function Afterwards({ question, verdict, host }: AnswerProps<ShortAnswerQuestion>) {
  const given = verdict?.kind === "text" ? verdict : null;
  const texts = question.accepted.flatMap((answer) => (answer.kind === "text" ? [answer.text] : []));
  const accepted = [
    ...texts,
    ...question.anticipated.filter((answer) => answer.correct).map((answer) => answer.text),
  ];
  return (
    <ul class="gfr-answers">
      {accepted.map((text, i) => (
        <li key={`accepted-${i}`} class="gfr-answer" data-state="missed">
          <CheckGlyph />
          <div>
            <Lead>{i === 0 ? "Accepted." : "Also accepted."}</Lead>
            <Markdown text={text} host={host} />
          </div>
        </li>
      ))}
      {question.anticipated.map((answer, i) => {
        if (answer.correct) return null;
        const yours = given?.anticipated === i;
        return (
          <li key={`anticipated-${i}`} class="gfr-answer" data-state={yours ? "wrong" : "left"}>
            <CrossGlyph />
            <div>
              <Lead>{yours ? "Your answer." : "Often said."}</Lead>
              <Markdown text={answer.text} host={host} />
              {answer.feedback !== null && (
                <Markdown class="gfr-answer-feedback" text={answer.feedback} host={host} />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
