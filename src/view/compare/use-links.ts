import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Comparison } from "../../core/compare/comparison";
import { type BadgeContext, useActiveLink } from "./active-link";
import { elementOf } from "../dom-events";
import { type Link, describeCounterparts, linksInPane } from "./links";
import type { ComparisonState } from "./store";
import type { Mask } from "./prediction";
import { badgeAfter, linkOfElement } from "./keyboard-navigation";

export interface LinksInput {
  readonly root: RefObject<HTMLElement | null>;
  readonly comparison: Comparison;
  readonly links: readonly Link[];
  readonly mask: Mask;
  readonly state: ComparisonState;
  /** Begins the ids of the comparison's elements. */
  readonly id: string;
}

/**
 * What following links comes to: a context for badges, listeners for the whole block, and what a screen reader is to
 * announce.
 */
export interface LinksOutput {
  readonly badges: BadgeContext;
  readonly announcement: string;
  readonly listeners: {
    readonly onFocusIn: (event: FocusEvent) => void;
    readonly onFocusOut: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
  };
}

/**
 * Makes a link active: by pointing, by focus, by pressing (which pins it, until Escape or another press), and by the
 * arrow keys, which lead from badge to badge.
 */
export function useLinks({ root, comparison, links, mask, state, id }: LinksInput): LinksOutput {
  const active = useActiveLink(links);
  const [announcement, setAnnouncement] = useState("");
  const [stops, setStops] = useState<Readonly<Record<number, string>>>({});
  const focusNext = useRef<(() => void) | null>(null);
  // Not every browser tells what a click was made with, so the last pointer press is remembered.
  const byTouch = useRef(false);
  const numbers = useMemo(() => new Set(comparison.notes.map((note) => note.number)), [comparison]);

  // The tab of a badge must be in front before the badge can take the focus.
  useEffect(() => {
    focusNext.current?.();
    focusNext.current = null;
  }, [state.front]);

  const describe = (pane: number, link: Link) => {
    const ends = describeCounterparts(comparison, link, pane);
    return ends === "" ? "" : `Counterpart: ${ends}`;
  };
  const stopKeys = new Map<number, string | undefined>();
  /** The badge that Tab reaches in a pane; found once per rendering, since every badge asks. */
  const stopOf = (pane: number) => {
    if (!stopKeys.has(pane)) {
      const order = linksInPane(links, pane).filter((candidate) => !mask.hidesLink(pane, candidate));
      stopKeys.set(pane, (order.find((candidate) => candidate.key === stops[pane]) ?? order[0])?.key);
    }
    return stopKeys.get(pane);
  };
  const badgeAt = (target: EventTarget | null) => {
    const badge = elementOf(target)?.closest<HTMLElement>(".gfr-badge[data-pane]");
    const link = links.find((candidate) => candidate.key === badge?.dataset.link);
    return badge == null || link === undefined ? null : { link, pane: Number(badge.dataset.pane) };
  };
  const goTo = (pane: number, link: Link) => {
    const selector = `.gfr-badge[data-pane="${pane}"][data-link="${link.key}"][data-first]`;
    const focus = () => root.current?.querySelector<HTMLElement>(selector)?.focus();
    active.follow(link);
    if (state.tabbed && pane !== state.front) {
      focusNext.current = focus;
      state.chooseTab(pane);
    } else {
      focus();
    }
  };

  return {
    announcement,
    badges: {
      active,
      describe,
      isStop: (pane, link) => stopOf(pane) === link.key,
      noteId: (number) => (number !== null && numbers.has(number) ? `${id}-note-${number}` : null),
      press(pane, link) {
        const unpins = active.pinned?.key === link.key;
        // The badge keeps the focus, which would keep its link active; a finger that unpins it means it to go dark.
        if (unpins && byTouch.current) active.clear();
        else active.toggle(link);
        setAnnouncement(unpins ? "" : describe(pane, link));
      },
    },
    listeners: {
      onFocusIn(event) {
        const badge = badgeAt(event.target);
        active.focus(badge?.link ?? null);
        if (badge === null) return;
        setStops((before) => ({ ...before, [badge.pane]: badge.link.key }));
        setAnnouncement(describe(badge.pane, badge.link));
      },
      onFocusOut: () => active.focus(null),
      onKeyDown(event) {
        byTouch.current = false;
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (event.key === "Escape") {
          setAnnouncement("");
          if (active.clear()) event.stopPropagation();
          return;
        }
        const from = badgeAt(event.target);
        const to = from === null ? null : badgeAfter(event.key, links, from);
        if (to === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (!mask.hidesLink(to.pane, to.link)) goTo(to.pane, to.link);
      },
      onClick(event) {
        const element = elementOf(event.target);
        if (element?.closest("a, button, summary, input, textarea") !== null) return;
        // A selection of text also ends in a click, which pins nothing.
        if (element.ownerDocument.getSelection()?.isCollapsed === false) return;
        const link = linkOfElement(element, links);
        if (link !== null) active.toggle(link);
        else if (element.closest(".gfr-line") !== null) active.clear();
      },
      onPointerDown(event) {
        byTouch.current = event.pointerType === "touch";
      },
      onPointerOver(event) {
        // A finger does not hover: its tap pins.
        if (event.pointerType !== "touch") active.point(linkOfElement(event.target, links));
      },
      onPointerLeave: () => active.point(null),
    },
  };
}
