import type { App } from "obsidian";
import { ConfirmationModal } from "./confirmation-modal";

export interface NameQuestion {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly action: string;
  /** What is wrong with a name, as a sentence; null when it can be taken. */
  check(value: string): string | null;
}

/** Asks for a name; null when none is given. */
export function askForName(app: App, question: NameQuestion): Promise<string | null> {
  return new Promise((resolve) => {
    let given: string | null = null;
    const modal = new ConfirmationModal(app);
    modal.setTitle(question.title);
    const input = modal.contentEl.createEl("input", {
      cls: "name-input",
      value: question.value,
      attr: {
        type: "text",
        "aria-label": question.label,
        "aria-describedby": "name-trouble",
        spellcheck: false,
      },
    });
    const trouble = modal.contentEl.createDiv({
      cls: "name-trouble",
      attr: { id: "name-trouble", role: "alert" },
    });
    const take = (): boolean => {
      const value = input.value.trim();
      const wrong = value === "" ? "A name is needed." : question.check(value);
      trouble.setText(wrong ?? "");
      input.setAttr("aria-invalid", wrong !== null);
      if (wrong === null) given = value;
      return wrong === null;
    };
    input.addEventListener("input", () => {
      trouble.setText(input.value.trim() === "" ? "" : (question.check(input.value.trim()) ?? ""));
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (take()) modal.close();
    });
    modal.addButton((button) =>
      button
        .setButtonText(question.action)
        .setCta()
        .onClick(() => !take()),
    );
    modal.addCancelButton().setCloseCallback(() => resolve(given));
    modal.open();
    input.focus();
    input.select();
  });
}
