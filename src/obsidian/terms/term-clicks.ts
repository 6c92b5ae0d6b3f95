import { Component, Keymap, type App } from "obsidian";
import { pointedTerm } from "./pointed-term";
import type { TermStore } from "./term-store";
import type { TermCards } from "./term-card";
import type { TermHover } from "./term-hover";

/**
 * Opens the entry of a term whose link is clicked in one window, where the app would make an empty note of that name.
 * Enter on a link that has the focus is a click, too. Heard before anybody else hears it; what is no term's link goes
 * on as it came.
 */
export class TermClicks extends Component {
  readonly #app: App;
  readonly #doc: Document;
  readonly #terms: TermStore;
  readonly #cards: TermCards;
  readonly #hover: TermHover;

  constructor(app: App, doc: Document, terms: TermStore, cards: TermCards, hover: TermHover) {
    super();
    this.#app = app;
    this.#doc = doc;
    this.#terms = terms;
    this.#cards = cards;
    this.#hover = hover;
  }

  override onload(): void {
    const options = { capture: true };
    this.registerDomEvent(this.#doc, "mousedown", (event) => this.#onDown(event), options);
    this.registerDomEvent(this.#doc, "click", (event) => this.#onClick(event), options);
    this.registerDomEvent(this.#doc, "auxclick", (event) => this.#onClick(event), options);
  }

  /** In an editor a click that opens a link does not put the cursor there. */
  #onDown(event: MouseEvent): void {
    if (event.button > 1) return;
    const pointed = pointedTerm(this.#terms, event.target);
    if (pointed === null || (pointed.kind !== "editor-link" && !opensSource(pointed.kind, event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onClick(event: MouseEvent): void {
    if (event.button > 1) return;
    if (this.#hover.swallows(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const pointed = pointedTerm(this.#terms, event.target);
    if (pointed === null) return;
    const { kind, entry, el } = pointed;
    if (kind === "mention") {
      // A finger cannot rest on a word without a click of its own.
      if (isTouch(event)) this.#cards.open(entry, this.#doc, el);
      return;
    }
    if (kind === "source-link" && !opensSource(kind, event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#cards.close();
    void this.#app.workspace.openLinkText(
      this.#terms.linkTo(entry),
      pointed.sourcePath,
      Keymap.isModEvent(event),
    );
  }
}

function opensSource(kind: string, event: MouseEvent): boolean {
  return kind === "source-link" && Keymap.isModEvent(event) !== false;
}

function isTouch(event: MouseEvent): boolean {
  return "pointerType" in event && event.pointerType === "touch";
}
