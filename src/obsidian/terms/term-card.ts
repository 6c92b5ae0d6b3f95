import { Component, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { drawEntry, drawLink } from "./draw-entry";
import type { TermStore } from "./term-store";
import { placeBeside, type Anchor } from "./place-beside";

export interface TermCardOptions {
  readonly app: App;
  readonly terms: TermStore;
  readonly entry: Entry;
  readonly doc: Document;
  readonly anchor: Anchor;
  readonly onClose: () => void;
}

/**
 * What the glossary says of a term, beside where it is read: its definition, the lessons that introduce it, how many
 * drills practise it. A dialog that leaves the page as it is; gone when it is unloaded.
 */
export class TermCard extends Component {
  readonly el: HTMLElement;
  readonly entry: Entry;
  readonly #options: TermCardOptions;
  #returnFocus: HTMLElement | null = null;

  constructor(options: TermCardOptions) {
    super();
    this.#options = options;
    this.entry = options.entry;
    this.el = options.doc.body.createDiv({
      cls: "gfr-term-card",
      attr: { role: "dialog", "aria-label": `Glossary: ${options.entry.term}`, tabindex: "-1" },
    });
  }

  override onload(): void {
    const { app, entry, terms } = this.#options;
    this.el.createDiv({ cls: "gfr-term-card-term", text: entry.term });
    drawEntry(this.el, {
      app,
      terms,
      entry,
      owner: this,
      onGrown: () => this.place(),
      onFollow: () => {
        // What is opened takes the focus; going back to where it was would take it away again.
        this.#returnFocus = null;
        this.unload();
      },
    });
    if (terms.subpathOf(entry) !== null) {
      const foot = this.el.createDiv({ cls: "gfr-term-card-foot" });
      drawLink(foot, terms.linkTo(entry), { text: "Open in glossary" });
    }
    this.place();
  }

  override onunload(): void {
    this.el.remove();
    if (this.#returnFocus?.isConnected === true) this.#returnFocus.focus();
    this.#options.onClose();
  }

  /** Moves the focus into the card, and back to where it was when the card goes. */
  takeFocus(): void {
    const focused = this.el.doc.activeElement;
    this.#returnFocus = focused?.instanceOf(HTMLElement) === true ? focused : null;
    this.el.focus({ preventScroll: true });
  }

  /** Puts it where it hides nothing of what it explains; again when its content has grown. */
  place(): void {
    placeBeside(this.el, this.#options.anchor);
  }
}
