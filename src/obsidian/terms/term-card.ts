import { Component, Keymap, MarkdownRenderer, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import type { Practice } from "../../core/terms/practice-index";
import { fileName } from "../../core/lesson/order";
import type { TermDirectory } from "./term-directory";
import { placeBeside, type Anchor } from "./place-beside";

export interface TermCardOptions {
  readonly app: App;
  readonly directory: TermDirectory;
  readonly entry: Entry;
  readonly doc: Document;
  readonly anchor: Anchor;
  readonly onClose: () => void;
}

/** More lessons and notes than this are counted, not listed. */
const LISTED = 4;

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
    const { entry, directory } = this.#options;
    this.el.createDiv({ cls: "gfr-term-card-term", text: entry.term });
    this.#drawDefinitions(entry);
    const facts = this.el.createDiv({ cls: "gfr-term-card-facts" });
    if (entry.aliases.length > 0) facts.createDiv({ text: `Also called ${entry.aliases.join(" · ")}` });
    if (entry.avoid.length > 0) facts.createDiv({ text: `Avoid ${entry.avoid.join(" · ")}` });
    this.#drawLessons(facts, entry);
    this.#drawPractice(facts, directory.practiceOf(entry));
    if (directory.subpathOf(entry) !== null) {
      this.#link(
        this.el.createDiv({ cls: "gfr-term-card-foot" }),
        "Open in glossary",
        directory.linkTo(entry),
      );
    }
    this.registerDomEvent(this.el, "click", (event) => this.#follow(event));
    this.registerDomEvent(this.el, "auxclick", (event) => this.#follow(event));
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

  #drawDefinitions({ definitions }: Entry): void {
    const text = this.el.createDiv({ cls: "gfr-term-card-text markdown-rendered" });
    if (definitions.length === 0) {
      text.createEl("p", { cls: "gfr-term-card-none", text: "Not defined yet." });
      return;
    }
    const list = definitions.length > 1 ? text.createEl("ol") : null;
    for (const { text: markdown, lessons } of definitions) {
      const into = list === null ? text : list.createEl("li");
      void MarkdownRenderer.render(this.#options.app, markdown, into, lessons[0]?.path ?? "", this)
        .catch(() => into.setText(markdown))
        .then(() => this.place());
    }
  }

  #drawLessons(into: HTMLElement, { lessons }: Entry): void {
    const row = into.createDiv({ text: "Introduced in " });
    lessons.slice(0, LISTED).forEach(({ title, path }, index) => {
      if (index > 0) row.appendText(", ");
      this.#link(row, title, path);
    });
    if (lessons.length > LISTED) row.appendText(` and ${lessons.length - LISTED} more`);
  }

  #drawPractice(into: HTMLElement, practice: readonly Practice[]): void {
    const drills = practice.reduce((sum, each) => sum + each.drills, 0);
    if (drills === 0) return;
    const row = into.createDiv({ text: drills === 1 ? "In 1 drill: " : `In ${drills} drills: ` });
    practice.slice(0, LISTED).forEach(({ path }, index) => {
      if (index > 0) row.appendText(", ");
      this.#link(row, fileName(path), path);
    });
    if (practice.length > LISTED) row.appendText(` and ${practice.length - LISTED} more`);
  }

  #link(into: HTMLElement, text: string, linktext: string): void {
    into.createEl("a", { cls: "internal-link", text, href: linktext, attr: { "data-href": linktext } });
  }

  #follow(event: MouseEvent): void {
    const target = event.target as Element | null;
    const link = target?.closest<HTMLElement>("a.internal-link") ?? null;
    if (link === null || event.button > 1) return;
    event.preventDefault();
    event.stopPropagation();
    const source = this.entry.lessons[0]?.path ?? "";
    // What is opened takes the focus; going back to where it was would take it away again.
    this.#returnFocus = null;
    void this.#options.app.workspace.openLinkText(link.dataset.href ?? "", source, Keymap.isModEvent(event));
    this.unload();
  }
}
