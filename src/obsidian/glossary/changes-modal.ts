import { Modal, type App } from "obsidian";
import { lineDifference } from "../../core/text/line-difference";

/** A button that ends the modal, and what it does. */
export interface Decision {
  readonly label: string;
  readonly primary: boolean;
  readonly act: () => void | Promise<void>;
}

/** Unchanged lines shown on either side of a change. */
const CONTEXT = 2;

/** Shows what would be written, line by line, before anything is; then does what is decided. */
export class ChangesModal extends Modal {
  readonly #current: string;
  readonly #proposed: string;
  readonly #summary: string;
  readonly #decisions: readonly Decision[];

  constructor(
    app: App,
    options: {
      readonly title: string;
      readonly summary: string;
      readonly current: string;
      readonly proposed: string;
      readonly decisions: readonly Decision[];
    },
  ) {
    super(app);
    this.setTitle(options.title);
    this.#summary = options.summary;
    this.#current = options.current;
    this.#proposed = options.proposed;
    this.#decisions = options.decisions;
  }

  override onOpen(): void {
    this.contentEl.createEl("p", { text: this.#summary });
    this.#drawDifference(this.contentEl.createDiv({ cls: "gfr-diff", attr: { tabindex: "0" } }));
    const buttons = this.contentEl.createDiv({ cls: "modal-button-container" });
    for (const { label, primary, act } of this.#decisions) {
      const button = buttons.createEl("button", { text: label, cls: primary ? "mod-cta" : "" });
      button.addEventListener("click", () => {
        this.close();
        void act();
      });
    }
    const cancel = buttons.createEl("button", { text: this.#decisions.length === 0 ? "Close" : "Cancel" });
    cancel.addEventListener("click", () => this.close());
  }

  override onClose(): void {
    this.contentEl.empty();
  }

  #drawDifference(into: HTMLElement): void {
    const runs = lineDifference(linesIn(this.#current), linesIn(this.#proposed));
    runs.forEach(({ kind, lines }, index) => {
      if (kind !== "same") {
        for (const line of lines) drawLine(into, kind, line);
        return;
      }
      const head = index === 0 ? [] : lines.slice(0, CONTEXT);
      const tail =
        index === runs.length - 1 ? [] : lines.slice(Math.max(head.length, lines.length - CONTEXT));
      for (const line of head) drawLine(into, "same", line);
      if (head.length + tail.length < lines.length) into.createDiv({ cls: "gfr-diff-gap", text: "⋯" });
      for (const line of tail) drawLine(into, "same", line);
    });
  }
}

/** The lines of a text; what ends the last one begins no other. */
function linesIn(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

/** The sign says what the colour says. */
const SIGNS = { ins: "+", del: "−", same: " " } as const;

function drawLine(into: HTMLElement, kind: keyof typeof SIGNS, text: string): void {
  const line = into.createDiv({ cls: ["gfr-diff-line", `mod-${kind}`] });
  line.createSpan({ cls: "gfr-diff-sign", text: SIGNS[kind] });
  line.createSpan({ text });
}
