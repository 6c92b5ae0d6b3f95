import type { ComponentChildren } from "preact";
import { asCodeSpan } from "../../core/markdown/code-spans";
import type { ClozeQuestion } from "../../core/drill/kinds/cloze";
import type { Code } from "../../core/block/element";
import { Listing } from "../code/listing";
import { Markdown } from "../text/markdown";
import type { AnswerProps, AnswerView } from "./answer-view";
import { listingLabel } from "./contents";
import { CheckGlyph, CrossGlyph, Lead } from "./glyphs";

/** Narrowest and widest field, in characters. */
const NARROWEST = 6;
const WIDEST = 36;

/** Blanks to be filled in the question's own code. */
export const clozeView: AnswerView<ClozeQuestion> = {
  below: (props) => <ClozeAnswers {...props} />,
  inCode: (props, code) =>
    props.question.blanks.some(({ number }) => code.text.includes(`__${number}__`)) ? (
      <ClozeListing {...props} code={code} />
    ) : null,
  shortcut: ({ number }) => ({ kind: "focus", part: `blank-${number}` }),
  missing: () => "Fill in a blank first.",
  sentence(_, verdict) {
    const blanks = verdict.kind === "blanks" ? verdict.blanks : [];
    const right = blanks.filter(Boolean).length;
    if (right === 0) return "Not that.";
    return `Partly: ${right} of ${blanks.length} blanks ${right === 1 ? "is" : "are"} right.`;
  },
};

/** Code with its blanks to be filled in where they stand. */
function ClozeListing(props: AnswerProps<ClozeQuestion> & { readonly code: Code }) {
  const { code, question, state, verdict, host } = props;
  const given = textsOf(props);
  const right = verdict?.kind === "blanks" ? verdict.blanks : null;
  const fill = (blank: number, text: string) =>
    props.actions.respond({ kind: "blanks", texts: given.map((old, i) => (i === blank ? text : old)) });
  // A blank may stand in several places; they are one, and typing in either fills both.
  const slots = new Map<string, ComponentChildren>(
    question.blanks.map((blank, i) => {
      const text = given[i] ?? "";
      const result = right === null ? undefined : right[i] === true ? "right" : "wrong";
      return [
        `__${blank.number}__`,
        <span class="gfr-blank" data-state={result}>
          <input
            class="gfr-field gfr-blank-field"
            type="text"
            size={Math.min(WIDEST, Math.max(NARROWEST, text.length + 1))}
            aria-label={`Blank ${blank.number}${result === undefined ? "" : result === "right" ? ", right" : ", not right"}`}
            placeholder={String(blank.number)}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            readOnly={state.phase === "answered"}
            data-focus={`blank-${blank.number}`}
            value={text}
            onInput={(event) => fill(i, event.currentTarget.value)}
          />
          {result !== undefined && (
            <span class="gfr-blank-sign">{result === "right" ? <CheckGlyph /> : <CrossGlyph />}</span>
          )}
        </span>,
      ];
    }),
  );
  return (
    <Listing code={code.text} language={code.language} host={host} label={listingLabel(code)} slots={slots} />
  );
}

/** Every blank with what may stand in it, once answered. */
function ClozeAnswers(props: AnswerProps<ClozeQuestion>) {
  const { question, verdict, host } = props;
  if (verdict?.kind !== "blanks") return null;
  const given = textsOf(props);
  return (
    <ul class="gfr-answers">
      {question.blanks.map((blank, i) => {
        const right = verdict.blanks[i] === true;
        const others = blank.accepted.filter((text) => !right || text !== given[i]);
        if (right && others.length === 0) return null;
        return (
          <li key={blank.number} class="gfr-answer" data-state={right ? "right" : "missed"}>
            <CheckGlyph />
            <div>
              <Lead>{`Blank ${blank.number}${right ? ", also right:" : ":"}`}</Lead>
              <Markdown text={others.map(asCodeSpan).join(" or ")} host={host} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function textsOf({ question, state }: AnswerProps<ClozeQuestion>): readonly string[] {
  const texts = state.response?.kind === "blanks" ? state.response.texts : [];
  return question.blanks.map((_, i) => texts[i] ?? "");
}
