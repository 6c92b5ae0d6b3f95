import type { App } from "obsidian";
import { ButtonComponent } from "../settings/controls";
import { Modal } from "./modal";

/** A dialog that asks before something is done. A button closes it unless its handler answers true. */
export class ConfirmationModal extends Modal {
  buttonContainerEl: HTMLElement;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass("mod-confirmation");
    this.buttonContainerEl = this.modalEl.createDiv({ cls: "modal-button-container" });
  }

  addClass(cls: string): this {
    this.modalEl.addClass(cls);
    return this;
  }

  addCheckbox(label: string, cb: (value: boolean) => unknown): this {
    const line = this.buttonContainerEl.createEl("label", { cls: "mod-checkbox" });
    const box = line.createEl("input", { type: "checkbox" });
    line.appendText(label);
    box.addEventListener("change", () => void cb(box.checked));
    return this;
  }

  addButton(cb: (btn: ConfirmationButton) => unknown): this {
    cb(new ConfirmationButton(this.buttonContainerEl, () => this.close()));
    return this;
  }

  addCancelButton(text = "Cancel"): this {
    return this.addButton((button) => button.setButtonText(text).setCancel());
  }
}

export class ConfirmationButton extends ButtonComponent {
  private readonly closeModal: () => void;

  constructor(container: HTMLElement, closeModal: () => void) {
    super(container);
    this.closeModal = closeModal;
    this.onClick(() => undefined);
  }

  override onClick(handler: (evt: MouseEvent) => unknown): this {
    return super.onClick(async (event) => {
      if (!(await handler(event))) this.closeModal();
    });
  }

  setInitialFocus(): this {
    globalThis.setTimeout(() => this.buttonEl.focus());
    return this;
  }

  setSecondary(): this {
    this.buttonEl.addClass("mod-secondary");
    return this;
  }

  setCancel(): this {
    this.buttonEl.addClass("mod-cancel");
    return this;
  }
}
