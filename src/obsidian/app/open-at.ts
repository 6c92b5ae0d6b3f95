import { MarkdownView, type App, type TFile } from "obsidian";
import type { Diagnostic } from "../../core/text/diagnostic";

/**
 * Opens a note where a diagnostic is. What stands in the front matter is shown as it is written, since no other view
 * shows it.
 */
export async function openAt(
  app: App,
  file: TFile,
  { code, position }: Pick<Diagnostic, "code" | "position">,
): Promise<void> {
  const line = position.start.line - 1;
  const leaf = app.workspace.getLeaf(false);
  const state = isInHead(code) ? { state: { mode: "source", source: true } } : {};
  await leaf.openFile(file, { ...state, active: true, eState: { line } });
  const view = app.workspace.getActiveViewOfType(MarkdownView);
  if (view?.file !== file || view.getMode() !== "source") return;
  const start = { line, ch: position.start.column - 1 };
  view.editor.setCursor(start);
  view.editor.scrollIntoView({ from: start, to: start }, true);
  view.editor.focus();
}

/** Whether diagnostics of a code stand in the front matter. */
function isInHead(code: string): boolean {
  return /^lesson\/(?:front-matter|yaml|property|term-(?!before)|two-definitions)/.test(code);
}
