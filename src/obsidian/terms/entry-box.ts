import { Component, setIcon, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { drawEntry, drawLink } from "./draw-entry";
import type { TermStore } from "./term-store";

export interface EntryBoxOptions {
  readonly app: App;
  readonly terms: TermStore;
  readonly entry: Entry;
  /** What opens the entry. */
  readonly link: string;
  /** It takes more room than before. */
  readonly onGrown?: () => void;
}

/** An entry of the glossary in a note that embeds its term, as the app shows a part of another note. */
export class EntryBox extends Component {
  readonly el: HTMLElement;
  readonly #options: EntryBoxOptions;

  constructor(options: EntryBoxOptions) {
    super();
    this.#options = options;
    this.el = createDiv({ cls: "gfr-term-embed markdown-embed inline-embed" });
  }

  override onload(): void {
    const { app, terms, entry, link, onGrown = () => undefined } = this.#options;
    const content = this.el.createDiv({ cls: "markdown-embed-content markdown-rendered" });
    content.createEl("h3", { text: entry.term });
    drawEntry(content, { app, terms, entry, owner: this, onGrown, onFollow: () => undefined });
    const label = `Open “${entry.term}” in the glossary`;
    setIcon(drawLink(content, link, { cls: "markdown-embed-link", attr: { "aria-label": label } }), "link");
  }
}
