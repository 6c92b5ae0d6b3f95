import type { ReviewEvent } from "../reviews/event";
import type { Reviews } from "../reviews/merge";
import { replay, type Cards, type ReplayOptions } from "./cards";

/** No card at all. */
export const NO_CARDS: Cards = { byKey: new Map(), aliases: new Map(), ahead: [] };

/**
 * The cards with those of some keys worked out anew. Where the cards of all other keys are those of `replay`, and no
 * alias came since, so is the answer.
 */
export function replayKeys(
  cards: Cards,
  reviews: Reviews,
  keys: ReadonlySet<string>,
  options: ReplayOptions,
): Cards {
  const cardKey = (key: string): string => cards.aliases.get(key) ?? key;
  const wanted = new Set([...keys].map(cardKey));
  const isWanted = (event: ReviewEvent): boolean => !("q" in event) || wanted.has(cardKey(event.q));
  const some = replay({ ...reviews, events: reviews.events.filter(isWanted) }, options);
  const others = [...cards.byKey].filter(([key]) => !wanted.has(key));
  return {
    byKey: new Map([...others, ...some.byKey]),
    aliases: some.aliases,
    ahead: [...cards.ahead.filter((event) => !isWanted(event)), ...some.ahead],
  };
}

/** The keys of the questions that events are about; null when they may be about any question. */
export function keysOf(
  events: readonly ReviewEvent[],
  all: readonly ReviewEvent[],
): ReadonlySet<string> | null {
  const keys = new Set<string>();
  for (const event of events) {
    if (event.e === "alias") return null;
    if (event.e !== "undo") keys.add(event.q);
    else {
      const undone = all.find(({ d, n }) => d === event.d && n === event.ref);
      if (undone === undefined) continue;
      if (!("q" in undone)) return null;
      keys.add(undone.q);
    }
  }
  return keys;
}
