/** How long a notice stays when its maker does not say, in ms. */
const USUAL = 5000;

/** A short message in the page's corner; pressing it puts it away. Screen readers hear it, and it waits under the pointer. */
export class Notice {
  noticeEl: HTMLElement;
  containerEl: HTMLElement;
  messageEl: HTMLElement;
  private readonly duration: number;
  private timer: number | undefined;

  /** @param duration in ms; 0 keeps the notice until it is pressed. */
  constructor(message: string | DocumentFragment, duration: number = USUAL) {
    this.duration = duration;
    const stack = activeDocument.querySelector<HTMLElement>("body > .notice-container");
    this.containerEl = (stack ?? makeStack(activeDocument)).createDiv({ cls: "notice" });
    this.messageEl = this.containerEl.createDiv({ cls: "notice-message" });
    this.noticeEl = this.messageEl;
    this.setMessage(message);
    this.containerEl.addEventListener("click", () => this.hide());
    this.containerEl.addEventListener("pointerenter", () => window.clearTimeout(this.timer));
    this.containerEl.addEventListener("pointerleave", () => this.hideLater());
    this.hideLater();
  }

  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  hide(): void {
    window.clearTimeout(this.timer);
    this.containerEl.remove();
  }

  private hideLater(): void {
    if (this.duration > 0) this.timer = window.setTimeout(() => this.hide(), this.duration);
  }
}

function makeStack(doc: Document): HTMLElement {
  return doc.body.createDiv({ cls: "notice-container", attr: { role: "status", "aria-live": "polite" } });
}
