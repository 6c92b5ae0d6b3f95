import { NO_PREDICTION, type Prediction } from "./prediction";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface PredictProps {
  readonly label: string;
  readonly prediction: Prediction;
  /** How many segments the hidden pane has. */
  readonly segments: number;
  readonly onChange: (prediction: Prediction) => void;
}

/** Stands where hidden code will: room to write a guess, and the ways to look. */
export function PredictForm({ label, prediction, segments, onChange }: PredictProps) {
  const left = segments - prediction.revealed;
  const reveal = (count: number) => onChange({ ...prediction, revealed: prediction.revealed + count });
  return (
    <div class="gfr-predict">
      <p class="gfr-predict-ask">
        {prediction.revealed === 0 ? `How would ${label} say it?` : "And how does it go on?"}
      </p>
      <textarea
        class="gfr-predict-draft"
        aria-label={`Your guess for ${label}`}
        placeholder="Type it, or just think it"
        rows={3}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={prediction.draft}
        onInput={(event) => onChange({ ...prediction, draft: event.currentTarget.value })}
      />
      <div class="gfr-predict-actions">
        {left > 1 && (
          <button type="button" class="gfr-button mod-primary" onClick={() => reveal(1)}>
            Reveal next
          </button>
        )}
        <button
          type="button"
          class={left > 1 ? "gfr-button" : "gfr-button mod-primary"}
          onClick={() => reveal(left)}
        >
          {left > 1 ? "Reveal all" : "Reveal"}
        </button>
        <button type="button" class="gfr-button mod-quiet" onClick={() => onChange(NO_PREDICTION)}>
          Don’t predict
        </button>
      </div>
    </div>
  );
}

/** Stands under code that was predicted: the guess, and the reader's own verdict. */
export function PredictOutcome({ label, prediction, onChange }: Omit<PredictProps, "segments">) {
  const { outcome, draft } = prediction;
  return (
    <div class="gfr-predict mod-done">
      {draft.trim() !== "" && (
        <>
          <p class="gfr-predict-ask">You wrote</p>
          <pre class="gfr-predict-written">{draft}</pre>
        </>
      )}
      <div class="gfr-predict-actions" role="group" aria-label={`Your prediction of ${label}`}>
        {(["knew", "missed"] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            class="gfr-button"
            aria-pressed={outcome === choice}
            onClick={() => onChange({ ...prediction, outcome: choice })}
          >
            <span aria-hidden="true">{choice === "knew" ? "✓" : "→"}</span>
            {choice === "knew" ? "Knew it" : "Missed it"}
          </button>
        ))}
        <button
          type="button"
          class="gfr-button mod-quiet"
          onClick={() => onChange({ ...prediction, revealed: 0, outcome: null })}
        >
          Hide again
        </button>
      </div>
    </div>
  );
}

/**
 * Keeps the focus with the reader while they predict: the control they pressed goes away, so the next one to
 * press takes over. Changes that come from elsewhere (another pane with the same note) leave the focus alone.
 */
export function usePredictionFocus(
  root: RefObject<HTMLElement | null>,
  prediction: Prediction,
  change: (prediction: Prediction) => void,
): (prediction: Prediction) => void {
  /** The pane whose prediction the reader has just moved on; null when they have not. */
  const own = useRef<number | null>(null);
  const { pane, revealed } = prediction;
  useEffect(() => {
    if (own.current === null) return;
    const begin = `.gfr-predict-begin[data-pane="${own.current}"]`;
    own.current = null;
    const foot = root.current?.querySelector(".gfr-pane-foot");
    const next =
      foot?.querySelector<HTMLElement>(".mod-primary") ??
      foot?.querySelector<HTMLElement>("button") ??
      root.current?.querySelector<HTMLElement>(begin);
    next?.focus();
  }, [root, pane, revealed]);
  return (next) => {
    own.current = next.pane !== pane || next.revealed !== revealed ? (next.pane ?? pane) : null;
    change(next);
  };
}
