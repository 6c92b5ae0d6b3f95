import type { Disposer } from "./ports";

/**
 * An event's target as an element; null where it is none. Pop-out windows have classes of their own, so `instanceof`
 * would miss their elements.
 */
export function elementOf(target: EventTarget | null): Element | null {
  const node = target as Partial<Node> | null;
  return node?.nodeType === 1 ? (target as Element) : null;
}

/** Whether keys pressed there are text: a field one types in. Radio buttons and checkboxes are not. */
export function isField(element: Element | null): boolean {
  if (element === null) return false;
  if (element.localName === "textarea" || element.localName === "select") return true;
  const type = element.getAttribute("type") ?? "text";
  return element.localName === "input" && !["radio", "checkbox", "button"].includes(type);
}

/** The number of the line of code an event happened in; null outside of any. */
export function lineOf(target: EventTarget | null): number | null {
  const number = elementOf(target)?.closest("[data-line]")?.getAttribute("data-line");
  return number == null ? null : Number(number);
}

/**
 * Keeps clicks inside a block where the block stands in a callout: in Live Preview a click inside a callout opens its
 * source. Clicks on links go on to the app, which opens them.
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
