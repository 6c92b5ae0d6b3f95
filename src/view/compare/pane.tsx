import { useMemo } from "preact/hooks";
import type { Pane } from "../../core/compare/comparison";
import { CopyButton, CopyMarkdown } from "../code/copy";
import type { Segment } from "../code/decoration";
import { Listing } from "../code/listing";
import type { ViewHost } from "../ports";
import { decorate, withLit } from "./decorate";
import type { Link } from "./links";
import { type Prediction, firstHiddenLine, hide, isHiding } from "./prediction";
import { PrintedLines } from "./print";
import { PredictForm, PredictOutcome } from "./predict";

export interface PaneViewProps {
  readonly pane: Pane;
  readonly index: number;
  readonly links: readonly Link[];
  readonly lit: Link | null;
  readonly segments: readonly Segment[];
  readonly host: ViewHost;
  readonly prediction: Prediction;
  /** Whether there is another pane to predict this one from. */
  readonly predictable: boolean;
  readonly onPrediction: (prediction: Prediction) => void;
  /** Ids of the tab and the panel, where panes are tabs; and whether this one is in front. */
  readonly tab: { readonly id: string; readonly panel: string; readonly front: boolean } | null;
  /** Makes the text of the comparison as a whole, where no header offers it. */
  readonly whole: (() => string) | null;
}

/** One pane: its label and tools, its code, and below it whatever belongs to predicting it. */
export function PaneView(props: PaneViewProps) {
  const { pane, index, links, host, segments, tab } = props;
  const decorations = useMemo(() => decorate(pane, index, links), [pane, index, links]);
  const litLines = props.lit?.lines[index];
  const lines = useMemo(() => withLit(decorations, litLines ?? []), [decorations, litLines]);
  const prediction = props.prediction.pane === index ? props.prediction : null;
  const hiding = prediction !== null && isHiding(prediction, segments);
  const resume = segments[prediction?.revealed ?? 0]?.row ?? 1;
  return (
    <div
      class={`gfr-pane ${tab?.front === false ? "gfr-away" : ""} ${prediction === null ? "" : "gfr-predicted"}`}
      data-index={index}
      role={tab === null ? undefined : "tabpanel"}
      id={tab?.panel}
      aria-labelledby={tab?.id}
    >
      <div class="gfr-pane-head">
        <span class="gfr-pane-label">{pane.label}</span>
        <PaneTools {...props} />
      </div>
      <Listing
        code={pane.text}
        language={pane.language}
        host={host}
        label={pane.label}
        lines={lines}
        textMarks={useMemo(() => pane.textMarks.map((mark) => mark.text), [pane])}
        segments={segments}
        maskedFrom={prediction === null ? undefined : firstHiddenLine(prediction, segments)}
      />
      {prediction !== null && (
        <PrintedLines
          lines={pane.text.split("\n").length}
          seen={firstHiddenLine(prediction, segments) - 1}
          draft={prediction.draft}
          row={resume + 1}
        />
      )}
      {prediction !== null && (
        <div class="gfr-pane-foot" style={{ "--gfr-row": hiding ? resume + 1 : "" }}>
          {hiding ? (
            <PredictForm
              label={pane.label}
              prediction={prediction}
              segments={segments.length}
              onChange={props.onPrediction}
            />
          ) : (
            <PredictOutcome label={pane.label} prediction={prediction} onChange={props.onPrediction} />
          )}
        </div>
      )}
    </div>
  );
}

/** What can be done with a pane: predict it, and copy it once it can be seen. */
export function PaneTools(props: PaneViewProps) {
  const { pane, index, prediction } = props;
  const predicted = prediction.pane === index;
  const hidden = predicted && isHiding(prediction, props.segments);
  return (
    <span class="gfr-pane-tools">
      {props.predictable && !predicted && (
        <button
          type="button"
          class="gfr-button mod-quiet gfr-tool gfr-predict-begin"
          data-pane={index}
          title={`Hide ${pane.label} and predict it`}
          aria-label={`Hide ${pane.label} and predict it`}
          onClick={() => props.onPrediction(hide(index))}
        >
          Predict
        </button>
      )}
      {!hidden && <CopyButton text={pane.text} label={pane.label} host={props.host} />}
      {props.whole !== null && <CopyMarkdown text={props.whole} host={props.host} />}
    </span>
  );
}
