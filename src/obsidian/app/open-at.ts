import { MarkdownView, type App, type PaneType, type TFile } from "obsidian";
import type { Diagnostic } from "../../core/text/diagnostic";

/** A place in a note; both count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Opens a note where a diagnostic is. What stands in the front matter is shown as it is written, since no other view
 * shows it.
 */
export async function openAt(
  app: App,
  file: TFile,
  { code, position }: Pick<Diagnostic, "code" | "position">,
): Promise<void> {
  const state = isInHead(code) ? { mode: "source", source: true } : {};
  await openPlace(app, file, position.start, false, state);
}

/** Opens a note at a place; an editor has its cursor there. */
export async function openPlace(
  app: App,
  file: TFile,
  { line, column }: Place,
  pane: PaneType | boolean = false,
  state: Record<string, unknown> = {},
): Promise<void> {
  await app.workspace.getLeaf(pane).openFile(file, { state, active: true, eState: { line: line - 1 } });
  const view = app.workspace.getActiveViewOfType(MarkdownView);
  if (view?.file !== file || view.getMode() !== "source") return;
  const start = { line: line - 1, ch: column - 1 };
  view.editor.setCursor(start);
  view.editor.scrollIntoView({ from: start, to: start }, true);
  view.editor.focus();
}

/** Whether diagnostics of a code stand in the front matter. */
function isInHead(code: string): boolean {
  return /^lesson\/(?:front-matter|yaml|property|term-(?!before)|two-definitions)/.test(code);
}
