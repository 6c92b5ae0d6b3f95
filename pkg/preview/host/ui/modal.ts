import type { App } from "obsidian";
import { reportLater } from "../base/events";
import { setIcon } from "./icons";
import { Scope } from "./scope";

/** What is heard and used whatever dialog is open. */
const ALWAYS = ".notice-container";

/** How many dialogs keep an element unreachable. */
const keepers = new WeakMap<Element, number>();

/**
 * Makes all of the page but one element unreachable: for the pointer, for Tab and for a screen reader. What comes later,
 * a menu for instance, is reachable. The returned function undoes it; the order in which several are undone is free.
 */
export function makeRestInert(el: HTMLElement): () => void {
  const rest = [...el.doc.body.children].filter((other) => other !== el && !other.matches(ALWAYS));
  for (const other of rest) keep(other, 1);
  return () => {
    for (const other of rest.splice(0)) keep(other, -1);
  };
}

function keep(el: Element, by: 1 | -1): void {
  const count = (keepers.get(el) ?? 0) + by;
  keepers.set(el, count);
  el.toggleAttribute("inert", count > 0);
}

const FOCUSABLE =
  "a[href], button, input, select, textarea, [tabindex]:not([tabindex='-1']), [contenteditable='true']";

/** A dialog over the page. Escape closes it, Tab stays inside it, and closing gives the focus back. */
export class Modal {
  app: App;
  scope: Scope;
  containerEl: HTMLElement;
  modalEl: HTMLElement;
  titleEl: HTMLElement;
  contentEl: HTMLElement;
  shouldRestoreSelection = true;
  private readonly closeButton: HTMLElement;
  private closeCallback: (() => unknown) | null = null;
  private returnFocus: HTMLElement | null = null;
  private releaseRest: (() => void) | null = null;

  constructor(app: App) {
    this.app = app;
    this.scope = new Scope(app.scope as never);
    this.containerEl = createDiv({ cls: "modal-container mod-dim" });
    const background = this.containerEl.createDiv({ cls: "modal-bg" });
    this.modalEl = this.containerEl.createDiv({
      cls: "modal",
      attr: { role: "dialog", "aria-modal": true, tabindex: -1 },
    });
    this.closeButton = this.modalEl.createEl("button", {
      cls: "modal-close-button clickable-icon",
      attr: { "aria-label": "Close", type: "button" },
    });
    setIcon(this.closeButton, "x");
    this.titleEl = this.modalEl.createDiv({ cls: "modal-header" }).createDiv({ cls: "modal-title" });
    this.contentEl = this.modalEl.createDiv({ cls: "modal-content" });
    this.closeButton.addEventListener("click", () => this.close());
    background.addEventListener("click", () => this.close());
    this.scope.register([], "Escape", () => {
      this.close();
      return false;
    });
    this.modalEl.addEventListener("keydown", (event) => this.keepFocusInside(event));
  }

  open(): void {
    if (this.containerEl.isConnected) return;
    const doc = activeDocument;
    this.returnFocus = doc.activeElement?.instanceOf(HTMLElement) === true ? doc.activeElement : null;
    doc.body.append(this.containerEl);
    this.releaseRest = makeRestInert(this.containerEl);
    this.app.keymap.pushScope(this.scope);
    void Promise.resolve(this.onOpen()).catch(reportLater);
    if (!this.modalEl.contains(doc.activeElement)) this.firstFocus().focus();
  }

  close(): void {
    if (!this.containerEl.isConnected) return;
    this.app.keymap.popScope(this.scope);
    this.releaseRest?.();
    this.containerEl.remove();
    this.onClose();
    this.closeCallback?.();
    if (this.shouldRestoreSelection && this.returnFocus?.isConnected === true) this.returnFocus.focus();
  }

  onOpen(): Promise<void> | void {
    // Nothing unless a subclass says so.
  }

  onClose(): void {
    // Nothing unless a subclass says so.
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    this.modalEl.setAttr("aria-label", title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.closeCallback = callback;
    return this;
  }

  onHistoryBack(): void {
    this.close();
  }

  private focusable(): HTMLElement[] {
    return this.modalEl
      .findAll(FOCUSABLE)
      .filter((element) => !element.matches(":disabled") && element.offsetParent !== null);
  }

  private firstFocus(): HTMLElement {
    return this.focusable().find((element) => element !== this.closeButton) ?? this.modalEl;
  }

  private keepFocusInside(event: KeyboardEvent): void {
    if (event.key !== "Tab") return;
    const elements = this.focusable();
    const edge = event.shiftKey ? elements[0] : elements.at(-1);
    const other = event.shiftKey ? elements.at(-1) : elements[0];
    if (other === undefined) event.preventDefault();
    else if (this.modalEl.doc.activeElement === edge || this.modalEl.doc.activeElement === this.modalEl) {
      event.preventDefault();
      other.focus();
    }
  }
}
