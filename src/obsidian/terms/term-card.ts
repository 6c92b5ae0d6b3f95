import { computePosition, flip, offset, shift, size, type VirtualElement } from "@floating-ui/dom";
import { Component, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { drawEntry, drawLink } from "./draw-entry";
import type { TermStore } from "./term-store";

/** The place a card explains: an element, or a box inside one. */
export type Anchor = HTMLElement | (VirtualElement & { readonly contextElement: HTMLElement });

/** Between a card and the place it explains, and between a card and the edge of its pane, in px. */
const GAP = 6;
const MARGIN = 8;

/** A pane less high than this, in px, leaves a card too little room above or below a line. */
const LEAST_PANE_HEIGHT = 360;

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
    void positionPopover(this.el, this.#options.anchor);
  }
}

/** Which card is shown, over all windows: one at a time. */
export class TermCards extends Component {
  readonly #app: App;
  readonly #terms: TermStore;
  #card: TermCard | null = null;

  constructor(app: App, terms: TermStore) {
    super();
    this.#app = app;
    this.#terms = terms;
  }

  get shown(): TermCard | null {
    return this.#card;
  }

  override onload(): void {
    const close = (): void => this.close();
    this.registerEvent(this.#app.workspace.on("file-open", close));
    this.registerEvent(this.#app.workspace.on("layout-change", close));
  }

  override onunload(): void {
    this.close();
  }

  open(entry: Entry, doc: Document, anchor: Anchor): TermCard {
    this.close();
    const card = new TermCard({
      app: this.#app,
      terms: this.#terms,
      entry,
      doc,
      anchor,
      onClose: () => {
        if (this.#card === card) this.#card = null;
      },
    });
    this.#card = card;
    card.load();
    return card;
  }

  close(): void {
    const card = this.#card;
    this.#card = null;
    card?.unload();
  }
}

/**
 * Puts a fixed element under a place, or above it where there is more room; never over it. It stays inside the pane of
 * that place, or inside the window where the pane is too small for it, and scrolls where it is higher than its room.
 */
async function positionPopover(el: HTMLElement, anchor: Anchor): Promise<void> {
  const place = "contextElement" in anchor ? anchor.contextElement : anchor;
  if (!place.isConnected || !el.isConnected) return;
  el.setCssStyles({ maxHeight: "", left: "0", top: "0" });
  const pane = place.closest(".workspace-leaf-content");
  const fits =
    pane !== null &&
    pane.clientWidth >= el.offsetWidth + 2 * MARGIN &&
    pane.clientHeight >= LEAST_PANE_HEIGHT;
  const room = { boundary: fits ? pane : "clippingAncestors", padding: MARGIN } as const;
  const { x, y } = await computePosition(anchor, el, {
    strategy: "fixed",
    placement: "bottom-start",
    middleware: [
      offset(GAP),
      flip({ ...room, crossAxis: false, fallbackStrategy: "bestFit" }),
      shift(room),
      size({
        ...room,
        apply: ({ availableHeight }) => el.setCssStyles({ maxHeight: `${Math.max(availableHeight, 0)}px` }),
      }),
    ],
  });
  el.setCssStyles({ left: `${x}px`, top: `${y}px` });
}
