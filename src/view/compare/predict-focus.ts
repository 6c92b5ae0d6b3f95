import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Prediction } from "./prediction";

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
