/** How long a notice stays when its maker does not say, in ms. */
const USUAL = 5000;

/** A short message in the page's corner; pressing it puts it away. Screen readers hear it. */
export class Notice {
  noticeEl: HTMLElement;
  containerEl: HTMLElement;
  messageEl: HTMLElement;

  /** @param duration in ms; 0 keeps the notice until it is pressed. */
  constructor(message: string | DocumentFragment, duration: number = USUAL) {
    const stack =
      activeDocument.querySelector<HTMLElement>("body > .notice-container") ?? makeStack(activeDocument);
    this.containerEl = stack.createDiv({ cls: "notice" });
    this.messageEl = this.containerEl.createDiv({ cls: "notice-message" });
    this.noticeEl = this.messageEl;
    this.setMessage(message);
    this.containerEl.addEventListener("click", () => this.hide());
    if (duration > 0) globalThis.setTimeout(() => this.hide(), duration);
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    this.containerEl.remove();
  }
}

function makeStack(doc: Document): HTMLElement {
  return doc.body.createDiv({ cls: "notice-container", attr: { role: "status", "aria-live": "polite" } });
}
