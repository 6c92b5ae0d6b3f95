/**
 * An event's target as an element. Pop-out windows have classes of their own, so `instanceof` would miss their
 * elements.
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
