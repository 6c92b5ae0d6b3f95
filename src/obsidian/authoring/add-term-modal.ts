import { Modal, Setting, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import type { NewTerm } from "../../core/lesson/edit-terms";

/** What somebody decided about a new term. */
export interface TermDecision extends NewTerm {
  readonly link: boolean;
}

export interface AddTermOptions {
  readonly suggested: NewTerm;
  /** Whether the selection can become a link to the term. */
  readonly mayLink: boolean;
  /** The entry a name goes by already, in whatever lesson. */
  readonly entryOf: (name: string) => Entry | null;
  /** Adds the term; answers with a sentence where it cannot be. */
  readonly add: (decision: TermDecision) => string | null;
}

/** Asks what a term means that a note is to introduce. Ctrl or Cmd with Enter adds it. */
export class AddTermModal extends Modal {
  readonly #options: AddTermOptions;
  #term: string;
  #definition: string;
  #link: boolean;
  #aboutEl: HTMLElement | null = null;

  constructor(app: App, options: AddTermOptions) {
    super(app);
    this.#options = options;
    this.#term = options.suggested.term;
    this.#definition = options.suggested.definition;
    this.#link = options.mayLink;
  }

  override onOpen(): void {
    this.setTitle("Add term to this lesson");
    this.modalEl.addClass("gfr-add-term");
    this.scope.register(["Mod"], "Enter", () => {
      this.#add();
      return false;
    });
    const { contentEl } = this;
    new Setting(contentEl).setName("Term").addText((text) => {
      text.setValue(this.#term).onChange((value) => {
        this.#term = value;
        this.#showKnown();
      });
      text.inputEl.setAttr("aria-label", "Term");
    });
    new Setting(contentEl)
      .setName("Definition")
      .setDesc("Markdown. What a reader should know who meets the term for the first time.")
      .addTextArea((area) => {
        area.setValue(this.#definition).onChange((value) => (this.#definition = value));
        area.inputEl.setAttrs({ rows: "4", "aria-label": "Definition" });
        // The definition is what there is to write; the name is mostly right.
        window.setTimeout(() => area.inputEl.select());
      });
    if (this.#options.mayLink) {
      new Setting(contentEl)
        .setName("Link the selection")
        .addToggle((toggle) => toggle.setValue(this.#link).onChange((value) => (this.#link = value)));
    }
    this.#aboutEl = contentEl.createDiv({ cls: "gfr-add-term-about", attr: { "aria-live": "polite" } });
    const buttons = contentEl.createDiv({ cls: "modal-button-container" });
    const add = buttons.createEl("button", { text: "Add term", cls: "mod-cta", type: "button" });
    add.addEventListener("click", () => this.#add());
    const cancel = buttons.createEl("button", { text: "Cancel", type: "button" });
    cancel.addEventListener("click", () => this.close());
    this.#showKnown();
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  /** Shows where the term is introduced already, so that nobody adds a second definition by accident. */
  #showKnown(): void {
    const entry = this.#options.entryOf(this.#term);
    const [first] = entry?.lessons ?? [];
    const definition = entry?.definitions[0]?.text ?? "";
    const known =
      first === undefined
        ? ""
        : `Already introduced in ${first.title}${definition === "" ? "." : `: ${definition}`}`;
    this.#showMessage(known, false);
  }

  #add(): void {
    const refusal = this.#options.add({
      term: this.#term,
      definition: this.#definition,
      link: this.#link,
    });
    if (refusal === null) this.close();
    else this.#showMessage(refusal, true);
  }

  #showMessage(text: string, refused: boolean): void {
    this.#aboutEl?.setText(text);
    this.#aboutEl?.toggleClass("mod-refused", refused);
  }
}
