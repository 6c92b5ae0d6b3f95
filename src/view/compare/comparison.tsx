import { useMemo, useRef, useState } from "preact/hooks";
import type { Comparison } from "../../core/compare/comparison";
import type { Diagnostic } from "../../core/text/diagnostic";
import { Listing } from "../code/listing";
import { Diagnostics, Remarks } from "../text/diagnostics";
import { Markdown } from "../text/markdown";
import type { ViewHost } from "../ports";
import { align } from "./alignment";
import { type BadgeContext, Badges, useAttention } from "./attention";
import { LayoutSwitch } from "./layout-switch";
import { type Link, counterpartsInWords, linksInPane, linksOf } from "./links";
import { Asides, Notes } from "./notes";
import { PaneTools, PaneView, type PaneViewProps } from "./pane";
import { firstHiddenLine, isHiding } from "./prediction";
import { usePredictionFocus } from "./predict-focus";
import { useComparisonState } from "./state";
import type { ComparisonStore } from "./store";
import { Tabs } from "./tabs";
import { badgeAfter, elementOf, linkOfElement } from "./walk";

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
  const { comparison, diagnostics, host, store, identity, id } = props;
  const { panes } = comparison;
  const root = useRef<HTMLDivElement>(null);
  const links = useMemo(() => linksOf(comparison), [comparison]);
  const alignment = useMemo(() => align(links, panes.length), [links, panes.length]);
  const state = useComparisonState(store, identity, comparison);
  const attention = useAttention(links);
  const predict = usePredictionFocus(root, state.prediction, state.predict);
  const [said, setSaid] = useState("");
  const [stops, setStops] = useState<Readonly<Record<number, string>>>({});

  const { layout, prediction } = state;
  const tabbed = layout === "tabs" && panes.length > 1;
  const hiddenPane = prediction.pane ?? -1;
  const hiddenSegments = alignment.segments[hiddenPane] ?? [];
  const hiding = isHiding(prediction, hiddenSegments);
  const hiddenFrom = firstHiddenLine(prediction, hiddenSegments);
  const isHidden = (pane: number, link: Link) =>
    pane === hiddenPane && (link.lines[pane] ?? []).every((line) => line >= hiddenFrom);
  const reachable = (pane: number) => linksInPane(links, pane).filter((link) => !isHidden(pane, link));

  const announce = (link: Link, pane: number) => {
    const ends = counterpartsInWords(comparison, link, pane);
    setSaid(ends === "" ? "" : `Counterpart: ${ends}`);
  };
  const noteNumbers = useMemo(() => new Set(comparison.notes.map((note) => note.number)), [comparison]);
  const badges: BadgeContext = {
    attention,
    isStop(pane, link) {
      const order = reachable(pane);
      const stop = order.find((candidate) => candidate.key === stops[pane]) ?? order[0];
      return stop?.key === link.key;
    },
    describe(pane, link) {
      const ends = counterpartsInWords(comparison, link, pane);
      return ends === "" ? "" : `Counterpart: ${ends}`;
    },
    noteId: (number) => (number !== null && noteNumbers.has(number) ? `${id}-note-${number}` : null),
    press(pane, link) {
      attention.toggle(link);
      announce(link, pane);
    },
  };

  const badgeAt = (target: EventTarget | null) => {
    const badge = elementOf(target)?.closest<HTMLElement>(".gfr-badge[data-pane]");
    const link = links.find((candidate) => candidate.key === badge?.dataset.link);
    return badge == null || link === undefined ? null : { link, pane: Number(badge.dataset.pane) };
  };
  const onFocus = (event: FocusEvent) => {
    const badge = badgeAt(event.target);
    attention.focus(badge?.link ?? null);
    if (badge === null) return;
    setStops((before) => ({ ...before, [badge.pane]: badge.link.key }));
    announce(badge.link, badge.pane);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") {
      setSaid("");
      if (attention.free()) event.stopPropagation();
      return;
    }
    const from = badgeAt(event.target);
    const to = from === null ? null : badgeAfter(event.key, links, from);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (isHidden(to.pane, to.link)) return;
    if (tabbed) state.chooseTab(to.pane);
    attention.follow(to.link);
    // A tab that was behind has to come to the front before its badge can take the focus.
    requestAnimationFrame(() => {
      const selector = `.gfr-badge[data-pane="${to.pane}"][data-link="${to.link.key}"][data-first]`;
      root.current?.querySelector<HTMLElement>(selector)?.focus();
    });
  };
  const onClick = (event: MouseEvent) => {
    const element = elementOf(event.target);
    if (element?.closest("a, button, summary, input, textarea") !== null) return;
    // Selecting text ends in a click, too; that is no wish to pin.
    if (element.ownerDocument.getSelection()?.isCollapsed === false) return;
    const link = linkOfElement(element, links);
    if (link !== null) attention.toggle(link);
    else if (element.closest(".gfr-line") !== null) attention.free();
  };
  const onPointer = (event: PointerEvent) => {
    // A finger does not hover: its tap pins.
    if (event.pointerType !== "touch") attention.point(linkOfElement(event.target, links));
  };

  const paneProps = (index: number): PaneViewProps | null => {
    const pane = panes[index];
    if (pane === undefined) return null;
    return {
      pane,
      index,
      links,
      lit: attention.lit,
      segments: alignment.segments[index] ?? [],
      host,
      prediction,
      predictable: panes.length > 1,
      onPrediction: predict,
      tab: tabbed
        ? { id: `${id}-tab-${index}`, panel: `${id}-panel-${index}`, front: index === state.front }
        : null,
    };
  };
  const frontProps = tabbed ? paneProps(state.front) : null;
  const { go } = comparison.attributes;
  const headed = comparison.title !== "" || go !== null || panes.length > 1;

  return (
    <Badges.Provider value={badges}>
      <div
        ref={root}
        class={`gfr-block gfr-compare ${headed ? "" : "mod-headless"}`}
        role="group"
        aria-label={comparison.title.replaceAll("`", "") || panes.map((pane) => pane.label).join(", ")}
        onFocusIn={onFocus}
        onFocusOut={() => attention.focus(null)}
        onKeyDown={onKey}
        onClick={onClick}
        onPointerOver={onPointer}
        onPointerLeave={() => attention.point(null)}
      >
        {headed && (
          <div class="gfr-header gfr-compare-header">
            <div class="gfr-title">
              {comparison.title !== "" && <Markdown text={comparison.title} host={host} />}
              {go !== null && <span class="gfr-pill">{`Go ${go}`}</span>}
            </div>
            {panes.length > 1 && (
              <LayoutSwitch layout={layout} panes={panes.length} onLayout={state.chooseLayout} />
            )}
          </div>
        )}
        <Diagnostics diagnostics={diagnostics.filter(({ severity }) => severity === "error")} />
        {comparison.introduction.length > 0 && (
          <div class="gfr-introduction">
            {comparison.introduction.map((content, index) =>
              content.kind === "markdown" ? (
                <Markdown key={index} text={content.text} host={host} />
              ) : (
                <Listing
                  key={index}
                  code={content.text}
                  language={content.language}
                  host={host}
                  label={content.language || "Code"}
                />
              ),
            )}
          </div>
        )}
        {frontProps !== null && (
          <div class="gfr-tab-bar">
            <Tabs
              panes={panes}
              front={state.front}
              tabId={(index) => `${id}-tab-${index}`}
              panelId={(index) => `${id}-panel-${index}`}
              lit={(index) => (attention.lit?.lines[index]?.length ?? 0) > 0}
              onFront={state.chooseTab}
            />
            <PaneTools {...frontProps} />
          </div>
        )}
        {panes.length > 0 && (
          <div
            class="gfr-panes"
            data-layout={panes.length === 1 ? "stack" : layout}
            data-panes={panes.length}
            style={{ "--gfr-rows": alignment.rows }}
            onScrollCapture={scrollTogether}
          >
            {panes.map((_, index) => {
              const own = paneProps(index);
              return own === null ? null : <PaneView key={index} {...own} />;
            })}
          </div>
        )}
        <Notes
          comparison={comparison}
          links={links}
          host={host}
          veiled={(number) => {
            const link = links.find((candidate) => candidate.note === number);
            return (
              hiding && (link === undefined || (link.lines[hiddenPane]?.at(-1) ?? Infinity) >= hiddenFrom)
            );
          }}
        />
        <Asides comparison={comparison} host={host} veiled={hiding} />
        <Remarks diagnostics={diagnostics.filter(({ severity }) => severity !== "error")} />
        <div class="gfr-heard" role="status">
          {said}
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
