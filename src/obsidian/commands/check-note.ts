import { Modal, parseYaml, type App, type TFile } from "obsidian";
import { parseLesson } from "../../core/lesson/parse-lesson";
import type { Diagnostic } from "../../core/text/diagnostic";
import { openAt } from "../app/open-at";
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
      this.contentEl.createEl("p", { text: "Nothing to fix: every block and every term reads as written." });
      return;
    }
    const list = this.contentEl.createEl("ul", { cls: "gfr-problems" });
    for (const diagnostic of this.#diagnostics) {
      const row = list
        .createEl("li")
        .createEl("button", { cls: "gfr-problem", attr: { "data-severity": diagnostic.severity } });
      const { line } = diagnostic.position.start;
      row.createSpan({ cls: "gfr-problem-place", text: `${diagnostic.severity} · line ${line}` });
      row.createSpan({ cls: "gfr-problem-message", text: diagnostic.message });
      row.addEventListener("click", () => {
        this.close();
        void openAt(this.app, this.#file, diagnostic);
      });
    }
  }

  override onClose(): void {
    this.contentEl.empty();
  }
}
