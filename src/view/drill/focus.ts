import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { elementOf } from "../dom-events";
import type { SessionStore } from "./session-store";

/** Frames to wait for a block that is drawn before it is put on the page. */
const FRAMES_TO_WAIT = 30;

export interface CardFocus {
  /** Moves the focus to a part (a `data-focus` name) once the coming change is on screen; its fallback otherwise. */
  readonly focusAfter: (part: string, fallback?: string) => void;
  /** Moves the focus at once, to the first of these parts that is there. */
  readonly focusNow: (...parts: readonly string[]) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
}

/**
 * Keeps the focus where the reader is.
 *
 * When what had the focus is gone from the card (an answered question has no options to choose), the question
 * takes it. When the whole block is drawn anew, the new one takes up the focus where the old one had it, unless
 * something else has it by then.
 */
export function useCardFocus(
  root: RefObject<HTMLElement | null>,
  store: SessionStore,
  drill: string,
): CardFocus {
  const pending = useRef<readonly string[] | null>(null);
  const inside = useRef(false);

  useLayoutEffect(() => {
    const card = root.current;
    if (card === null) return;
    const wanted = pending.current;
    pending.current = null;
    if (wanted !== null) focusFirst(card, wanted);
    else if (inside.current && (isNowhere(card.ownerDocument) || holdsDisabled(card))) {
      focusFirst(card, ["question"]);
    }
  });

  useLayoutEffect(() => {
    const note = store.focus();
    const card = root.current;
    if (note?.drill !== drill || card === null) return undefined;
    const view = card.ownerDocument.defaultView;
    let frame = 0;
    let waited = 0;
    const take = () => {
      if (store.focus() !== note || !isNowhere(card.ownerDocument)) return;
      if (card.isConnected) focusFirst(card, [note.part, "question"]);
      else if (waited++ < FRAMES_TO_WAIT) frame = view?.requestAnimationFrame(take) ?? 0;
    };
    take();
    return () => view?.cancelAnimationFrame(frame);
  }, [store, drill]);

  return {
    focusAfter(part, fallback = "question") {
      pending.current = [part, fallback];
    },
    focusNow(...parts) {
      if (root.current !== null) focusFirst(root.current, parts);
    },
    onFocusIn(event) {
      inside.current = true;
      const part = partOf(elementOf(event.target));
      if (part !== null) store.noteFocus({ drill, part });
    },
    onFocusOut(event) {
      const card = root.current;
      const leaving = elementOf(event.target);
      const leave = () => {
        inside.current = false;
        store.noteFocus(null);
      };
      if (card === null) return;
      const to = elementOf(event.relatedTarget);
      if (to !== null) {
        if (!card.contains(to)) leave();
        return;
      }
      // Nowhere: either the reader clicked beside the card, or what had the focus was taken off the page.
      queueMicrotask(() => {
        if (leaving?.isConnected === true && isNowhere(card.ownerDocument)) leave();
      });
    },
  };
}

function focusFirst(card: HTMLElement, parts: readonly string[]): void {
  for (const part of parts) {
    const line = /^line-(\d+)$/.exec(part)?.[1];
    const selector = line === undefined ? `[data-focus="${part}"]` : `[data-line="${line}"] > .gfr-line-row`;
    const target = card.querySelector<HTMLElement>(selector);
    if (target === null) continue;
    target.focus({ preventScroll: true });
    return;
  }
}

function partOf(element: Element | null): string | null {
  const line = element?.closest("button.gfr-line-row")?.parentElement?.getAttribute("data-line");
  if (line != null) return `line-${line}`;
  return element?.closest("[data-focus]")?.getAttribute("data-focus") ?? null;
}

/** Whether a disabled element has the focus; the browser takes it away a moment later, without an event. */
function holdsDisabled(card: HTMLElement): boolean {
  const active = card.ownerDocument.activeElement;
  return active !== null && card.contains(active) && active.matches(":disabled");
}

function isNowhere(document: Document): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
