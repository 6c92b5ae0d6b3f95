import type { Comparison, Layout } from "../../core/compare/comparison";
import type { Disposer } from "../ports";
import { type Outcome, type Prediction, predictionOf } from "./prediction";
import { useEffect, useMemo, useState } from "preact/hooks";

/**
 * What readers did with comparisons, kept outside the page: a block that is drawn anew, and the same block in
 * another pane, show the same. Keys are those of core/compare/identity.ts.
 */
export interface ComparisonStore {
  /** The reader's layout for one comparison (by key), or for all that leave it open (null); null when never chosen. */
  layout(key: string | null): Layout | null;
  chooseLayout(key: string | null, layout: Layout): void;
  /** The pane in front where panes are tabs. */
  tab(key: string): number;
  chooseTab(key: string, pane: number): void;
  /** Null until the reader has begun (or ended) a prediction. */
  prediction(key: string): Prediction | null;
  updatePrediction(key: string, prediction: Prediction): void;
  /** Calls back after any change, until disposed. */
  subscribe(onChange: () => void): Disposer;
}

/** What a store starts from, and what it reports. */
export interface ComparisonStoreOptions {
  /** The layout chosen for all comparisons in an earlier session. */
  readonly layout?: Layout | null;
  /** Called with the layout now chosen for all comparisons, to be kept for the next session. */
  readonly onLayout?: (layout: Layout) => void;
  /** Called when a reader has rated a prediction of a pane (by index) of the comparison with this key. */
  readonly onOutcome?: (key: string, outcome: Outcome, pane: number) => void;
}

/** A store in memory; the plugin keeps one for as long as it runs. */
export function createComparisonStore(options: ComparisonStoreOptions = {}): ComparisonStore {
  const layouts = new Map<string | null, Layout>();
  const tabs = new Map<string, number>();
  const predictions = new Map<string, Prediction>();
  const listeners = new Set<() => void>();
  if (options.layout != null) layouts.set(null, options.layout);
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    layout: (key) => layouts.get(key) ?? null,
    chooseLayout(key, layout) {
      if (layouts.get(key) === layout) return;
      layouts.set(key, layout);
      if (key === null) options.onLayout?.(layout);
      notify();
    },
    tab: (key) => tabs.get(key) ?? 0,
    chooseTab(key, pane) {
      if (tabs.get(key) === pane) return;
      tabs.set(key, pane);
      notify();
    },
    prediction: (key) => predictions.get(key) ?? null,
    updatePrediction(key, prediction) {
      const before = predictions.get(key);
      predictions.set(key, prediction);
      const { pane, outcome } = prediction;
      if (pane !== null && outcome !== null && (outcome !== before?.outcome || pane !== before.pane)) {
        options.onOutcome?.(key, outcome, pane);
      }
      notify();
    },
    subscribe(onChange) {
      // A wrapper of its own, so that subscribing one callback twice needs disposing twice.
      const listener = () => onChange();
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The layout a comparison stands in: the reader's choice for it, the author's, the reader's for all. */
export function layoutFor(store: ComparisonStore, key: string, authored: Layout): Layout {
  return store.layout(key) ?? (authored === "auto" ? (store.layout(null) ?? "auto") : authored);
}

/** Remembers a reader's choice: for all comparisons that leave the layout open, else for this one. */
export function chooseLayoutFor(store: ComparisonStore, key: string, authored: Layout, layout: Layout): void {
  store.chooseLayout(authored === "auto" ? null : key, layout);
}

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
