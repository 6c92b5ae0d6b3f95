import type { EditorView } from "@codemirror/view";
import { editorInfoField, MarkdownView, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { linkAround, pointedTerm } from "./pointed-term";
import type { Anchor, TermCards } from "./term-card";
import type { TermStore } from "./term-store";

/** A term and where it is found. */
interface TermInText {
  readonly entry: Entry;
  readonly doc: Document;
  readonly anchor: Anchor;
}

/** Finds the term under the cursor of an editor, or the term's link that had the focus last in a note that is read. */
export class TermUnderCursor {
  readonly #app: App;
  readonly #terms: TermStore;
  readonly #views: ReadonlySet<EditorView>;
  /** Asking for a command takes the focus away from the link it is asked for. */
  #focused: HTMLElement | null = null;

  constructor(app: App, terms: TermStore, views: ReadonlySet<EditorView>) {
    this.#app = app;
    this.#terms = terms;
    this.#views = views;
  }

  /** Takes note of what has the focus. */
  onFocus(event: FocusEvent): void {
    const link = (event.target as HTMLElement).closest<HTMLElement>(".internal-link");
    const inNote = (event.target as HTMLElement).closest(".workspace-leaf-content, .view-content") !== null;
    if (link !== null || inNote) this.#focused = link;
  }

  /** Shows its card and moves the focus into it; answers whether there is a term. */
  show(cards: TermCards, checking: boolean): boolean {
    const found = this.#find();
    if (found !== null && !checking) cards.open(found.entry, found.doc, found.anchor).takeFocus();
    return found !== null;
  }

  #find(): TermInText | null {
    const view = this.#app.workspace.getActiveViewOfType(MarkdownView);
    if (view === null) return null;
    const link = this.#focused;
    if (link?.isConnected === true && view.containerEl.contains(link)) {
      const pointed = pointedTerm(this.#terms, link);
      if (pointed !== null) return { entry: pointed.entry, doc: link.doc, anchor: link };
    }
    if (view.getMode() !== "source") return null;
    for (const editor of this.#views) {
      if (view.containerEl.contains(editor.dom)) return this.#inEditor(editor);
    }
    return null;
  }

  /** The term that a link around the cursor leads to, or that the words around it name. */
  #inEditor(view: EditorView): TermInText | null {
    const { state } = view;
    const { head } = state.selection.main;
    const link = linkAround(state, head);
    const sourcePath = state.field(editorInfoField, false)?.file?.path ?? "";
    const line = state.doc.lineAt(head);
    const at = head - line.from;
    const word = this.#terms.current.mentions
      .find(line.text)
      .find(({ start, end }) => start <= at && at <= end);
    const entry =
      (link === null ? null : this.#terms.find(link.linktext, sourcePath)) ??
      (word === undefined ? null : this.#terms.current.get(word.key));
    if (entry === null) return null;
    const anchor = { getBoundingClientRect: () => caretBox(view, head), contextElement: view.dom };
    return { entry, doc: view.dom.doc, anchor };
  }
}

/** The box of the caret at an offset; where that is not drawn, the upper left corner of the editor. */
function caretBox(view: EditorView, offset: number): DOMRect {
  const box = view.coordsAtPos(offset);
  if (box !== null) return new DOMRect(box.left, box.top, 1, box.bottom - box.top);
  const { left, top } = view.dom.getBoundingClientRect();
  return new DOMRect(left, top, 1, 0);
}
