import { parseYaml } from "obsidian";
import { frontmatterDiagnostics } from "../../core/lesson/frontmatter";
import type { Diagnostic } from "../../core/text/diagnostic";

/** What the card's buttons do. */
export interface FrontmatterCardActions {
  readonly fixAll: () => void;
  /** Shows a line of the note, from 1; null where there is no way to. */
  readonly show: ((line: number) => void) | null;
}

/** Diagnostics the card lists; the others it counts. */
const LISTED = 3;

/** Draws what is wrong with a note's front matter, for those who read or write it, with the way to fix it. */
export function drawFrontmatterCard(
  el: HTMLElement,
  diagnostics: readonly Diagnostic[],
  actions: FrontmatterCardActions,
): void {
  el.empty();
  const isShown = diagnostics.length > 0;
  el.toggleClass("gfr-frontmatter-card", isShown);
  el.setAttrs({ role: isShown ? "region" : null, "aria-label": isShown ? "Front matter" : null });
  if (!isShown) return;
  const head = el.createDiv({ cls: "gfr-frontmatter-card-header" });
  head.createSpan({ text: titleOf(diagnostics), cls: "gfr-frontmatter-card-title" });
  const fixable = new Set(
    diagnostics.flatMap(({ fix, position }) => (fix === undefined ? [] : [position.start.line])),
  );
  if (fixable.size > 0) {
    const text = fixable.size === 1 ? "Fix the line" : `Fix ${fixable.size} lines`;
    const button = head.createEl("button", { cls: "gfr-frontmatter-card-fix", text, type: "button" });
    button.addEventListener("click", actions.fixAll);
  }
  const list = el.createEl("ul", { cls: "gfr-frontmatter-card-list" });
  for (const { message, position } of diagnostics.slice(0, LISTED))
    drawRow(list, message, position.start.line, actions);
  if (diagnostics.length > LISTED) list.createEl("li", { text: `and ${diagnostics.length - LISTED} more` });
}

function drawRow(list: HTMLElement, message: string, line: number, { show }: FrontmatterCardActions): void {
  const row = list.createEl("li");
  if (show === null) row.createSpan({ cls: "gfr-frontmatter-card-line", text: `Line ${line}` });
  else {
    const button = row.createEl("button", {
      cls: "gfr-frontmatter-card-line",
      text: `Line ${line}`,
      type: "button",
    });
    button.addEventListener("click", () => show(line));
  }
  row.createSpan({ text: message });
}

function titleOf(diagnostics: readonly Diagnostic[]): string {
  const lines = new Set(diagnostics.map(({ position }) => position.start.line)).size;
  if (diagnostics.some(({ severity }) => severity === "error")) {
    return "This note's properties cannot be read.";
  }
  return lines === 1
    ? "YAML changes one of this note's properties."
    : `YAML changes ${lines} lines of this note's properties.`;
}

/** The diagnostics of front matter that YAML does not read as it is written; without mere hints. [T3] [T4] */
export function yamlDiagnostics(text: string, termsKey: string): readonly Diagnostic[] {
  const diagnostics = frontmatterDiagnostics(text, { parseYaml, termsKey }).filter(
    ({ severity, code }) => severity !== "info" && isAboutYaml(code),
  );
  // Where the faulty line is known, a diagnostic of the front matter as a whole adds nothing.
  const isLineKnown = diagnostics.some(
    ({ code, severity }) => severity === "error" && code.startsWith("lesson/yaml-"),
  );
  return isLineKnown ? diagnostics.filter(({ code }) => code !== "lesson/front-matter-invalid") : diagnostics;
}

function isAboutYaml(code: string): boolean {
  return code.startsWith("lesson/yaml-") || code.startsWith("lesson/front-matter-");
}
