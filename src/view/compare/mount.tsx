import { render } from "preact";
import type { Comparison } from "../../core/compare/comparison";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { Disposer, ViewHost } from "../ports";
import { ComparisonView } from "./comparison";
import { type ComparisonStore, createComparisonStore, identityOf } from "./store";

export interface MountComparisonOptions {
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
  readonly host: ViewHost;
  /** Where the reader's layout, tab and predictions are kept; without one they last as long as the element. */
  readonly store?: ComparisonStore;
  /** What they are kept under; `identityOf` the comparison when left out. */
  readonly identity?: string;
}

/** Draws a comparison into an empty element. Calling it again for the same element updates what stands there. */
export function mountComparison(element: HTMLElement, options: MountComparisonOptions): Disposer {
  const { comparison, diagnostics, host, store = createComparisonStore() } = options;
  const identity = options.identity ?? identityOf(comparison);
  render(
    <ComparisonView
      comparison={comparison}
      diagnostics={diagnostics}
      host={host}
      store={store}
      identity={identity}
    />,
    element,
  );
  return () => render(null, element);
}
