/** What is heard and used whatever dialog is open. */
const ALWAYS = ".notice-container";

/** How many dialogs keep an element unreachable. */
const keepers = new WeakMap<Element, number>();

/**
 * Makes all of the page but one element unreachable: for the pointer, for Tab and for a screen reader. What comes later,
 * a menu for instance, is reachable. The returned function undoes it; the order in which several are undone is free.
 */
export function makeRestInert(el: HTMLElement): () => void {
  const rest = [...el.doc.body.children].filter((other) => other !== el && !other.matches(ALWAYS));
  for (const other of rest) keep(other, 1);
  return () => {
    for (const other of rest.splice(0)) keep(other, -1);
  };
}

function keep(el: Element, by: 1 | -1): void {
  const count = (keepers.get(el) ?? 0) + by;
  keepers.set(el, count);
  el.toggleAttribute("inert", count > 0);
}
