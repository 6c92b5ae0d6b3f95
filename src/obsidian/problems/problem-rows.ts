/** The rows in the list of problems, from top to bottom. */
export function rowsIn(el: HTMLElement): readonly HTMLElement[] {
  return [...el.querySelectorAll<HTMLElement>(".gfr-problem-row")];
}

/** Puts the focus on a row, or on what mends it, and leaves the list where it is. */
export function focusRow(row: HTMLElement | undefined, remedy = false): void {
  const buttons = row?.querySelectorAll<HTMLElement>("button") ?? [];
  buttons[remedy ? buttons.length - 1 : 0]?.focus({ preventScroll: true });
}

/**
 * Moves the focus by a key: Up and Down go from row to row, Right to what mends a row and Left back. True when the
 * key was one of these; Enter does what has the focus by itself.
 */
export function moveInRows(el: HTMLElement, key: string): boolean {
  const focused = el.doc.activeElement;
  const row = focused?.closest<HTMLElement>(".gfr-problem-row") ?? null;
  if (row === null) return false;
  const buttons = [...row.querySelectorAll<HTMLElement>("button")];
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const target = key === "ArrowRight" ? buttons.at(-1) : buttons[0];
    target?.focus();
    return true;
  }
  const rows = rowsIn(el);
  const at = rows.indexOf(row);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = steps[key];
  if (next === undefined) return false;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.querySelector<HTMLElement>("button")?.focus();
  return true;
}
