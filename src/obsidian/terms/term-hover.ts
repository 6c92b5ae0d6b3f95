import { Component, Keymap } from "obsidian";
import { pointedTerm, type PointedTerm } from "./pointed-term";
import type { TermCard, TermCards } from "./term-card";
import type { TermStore } from "./term-store";

/** How long the pointer rests on a term before its card shows, in ms, and how long it may be away from both. */
const OPEN_DELAY = 300;
const CLOSE_DELAY = 250;

/** How long a finger rests on a term before its card shows, in ms, and how far it may move meanwhile, in px. */
const LONG_PRESS = 500;
const TOLERANCE = 10;

/** Shows the card of the term a pointer rests on, in one window: under a mouse, or under a finger. */
export class TermHover extends Component {
  readonly #doc: Document;
  readonly #terms: TermStore;
  readonly #cards: TermCards;
  #over: PointedTerm | null = null;
  #timer = 0;
  /** Where the pointer was last, on the screen. */
  #at: { readonly x: number; readonly y: number } | null = null;
  #press: { readonly x: number; readonly y: number } | null = null;
  /** The element whose next click ends a long press and opens nothing. */
  #pressed: HTMLElement | null = null;

  constructor(doc: Document, terms: TermStore, cards: TermCards) {
    super();
    this.#doc = doc;
    this.#terms = terms;
    this.#cards = cards;
  }

  override onload(): void {
    const doc = this.#doc;
    const listen = <Name extends keyof DocumentEventMap>(
      name: Name,
      listener: (event: DocumentEventMap[Name]) => void,
    ): void => this.registerDomEvent(doc, name, listener, { capture: true });
    listen("pointerover", (event) => this.#onOver(event));
    listen("mouseover", (event) => {
      // The app would look for the note of that name.
      if (this.#over?.el.contains(event.target as Node) === true) event.stopPropagation();
    });
    listen("pointerdown", (event) => this.#onDown(event));
    listen("pointermove", (event) => this.#onMove(event));
    listen("pointerup", () => this.#endPress());
    listen("pointercancel", () => this.#endPress());
    listen("contextmenu", (event) => {
      if (this.#pressed?.contains(event.target as Node) === true) suppress(event);
    });
    listen("keydown", (event) => this.#onKey(event));
    listen("scroll", (event) => {
      if (this.#shownHere()?.el.contains(event.target as Node) !== true) this.#closeHere();
    });
    listen("focusin", (event) => {
      const card = this.#shownHere();
      const into = event.target as Node;
      if (card?.el.contains(event.relatedTarget as Node | null) === true && !card.el.contains(into))
        this.#closeHere();
    });
  }

  override onunload(): void {
    this.#stopTimer();
  }

  /** Whether a click is the end of a long press, which opened the card and is to open nothing else. */
  swallows(event: MouseEvent): boolean {
    const swallowed = this.#pressed?.contains(event.target as Node) === true;
    this.#pressed = null;
    return swallowed;
  }

  #onOver(event: PointerEvent): void {
    const target = event.target as Node;
    if (event.pointerType === "touch") return;
    const rests = this.#rests(event);
    const card = this.#shownHere();
    if (card?.el.contains(target) === true) {
      // On the card: it stays, and what is in it shows no other.
      this.#stopTimer();
      return;
    }
    if (this.#over?.el.contains(target) === true) {
      event.stopPropagation();
      if (card !== null) this.#stopTimer();
      return;
    }
    this.#over = null;
    const pointed = pointedTerm(this.#terms, event.target);
    this.#stopTimer();
    if (pointed === null) {
      if (card !== null && !rests && !card.el.contains(this.#doc.activeElement))
        this.#after(CLOSE_DELAY, () => this.#closeHere());
      return;
    }
    event.stopPropagation();
    this.#over = pointed;
    const inEditor = pointed.kind === "editor-link" || pointed.kind === "source-link";
    if (!inEditor || Keymap.isModifier(event, "Mod")) this.#after(OPEN_DELAY, () => this.#openOver());
    else if (card !== null && !rests) this.#after(CLOSE_DELAY, () => this.#closeHere());
  }

  /** Whether something came under the pointer without the pointer moving, as when a dialog closes: that closes no card. */
  #rests({ screenX, screenY }: PointerEvent): boolean {
    const before = this.#at;
    this.#at = { x: screenX, y: screenY };
    return before?.x === screenX && before.y === screenY;
  }

  #onDown(event: PointerEvent): void {
    const target = event.target as Node;
    const card = this.#shownHere();
    if (card?.el.contains(target) === true) return;
    this.#stopTimer();
    if (card !== null) this.#closeHere();
    this.#pressed = null;
    if (event.pointerType !== "touch") return;
    const pointed = pointedTerm(this.#terms, event.target);
    if (pointed === null) return;
    this.#press = { x: event.clientX, y: event.clientY };
    this.#over = pointed;
    this.#after(LONG_PRESS, () => {
      this.#pressed = pointed.el;
      this.#openOver();
    });
  }

  #onMove(event: PointerEvent): void {
    this.#at = { x: event.screenX, y: event.screenY };
    if (this.#press === null) return;
    if (Math.hypot(event.clientX - this.#press.x, event.clientY - this.#press.y) > TOLERANCE)
      this.#endPress();
  }

  #endPress(): void {
    if (this.#press === null) return;
    this.#press = null;
    if (this.#pressed === null) this.#stopTimer();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#shownHere() !== null) {
      suppress(event);
      this.#closeHere();
    } else if (this.#over !== null && this.#shownHere() === null && Keymap.isModifier(event, "Mod")) {
      if (this.#over.el.matches(":hover")) this.#openOver();
    }
  }

  #openOver(): void {
    const pointed = this.#over;
    if (pointed?.el.isConnected !== true) return;
    if (this.#shownHere()?.entry === pointed.entry && this.#pressed === null) return;
    this.#cards.open(pointed.entry, this.#doc, pointed.el);
  }

  /** The card, if it is shown in this window. */
  #shownHere(): TermCard | null {
    const card = this.#cards.shown;
    return card?.el.doc === this.#doc ? card : null;
  }

  #closeHere(): void {
    this.#stopTimer();
    if (this.#shownHere() !== null) this.#cards.close();
  }

  #after(delay: number, run: () => void): void {
    this.#timer = window.setTimeout(run, delay);
  }

  #stopTimer(): void {
    window.clearTimeout(this.#timer);
  }
}

/** Stops an event, and what the browser would do on it. */
function suppress(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
