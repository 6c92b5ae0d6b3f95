import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet } from "@codemirror/view";
import { editorInfoField, editorLivePreviewField, MarkdownView } from "obsidian";
import { isFrontMatterDelimiter } from "../../core/markdown/note";
import { LessonHead, type LessonHeads } from "./lesson-head";

/** A note may have become a lesson, or may be one no longer. */
const lessonsChanged = StateEffect.define();

/** Draws the heads of lessons in Live Preview, below the properties. */
export function editorHeads(heads: LessonHeads): Extension {
  const heights = new Map<string, number>();
  const field = StateField.define<DecorationSet>({
    create: (state) => draw(state, heads, heights),
    update: (drawn, { startState, state, docChanged, effects }) => {
      const toggled = isLive(startState) !== isLive(state);
      const changed = effects.some((effect) => effect.is(lessonsChanged));
      return docChanged || toggled || changed ? draw(state, heads, heights) : drawn;
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  const watch = ViewPlugin.define((view) => {
    const before = { path: lessonIn(view.state, heads) };
    const end = heads.onChange(() => {
      const path = lessonIn(view.state, heads);
      if (path === before.path) return;
      before.path = path;
      view.dispatch({ effects: lessonsChanged.of(null) });
    });
    return { destroy: end };
  });
  return [field, watch];
}

function isLive(state: EditorState): boolean {
  return state.field(editorLivePreviewField, false) === true;
}

/** The path of the lesson an editor shows; null for another note, and for an editor that is no view of a note. */
function lessonIn(state: EditorState, heads: LessonHeads): string | null {
  const info = state.field(editorInfoField, false);
  const path = info instanceof MarkdownView ? info.file?.path : undefined;
  return path !== undefined && heads.find(path) !== null ? path : null;
}

function draw(state: EditorState, heads: LessonHeads, heights: Map<string, number>): DecorationSet {
  const path = isLive(state) ? lessonIn(state, heads) : null;
  if (path === null) return Decoration.none;
  const at = bodyStart(state);
  // What ends with its properties has no line below them.
  const widget = Decoration.widget({
    widget: new HeadWidget({ heads, path, heights }),
    block: true,
    side: at === null ? 1 : 0,
  });
  return Decoration.set(widget.range(at ?? state.doc.length));
}

/** Where the text below the front matter begins; null when there is none. */
function bodyStart({ doc }: EditorState): number | null {
  if (!isFrontMatterDelimiter(doc.line(1).text)) return 0;
  for (let number = 2; number <= doc.lines; number++) {
    if (!isFrontMatterDelimiter(doc.line(number).text)) continue;
    return number === doc.lines ? null : doc.line(number + 1).from;
  }
  return 0;
}

interface HeadWidgetOptions {
  readonly heads: LessonHeads;
  readonly path: string;
  /** How high heads were when they were last drawn, in px, by the path of their note. */
  readonly heights: Map<string, number>;
}

/** About how high a head is that was not drawn yet, in px. */
const HEIGHT = 130;

interface Drawn {
  readonly head: LessonHead;
  readonly observer: ResizeObserver;
}

const drawn = new WeakMap<HTMLElement, Drawn>();

/** A lesson's head in an editor. Nothing is measured when it goes: others may be going with it. */
class HeadWidget extends WidgetType {
  readonly #options: HeadWidgetOptions;

  constructor(options: HeadWidgetOptions) {
    super();
    this.#options = options;
  }

  override eq(other: HeadWidget): boolean {
    return this.#options.path === other.#options.path;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { heads, path, heights } = this.#options;
    const el = createDiv({ attr: { contenteditable: "false" } });
    const head = new LessonHead(heads, el, path);
    head.load();
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
      if (height === 0 || height === heights.get(this.#options.path)) return;
      heights.set(this.#options.path, height);
      view.requestMeasure();
    });
    observer.observe(el);
    drawn.set(el, { head, observer });
    return el;
  }

  override destroy(el: HTMLElement): void {
    const held = drawn.get(el);
    held?.observer.disconnect();
    held?.head.unload();
  }

  override get estimatedHeight(): number {
    return this.#options.heights.get(this.#options.path) ?? HEIGHT;
  }

  /** Its buttons and links are its own. */
  override ignoreEvent(): boolean {
    return true;
  }
}
