import { MarkdownView, Modal, parseYaml, type App, type TFile } from "obsidian";
import { parseLesson } from "../../core/lesson/parse-lesson";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { Settings } from "../settings/settings";

/** Reads a note as the lesson it is and shows everything that is wrong with it, each one click from its line. */
export async function checkNote(app: App, file: TFile, settings: Settings): Promise<void> {
  const text = await app.vault.cachedRead(file);
  const lesson = parseLesson(file.path, text, { parseYaml, termsKey: settings.termsKey });
  new DiagnosticsModal(app, file, lesson.diagnostics).open();
}

/** The diagnostics of one note, in the order of their places. */
class DiagnosticsModal extends Modal {
  readonly #file: TFile;
  readonly #diagnostics: readonly Diagnostic[];

  constructor(app: App, file: TFile, diagnostics: readonly Diagnostic[]) {
    super(app);
    this.#file = file;
    this.#diagnostics = diagnostics;
  }

  override onOpen(): void {
    this.setTitle(`Check of ${this.#file.basename}`);
    if (this.#diagnostics.length === 0) {
      this.contentEl.createEl("p", { text: "Nothing to mend: every block and every term reads as written." });
      return;
    }
    const list = this.contentEl.createEl("ul", { cls: "gfr-problems" });
    for (const diagnostic of this.#diagnostics) {
      const row = list
        .createEl("li")
        .createEl("button", { cls: "gfr-problem", attr: { "data-severity": diagnostic.severity } });
      const { line, column } = diagnostic.position.start;
      row.createSpan({ cls: "gfr-problem-place", text: `${diagnostic.severity} · line ${line}` });
      row.createSpan({ cls: "gfr-problem-message", text: diagnostic.message });
      row.addEventListener("click", () => void this.#show(line - 1, column - 1));
    }
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  /** Opens the note at a place; `line` and `ch` count from 0, as the editor's do. */
  async #show(line: number, ch: number): Promise<void> {
    this.close();
    await this.app.workspace.getLeaf(false).openFile(this.#file, { eState: { line } });
    const view = this.app.workspace.getActiveViewOfType(MarkdownView);
    if (view?.file === this.#file && view.getMode() === "source") {
      view.editor.setCursor({ line, ch });
      view.editor.focus();
    }
  }
}
