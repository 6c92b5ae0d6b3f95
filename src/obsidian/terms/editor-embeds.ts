import { syntaxTree } from "@codemirror/language";
import { Prec, StateField, type EditorState, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";
import { editorInfoField, editorLivePreviewField, type App } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { termsChanged } from "./term-marks";
import { EntryBox } from "./draw-entry";
import { linksBetween } from "./pointed-term";
import type { TermStore } from "./term-store";

/**
 * Shows the entries of embedded terms in Live Preview, save where the selection is, in the place of the app's own
 * box.
 */
export function editorEmbeds(app: App, terms: TermStore): Extension {
  const isLive = (state: EditorState): boolean => state.field(editorLivePreviewField, false) === true;
  const field = StateField.define<DecorationSet>({
    create: (state) => draw(state, app, terms),
    update: (drawn, { startState, state, docChanged, selection, effects }) => {
      const termsHaveChanged = effects.some((effect) => effect.is(termsChanged));
      const parsed = syntaxTree(startState) !== syntaxTree(state);
      const toggled = isLive(startState) !== isLive(state);
      if (!docChanged && selection === undefined && !termsHaveChanged && !parsed && !toggled) return drawn;
      return isLive(state) ? draw(state, app, terms) : Decoration.none;
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  return Prec.highest(field);
}

function draw(state: EditorState, app: App, terms: TermStore): DecorationSet {
  if (state.field(editorLivePreviewField, false) !== true) return Decoration.none;
  const sourcePath = state.field(editorInfoField, false)?.file?.path ?? "";
  const ranges: Range<Decoration>[] = [];
  let start = 0;
  for (const text of state.doc.iterLines()) {
    const end = start + text.length;
    if (text.includes("![[")) {
      for (const embed of linksBetween(state, start, end, true)) {
        const from = embed.from - 3;
        const to = embed.to + 2;
        const entry = terms.find(embed.linktext, sourcePath);
        if (entry === null) continue;
        if (state.selection.ranges.some((range) => range.from <= to && range.to >= from)) continue;
        const widget = new EntryWidget(app, terms, entry);
        const isWhole = text.trim().length === to - from;
        if (isWhole) ranges.push(Decoration.replace({ widget, block: true }).range(start, end));
        else ranges.push(Decoration.replace({ widget }).range(from, to));
      }
    }
    start = end + 1;
  }
  return Decoration.set(ranges);
}

const boxes = new WeakMap<HTMLElement, EntryBox>();

/** An entry in the place of its embed's source; a click beside its links goes there. */
class EntryWidget extends WidgetType {
  readonly #app: App;
  readonly #terms: TermStore;
  readonly #entry: Entry;
  readonly #link: string;

  constructor(app: App, terms: TermStore, entry: Entry) {
    super();
    this.#app = app;
    this.#terms = terms;
    this.#entry = entry;
    this.#link = terms.linkTo(entry);
  }

  override eq(other: EntryWidget): boolean {
    return this.#entry === other.#entry && this.#link === other.#link;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = new EntryBox({
      app: this.#app,
      terms: this.#terms,
      entry: this.#entry,
      link: this.#link,
      onGrown: () => view.requestMeasure(),
    });
    box.load();
    const { el } = box;
    el.setAttr("contenteditable", "false");
    // What follows a link has taken its click.
    el.addEventListener("click", ({ defaultPrevented }) => {
      if (defaultPrevented) return;
      view.dispatch({ selection: { anchor: view.posAtDOM(el) } });
      view.focus();
    });
    boxes.set(el, box);
    return el;
  }

  override destroy(el: HTMLElement): void {
    boxes.get(el)?.unload();
  }
}
