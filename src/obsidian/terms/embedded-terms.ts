import { MarkdownRenderChild, MarkdownView, type App, type MarkdownPostProcessor } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { EntryBox } from "./draw-entry";
import type { TermStore } from "./term-store";

/** Shows the entries of the terms a rendered text embeds; `embeds` gets what may become or cease to be one. */
export function embeddedTerms(app: App, terms: TermStore, embeds: Set<EmbeddedTerm>): MarkdownPostProcessor {
  return (el, context) => {
    for (const span of el.querySelectorAll<HTMLElement>(".internal-embed"))
      context.addChild(new EmbeddedTerm(span, { app, terms, sourcePath: context.sourcePath, embeds }));
  };
}

interface EmbeddedTermOptions {
  readonly app: App;
  readonly terms: TermStore;
  readonly sourcePath: string;
  readonly embeds: Set<EmbeddedTerm>;
}

/** An embed of a rendered text: the app's own, or in its place an entry as long as it names a term and no file. */
export class EmbeddedTerm extends MarkdownRenderChild {
  readonly #options: EmbeddedTermOptions;
  #shown: { readonly entry: Entry; readonly link: string; readonly box: EntryBox } | null = null;

  constructor(span: HTMLElement, options: EmbeddedTermOptions) {
    super(span);
    this.#options = options;
  }

  override onload(): void {
    this.#options.embeds.add(this);
    this.update();
  }

  override onunload(): void {
    this.#options.embeds.delete(this);
    this.#restore();
  }

  /** Shows what the embed means now. */
  update(): void {
    const { app, terms, sourcePath } = this.#options;
    const entry = terms.find(this.containerEl.getAttribute("src") ?? "", sourcePath);
    const link = entry === null ? "" : terms.linkTo(entry);
    if (this.#shown?.entry === entry && this.#shown.link === link) return;
    const box = entry === null ? null : this.addChild(new EntryBox({ app, terms, entry, link }));
    const before = this.#restore();
    if (entry !== null && box !== null) {
      this.containerEl.replaceWith(box.el);
      this.#shown = { entry, link, box };
    } else if (before) this.#redraw();
  }

  /** Puts the app's own embed back; answers whether something else stood there. */
  #restore(): boolean {
    if (this.#shown === null) return false;
    const { box } = this.#shown;
    this.#shown = null;
    box.el.replaceWith(this.containerEl);
    this.removeChild(box);
    return true;
  }

  /** Has the app draw the note anew: away from the page its embed may have missed the file it shows. */
  #redraw(): void {
    this.#options.app.workspace.iterateAllLeaves(({ view }) => {
      if (view instanceof MarkdownView && view.containerEl.contains(this.containerEl))
        view.previewMode.rerender(true);
    });
  }
}
