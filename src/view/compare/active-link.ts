import { createContext } from "preact";
import { useContext, useMemo, useState } from "preact/hooks";
import type { Link } from "./links";

/**
 * The link that stands out, and how the reader changes it: a pinned link, else the one under the pointer, else the
 * focused.
 */
export interface ActiveLink {
  readonly link: Link | null;
  readonly pinned: Link | null;
  readonly point: (link: Link | null) => void;
  readonly focus: (link: Link | null) => void;
  /** Pins a link, or unpins it where it is the pinned one. */
  readonly toggle: (link: Link) => void;
  /** Moves the pin, if there is one, with the focus. */
  readonly follow: (link: Link) => void;
  /** Makes no link active; false where none was. */
  readonly clear: () => boolean;
}

/** The active link of one comparison. Links keep their keys, so it outlives an edit of the note. */
export function useActiveLink(links: readonly Link[]): ActiveLink {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [pinned, setPinned] = useState<string | null>(null);
  return useMemo(() => {
    const find = (key: string | null) => links.find((link) => link.key === key) ?? null;
    return {
      link: find(pinned) ?? find(pointed) ?? find(focused),
      pinned: find(pinned),
      point: (link) => setPointed(link?.key ?? null),
      focus: (link) => setFocused(link?.key ?? null),
      toggle: (link) => setPinned((key) => (key === link.key ? null : link.key)),
      follow(link) {
        setFocused(link.key);
        setPinned((key) => (key === null ? null : link.key));
      },
      clear() {
        const wasActive = (pinned ?? pointed ?? focused) !== null;
        setPinned(null);
        setPointed(null);
        setFocused(null);
        return wasActive;
      },
    };
  }, [links, pointed, focused, pinned]);
}

/** Where a pane's badges stand in the order of tabbing: one stop per pane. */
export interface BadgeContext {
  readonly active: ActiveLink;
  /** Whether this link's badge is its pane's tab stop. */
  readonly isStop: (pane: number, link: Link) => boolean;
  /** Describes where a badge leads. */
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
