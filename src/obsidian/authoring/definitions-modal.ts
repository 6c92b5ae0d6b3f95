import { Component, MarkdownRenderer, Modal, type App } from "obsidian";
import type { ConflictingDefinition, DefinitionConflict } from "../../core/lesson/definition-conflicts";

/**
 * A line of a lesson's front matter to be removed; `text` is null where it cannot be removed by itself, and `refusal`
 * says why.
 */
export type LineToGo =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly text: null; readonly refusal: string };

export interface DefinitionsActions {
  readonly linesToGo: (kept: ConflictingDefinition) => Promise<readonly LineToGo[]>;
  readonly remove: (kept: ConflictingDefinition) => Promise<void>;
}

/** Shows the definitions of one term side by side; what goes when one is kept is shown before it does. */
export class DefinitionsModal extends Modal {
  readonly #conflict: DefinitionConflict;
  readonly #actions: DefinitionsActions;
  readonly #rendered = new Component();

  constructor(app: App, conflict: DefinitionConflict, actions: DefinitionsActions) {
    super(app);
    this.#conflict = conflict;
    this.#actions = actions;
  }

  override onOpen(): void {
    this.#rendered.load();
    this.modalEl.addClass("gfr-definitions");
    this.#drawChoice();
  }

  override onClose(): void {
    this.#rendered.unload();
    this.contentEl.empty();
  }

  #drawChoice(): void {
    const { term, definitions } = this.#conflict;
    this.setTitle(`Which definition of “${term}”?`);
    const { contentEl } = this;
    contentEl.empty();
    contentEl.createEl("p", {
      text: "The definition you keep stays where it is. You review the lines of the others before they are removed from their lessons.",
    });
    const cards = contentEl.createDiv({ cls: "gfr-definition-cards" });
    for (const definition of definitions) this.#drawCard(cards, definition);
  }

  #drawCard(cards: HTMLElement, definition: ConflictingDefinition): void {
    const lessons = [...new Set(definition.lessons.map(({ lesson }) => lesson.title))].join(", ");
    const card = cards.createDiv({
      cls: "gfr-definition-card",
      attr: { role: "group", "aria-label": lessons },
    });
    card.createDiv({ cls: "gfr-definition-lessons", text: lessons });
    const text = card.createDiv({ cls: "gfr-definition-text" });
    const path = definition.lessons[0]?.lesson.path ?? "";
    if (definition.text.trim() === "") text.createEl("em", { text: "No definition" });
    else void MarkdownRenderer.render(this.app, definition.text, text, path, this.#rendered);
    const keep = card.createEl("button", { text: "Keep this one", type: "button" });
    keep.addEventListener("click", () => void this.#drawPreview(definition));
  }

  async #drawPreview(kept: ConflictingDefinition): Promise<void> {
    const lines = await this.#actions.linesToGo(kept);
    this.setTitle("Lines to be removed");
    const { contentEl } = this;
    contentEl.empty();
    for (const line of lines) {
      contentEl.createDiv({ cls: "gfr-definition-lessons", text: line.path });
      if (line.text === null) contentEl.createDiv({ cls: "gfr-definition-refusal", text: line.refusal });
      else {
        const diff = contentEl.createDiv({ cls: "gfr-diff" });
        for (const each of line.text.split(/\r?\n/)) {
          const row = diff.createDiv({ cls: ["gfr-diff-line", "mod-del"] });
          row.createSpan({ cls: "gfr-diff-sign", text: "−" });
          row.createSpan({ text: each });
        }
      }
    }
    const buttons = contentEl.createDiv({ cls: "modal-button-container" });
    if (lines.some(({ text }) => text !== null)) {
      const remove = buttons.createEl("button", { text: "Remove them", cls: "mod-cta", type: "button" });
      remove.addEventListener("click", () => {
        this.close();
        void this.#actions.remove(kept);
      });
      remove.focus();
    }
    const back = buttons.createEl("button", { text: "Back", type: "button" });
    back.addEventListener("click", () => this.#drawChoice());
  }
}
