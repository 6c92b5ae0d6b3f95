/** The line that a key leads to from `line`, in a listing of `count`; null when the key is not for walking. */
export function lineAfter(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  line: number,
  count: number,
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  switch (event.key) {
    case "ArrowDown":
      return Math.min(line + 1, count);
    case "ArrowUp":
      return Math.max(line - 1, 1);
    case "Home":
      return 1;
    case "End":
      return count;
    default:
      return null;
  }
}

/** The number of the line an event happened in; null outside of any. */
export function lineOf(target: EventTarget | null): number | null {
  // Pop-out windows have classes of their own, so `instanceof` would miss their elements.
  const element = target as Partial<Element> | null;
  const number = element?.closest?.("[data-line]")?.getAttribute("data-line");
  return number == null ? null : Number(number);
}
