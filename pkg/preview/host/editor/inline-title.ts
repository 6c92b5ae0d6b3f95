import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";

/** The note has another name now. */
export const titleChanged = StateEffect.define();

/** The note's name above its text, as the reading view has it. */
export function inlineTitle(name: () => string): Extension {
  const draw = (): DecorationSet =>
    Decoration.set(Decoration.widget({ widget: new Title(name()), side: -1, block: true }).range(0));
  return StateField.define<DecorationSet>({
    create: draw,
    update: (title, { docChanged, effects }) =>
      docChanged || effects.some((effect) => effect.is(titleChanged)) ? draw() : title,
    provide: (field) => EditorView.decorations.from(field),
  });
}

class Title extends WidgetType {
  private readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  override eq(other: Title): boolean {
    return other.name === this.name;
  }

  override toDOM(view: EditorView): HTMLElement {
    const el = view.contentDOM.doc.createElement("div");
    el.className = "inline-title";
    el.textContent = this.name;
    el.dir = "auto";
    el.setAttribute("role", "heading");
    el.setAttribute("aria-level", "1");
    el.setAttribute("contenteditable", "false");
    return el;
  }
}
