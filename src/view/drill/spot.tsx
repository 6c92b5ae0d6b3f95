import { useMemo } from "preact/hooks";
import type { SpotQuestion, PickedLine } from "../../core/drill/kinds/spot";
import type { Code } from "../../core/block/element";
import type { LineDecoration, LineState } from "../code/decoration";
import { Listing } from "../code/listing";
import { Markdown } from "../text/markdown";
import { type AnswerProps, type AnswerView, pickedSentence } from "./answer-view";
import { listingLabel } from "./contents";
import { Lead } from "./glyphs";

/** A line to be found in the question's own code. */
export const spotView: AnswerView<SpotQuestion> = {
  below: () => null,
  inCode: (props, code, index) =>
    index === props.question.listing ? <SpotListing {...props} code={code} /> : null,
  shortcut({ question, state, number }) {
    const count = question.prompt[question.listing]?.text.split("\n").length ?? 0;
    if (number > count) return null;
    const chosen = state.response?.kind === "lines" ? state.response.lines : NONE;
    const lines = linesWith(chosen, number, question.want === "all");
    return { kind: "respond", response: { kind: "lines", lines }, part: `line-${number}` };
  },
  missing: () => "Choose a line first.",
  sentence: (_, verdict) =>
    verdict.kind === "lines" && verdict.result === "partly"
      ? pickedSentence(verdict.lines, "lines ")
      : "Not that line.",
};

/** The listing whose lines are the answer; feedback stands under the lines it is about. */
function SpotListing(props: AnswerProps<SpotQuestion> & { readonly code: Code }) {
  const { code, question, state, verdict, host } = props;
  const answered = verdict?.kind === "lines" ? verdict.lines : null;
  const chosen = state.response?.kind === "lines" ? state.response.lines : NONE;
  const lines = useMemo(() => {
    if (answered === null) return new Map(chosen.map((line) => [line, CHOSEN]));
    return new Map(answered.map((line) => [line.line, decorationOf(line, host)]));
    // The verdict is computed anew on each draw, but follows from these.
  }, [state, question, host]);
  const pick = (line: number) =>
    props.actions.respond({ kind: "lines", lines: linesWith(chosen, line, question.want === "all") });
  return (
    <Listing
      code={code.text}
      language={code.language}
      host={host}
      label={verdict === null ? `${listingLabel(code)}: choose a line` : listingLabel(code)}
      lines={lines}
      onLine={verdict === null ? pick : undefined}
      activeLine={chosen[0]}
    />
  );
}

const NONE: readonly number[] = [];
const CHOSEN: LineDecoration = { state: "chosen" };

/** The chosen lines after one more was picked: toggled where all are wanted, alone where one is enough. */
function linesWith(chosen: readonly number[], line: number, several: boolean): readonly number[] {
  if (!several) return [line];
  return chosen.includes(line) ? chosen.filter((other) => other !== line) : [...chosen, line];
}

function decorationOf(line: PickedLine, host: AnswerProps<SpotQuestion>["host"]): LineDecoration {
  const words = leadOf(line);
  const annotation = (
    <div class="gfr-line-feedback" data-yours={line.chosen ? "" : undefined}>
      {words !== "" && <Lead>{words}</Lead>}
      {line.feedback !== null && line.feedback !== "" && <Markdown text={line.feedback} host={host} />}
    </div>
  );
  return { state: stateOf(line), annotation };
}

function stateOf(line: PickedLine): LineState {
  if (line.correct) return line.chosen ? "right" : "missed";
  return line.chosen && line.feedback === null ? "wrong" : "tempting";
}

function leadOf(line: PickedLine): string {
  if (line.correct) return line.chosen ? "Your pick, and right." : "This one.";
  if (!line.chosen) return "";
  return line.feedback === null ? "Your pick. Nothing is wrong on this line." : "Your pick.";
}
