import type { Diagnostic } from "../../core/text/diagnostic";

/** What the card's buttons do. */
export interface HeadCardActions {
  readonly fixAll: () => void;
  /** Shows a line of the note, from 1; null where there is no way to. */
  readonly show: ((line: number) => void) | null;
}

/** Findings the card lists; the others it counts. */
const LISTED = 3;

/** Draws what is wrong with a note's front matter, for those who read or write it, with the way to fix it. */
export function drawHeadCard(
  el: HTMLElement,
  findings: readonly Diagnostic[],
  actions: HeadCardActions,
): void {
  el.empty();
  const isShown = findings.length > 0;
  el.toggleClass("gfr-head-card", isShown);
  el.setAttrs({ role: isShown ? "region" : null, "aria-label": isShown ? "Front matter" : null });
  if (!isShown) return;
  const head = el.createDiv({ cls: "gfr-head-card-head" });
  head.createSpan({ text: titleOf(findings), cls: "gfr-head-card-title" });
  const fixable = new Set(
    findings.flatMap(({ fix, position }) => (fix === undefined ? [] : [position.start.line])),
  );
  if (fixable.size > 0) {
    const text = fixable.size === 1 ? "Fix the line" : `Fix ${fixable.size} lines`;
    const button = head.createEl("button", { cls: "gfr-head-card-fix", text, type: "button" });
    button.addEventListener("click", actions.fixAll);
  }
  const list = el.createEl("ul", { cls: "gfr-head-card-list" });
  for (const { message, position } of findings.slice(0, LISTED))
    drawRow(list, message, position.start.line, actions);
  if (findings.length > LISTED) list.createEl("li", { text: `and ${findings.length - LISTED} more` });
}

function drawRow(list: HTMLElement, message: string, line: number, { show }: HeadCardActions): void {
  const row = list.createEl("li");
  if (show === null) row.createSpan({ cls: "gfr-head-card-line", text: `Line ${line}` });
  else {
    const button = row.createEl("button", {
      cls: "gfr-head-card-line",
      text: `Line ${line}`,
      type: "button",
    });
    button.addEventListener("click", () => show(line));
  }
  row.createSpan({ text: message });
}

function titleOf(findings: readonly Diagnostic[]): string {
  const lines = new Set(findings.map(({ position }) => position.start.line)).size;
  if (findings.some(({ severity }) => severity === "error")) {
    return "This note's properties cannot be read.";
  }
  return lines === 1
    ? "YAML changes one of this note's properties."
    : `YAML changes ${lines} lines of this note's properties.`;
}
