import { render } from "preact";
import type { Comparison } from "../../core/compare/comparison";
import { identityOf } from "../../core/compare/identity";
import type { Diagnostic } from "../../core/text/diagnostic";
import { keepClicksFromCallout } from "../dom-events";
import type { Disposer, ViewHost } from "../ports";
import { ComparisonView } from "./comparison";
import { type ComparisonStore, createComparisonStore } from "./store";

export interface MountComparisonOptions {
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
  readonly host: ViewHost;
  /** Where the reader's layout, tab and predictions are kept; without one they last as long as the element. */
  readonly store?: ComparisonStore;
  /** What they are kept under; `identityOf` the comparison when left out. */
  readonly identity?: string;
}

/** Elements drawn into so far. Every one is a tree of its own, in which generated ids would begin anew. */
let mounted = 0;
const ids = new WeakMap<HTMLElement, string>();

function idFor(element: HTMLElement): string {
  const id = ids.get(element) ?? `gfr-compare-${(mounted += 1)}`;
  ids.set(element, id);
  return id;
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
      id={idFor(element)}
    />,
    element,
  );
  const releaseCallout = keepClicksFromCallout(element);
  return () => {
    releaseCallout();
    render(null, element);
  };
}
