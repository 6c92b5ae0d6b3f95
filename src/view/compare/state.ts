import { useEffect, useMemo, useState } from "preact/hooks";
import type { Comparison, Layout } from "../../core/compare/comparison";
import { type Prediction, predictionOf } from "./prediction";
import { type ComparisonStore, chooseLayoutFor, layoutFor } from "./store";

/** What one comparison shows of the store, and how it writes there. */
export interface ComparisonState {
  readonly layout: Layout;
  /** Whether the panes are tabs, of which `front` is seen. */
  readonly tabbed: boolean;
  readonly front: number;
  readonly prediction: Prediction;
  readonly chooseLayout: (layout: Layout) => void;
  readonly chooseTab: (pane: number) => void;
  readonly predict: (prediction: Prediction) => void;
}

/** Reads a comparison's state, and draws it again whenever the store changes. */
export function useComparisonState(
  store: ComparisonStore,
  key: string,
  comparison: Comparison,
): ComparisonState {
  const [version, setVersion] = useState(0);
  useEffect(() => store.subscribe(() => setVersion((count) => count + 1)), [store]);
  return useMemo(() => {
    const authored = comparison.attributes.layout;
    const layout = layoutFor(store, key, authored);
    return {
      layout,
      tabbed: layout === "tabs" && comparison.panes.length > 1,
      front: Math.min(store.tab(key), Math.max(comparison.panes.length - 1, 0)),
      prediction: predictionOf(comparison, store.prediction(key)),
      chooseLayout: (layout) => chooseLayoutFor(store, key, authored, layout),
      chooseTab: (pane) => store.chooseTab(key, pane),
      predict: (prediction) => store.updatePrediction(key, prediction),
    };
  }, [store, key, comparison, version]);
}
