import { createContext } from "preact";
import { useContext, useMemo, useState } from "preact/hooks";
import type { Link } from "./links";

/** Which link the reader attends to. A pinned one stays until freed; else the one pointed at, else the focused. */
export interface Attention {
  readonly lit: Link | null;
  readonly pinned: Link | null;
  readonly point: (link: Link | null) => void;
  readonly focus: (link: Link | null) => void;
  /** Pins a link, or frees it when it is the pinned one. */
  readonly toggle: (link: Link) => void;
  /** Moves the pin, if there is one, with the focus. */
  readonly follow: (link: Link) => void;
  /** Lets go of everything; false when nothing was held. */
  readonly free: () => boolean;
}

/** The attention of one comparison. `links` keep their keys, so attention outlives an edit of the note. */
export function useAttention(links: readonly Link[]): Attention {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  return useMemo(() => {
    const find = (key: string | null) => links.find((link) => link.key === key) ?? null;
    return {
      lit: find(pinned) ?? find(pointed) ?? find(focused),
      pinned: find(pinned),
      point: (link) => setPointed(link?.key ?? null),
      focus: (link) => setFocused(link?.key ?? null),
      toggle: (link) => setPinned((key) => (key === link.key ? null : link.key)),
      follow(link) {
        setFocused(link.key);
        setPinned((key) => (key === null ? null : link.key));
      },
      free() {
        const held = (pinned ?? pointed ?? focused) !== null;
        setPinned(null);
        setPointed(null);
        setFocused(null);
        return held;
      },
    };
  }, [links, pointed, focused, pinned]);
}

/** Where a pane's badges stand in the order of tabbing: one stop per pane. */
export interface BadgeContext {
  readonly attention: Attention;
  /** Whether this link's badge is its pane's tab stop. */
  readonly isStop: (pane: number, link: Link) => boolean;
  /** Says in words where a badge leads. */
  readonly describe: (pane: number, link: Link) => string;
  /** Id of the element that holds a note's text; null when there is no such note. */
  readonly noteId: (number: number | null) => string | null;
  readonly press: (pane: number, link: Link) => void;
}

export const Badges = createContext<BadgeContext | null>(null);

export function useBadges(): BadgeContext {
  const badges = useContext(Badges);
  if (badges === null) throw new Error("A badge stands in a comparison.");
  return badges;
}
