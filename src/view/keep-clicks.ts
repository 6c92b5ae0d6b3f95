import type { Disposer } from "./ports";

/**
 * In Live Preview a click inside a callout opens its source, block and all. Clicks that a block means for itself
 * stay in it; those on links go on to the app, which opens them.
 */
export function keepClicksFromCallout(element: HTMLElement): Disposer {
  const keep = (event: Event) => {
    if (element.closest(".callout") === null) return;
    const path = event.composedPath();
    const inside = path.slice(0, path.indexOf(element));
    if (!inside.some((target) => "localName" in target && target.localName === "a")) event.stopPropagation();
  };
  element.addEventListener("mousedown", keep);
  element.addEventListener("click", keep);
  return () => {
    element.removeEventListener("mousedown", keep);
    element.removeEventListener("click", keep);
  };
}
