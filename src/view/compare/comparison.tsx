import { useMemo, useRef } from "preact/hooks";
import type { Comparison } from "../../core/compare/comparison";
import { comparisonToMarkdown } from "../../core/compare/to-markdown";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { ViewHost } from "../ports";
import { AuthorDiagnostics, Diagnostics, sortDiagnostics } from "../text/diagnostics";
import { align } from "./alignment";
import { Badges } from "./active-link";
import { ComparisonHeader, Introduction, hasHeader } from "./header";
import { linksOf } from "./links";
import { Asides, Notes } from "./notes";
import { mayExceedPage } from "./print";
import { PaneTools, PaneView, type PaneViewProps } from "./pane";
import { usePredictionFocus } from "./predict";
import { useComparisonState, type ComparisonStore } from "./store";
import { Tabs } from "./tabs";
import { useLinks } from "./use-links";
import { maskOf } from "./prediction";
import { elementOf } from "../dom-events";

export interface ComparisonViewProps {
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
  readonly host: ViewHost;
  readonly store: ComparisonStore;
  /** What the comparison's state is kept under. */
  readonly identity: string;
  /** Begins the ids of its elements; no other comparison of the page has it. */
  readonly id: string;
}

/** One comparison: its title, panes, notes and asides, whose linked parts light up together. [C1]-[C5] */
export function ComparisonView(props: ComparisonViewProps) {
  const { comparison, host, id } = props;
  const { panes } = comparison;
  const root = useRef<HTMLDivElement>(null);
  const links = useMemo(() => linksOf(comparison), [comparison]);
  const alignment = useMemo(() => align(links, panes.length), [links, panes.length]);
  const long = useMemo(() => mayExceedPage(comparison), [comparison]);
  const diagnostics = sortDiagnostics(props.diagnostics);
  const state = useComparisonState(props.store, props.identity, comparison);
  const { prediction } = state;
  const predicted = alignment.segments[prediction.pane ?? -1] ?? [];
  const mask = maskOf(prediction, predicted, links);
  const initialMask = maskOf({ ...prediction, revealed: 0 }, predicted, links);
  const { badges, listeners, announcement } = useLinks({ root, comparison, links, mask, state, id });
  const predict = usePredictionFocus(root, prediction, state.predict);
  const { link: lit } = badges.active;

  const headed = hasHeader(comparison);
  const paneProps = panes.map((pane, index): PaneViewProps => ({
    pane,
    index,
    links,
    lit,
    segments: alignment.segments[index] ?? [],
    host,
    prediction,
    predictable: panes.length > 1,
    onPrediction: predict,
    tab: state.tabbed
      ? { id: `${id}-tab-${index}`, panel: `${id}-panel-${index}`, front: index === state.front }
      : null,
    whole: headed || comparison.notes.length === 0 ? null : () => comparisonToMarkdown(comparison),
  }));
  const front = state.tabbed ? paneProps[state.front] : undefined;
  return (
    <Badges.Provider value={badges}>
      <div
        ref={root}
        class={`gfr-block gfr-compare ${headed ? "" : "mod-headless"}`}
        role="group"
        aria-label={comparison.title.replaceAll("`", "") || panes.map((pane) => pane.label).join(", ")}
        data-question={props.identity}
        data-print={host.preferences.answersInPrint}
        data-long={long || undefined}
        {...listeners}
      >
        {headed && <ComparisonHeader comparison={comparison} host={host} state={state} />}
        <Diagnostics diagnostics={diagnostics.block} />
        <Introduction comparison={comparison} host={host} />
        {front !== undefined && (
          <div class="gfr-tab-bar">
            <Tabs
              panes={panes}
              front={state.front}
              tabId={(index) => `${id}-tab-${index}`}
              panelId={(index) => `${id}-panel-${index}`}
              lit={(index) => (lit?.lines[index]?.length ?? 0) > 0}
              onFront={state.chooseTab}
            />
            <PaneTools {...front} />
          </div>
        )}
        {panes.length > 0 && (
          <div
            class="gfr-panes"
            data-layout={panes.length === 1 ? "stack" : state.layout}
            data-panes={panes.length}
            style={{ "--gfr-rows": alignment.rows }}
            onScrollCapture={scrollTogether}
          >
            {paneProps.map((own) => (
              <PaneView key={own.index} {...own} />
            ))}
          </div>
        )}
        <Notes
          comparison={comparison}
          links={links}
          host={host}
          masked={mask.hidesNote}
          spoils={initialMask.hidesNote}
        />
        <Asides comparison={comparison} host={host} masked={mask.hiding} spoils={initialMask.hiding} />
        <AuthorDiagnostics diagnostics={diagnostics.forAuthor} />
        <div class="gfr-live-region" role="status">
          {announcement}
        </div>
      </div>
    </Badges.Provider>
  );
}

/** Panes whose lines do not wrap scroll sideways together. */
function scrollTogether(event: Event): void {
  const moved = elementOf(event.target);
  if (moved?.classList.contains("gfr-listing") !== true) return;
  const listings = (event.currentTarget as HTMLElement).querySelectorAll(".gfr-listing");
  for (const listing of listings) {
    if (listing !== moved && listing.scrollLeft !== moved.scrollLeft) listing.scrollLeft = moved.scrollLeft;
  }
}
