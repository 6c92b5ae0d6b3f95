import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldKeymap, indentUnit } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import {
  Compartment,
  EditorState,
  Text,
  Transaction,
  type Extension,
  StateEffect,
  StateField,
} from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  keymap,
  rectangularSelection,
  type ViewUpdate,
  Decoration,
  WidgetType,
  type DecorationSet,
} from "@codemirror/view";
import type { MarkdownFileInfo } from "obsidian";
import { CodeMirrorEditor } from "./code-mirror-editor";
import {
  editorEditorField,
  editorInfoField,
  editorLivePreviewField,
  livePreviewChanged,
  livePreviewState,
} from "./fields";
import { formattingKeymap } from "./formatting-keys";
import { restoreLineEnds, withoutCarriageReturns } from "./line-ends";
import { lineStyles } from "./line-styles";
import { redrawBlocks } from "./live-preview/block-field";
import { frontMatterLines, noteLanguage } from "./markdown-language";
import { textChanges } from "./text-change";

/** What an editor is made with. */
export interface NoteEditorOptions {
  readonly info: MarkdownFileInfo;
  /** What shows a note's blocks in place. */
  readonly livePreview: Extension;
  /** What plugins extend editors with, as it is now. */
  readonly pluginExtensions: () => Extension;
  /** Suggestions and the like, which belong to the editor as long as it lives. */
  readonly own: Extension;
  /** Heard after every change of the text that was not set from outside. */
  readonly changed: () => void;
}

/** A note's text in an editor, in Live Preview or as its source. Line ends stay as they are on disk. */
export class NoteEditor {
  readonly containerEl: HTMLElement;
  readonly cm: EditorView;
  readonly editor: CodeMirrorEditor;
  private readonly options: NoteEditorOptions;
  private readonly preview = new Compartment();
  private readonly plugins = new Compartment();
  private readonly access = new Compartment();
  private original = "";
  private isLive = true;
  private isReadOnly = false;
  private placed = false;

  constructor(parent: HTMLElement, options: NoteEditorOptions) {
    this.options = options;
    this.containerEl = parent.createDiv({ cls: "markdown-source-view cm-s-obsidian mod-cm6" });
    this.containerEl.toggleClass("is-live-preview", this.isLive);
    this.cm = new EditorView({ parent: this.containerEl, root: parent.doc });
    this.editor = new CodeMirrorEditor(this.cm);
    this.cm.setState(this.stateOf(""));
  }

  /** The text with the line ends it has on disk. */
  get(): string {
    const text = this.cm.state.doc.toString();
    return text === withoutCarriageReturns(this.original)
      ? this.original
      : restoreLineEnds(this.original, text);
  }

  /** Shows another text; `anew` is for another note, which has no history, cursor and place yet. */
  set(data: string, anew: boolean): void {
    this.original = data;
    const text = withoutCarriageReturns(data);
    if (anew) {
      this.placed = false;
      this.cm.setState(this.stateOf(text));
      this.applyScroll(0);
      return;
    }
    const changes = textChanges(this.cm.state.doc.toString(), text);
    if (changes.length === 0) return;
    this.cm.dispatch({
      changes,
      annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)],
    });
  }

  /** Lets nobody change the text, neither by typing nor from a plugin; `set` still does. */
  setReadOnly(on: boolean): void {
    if (on === this.isReadOnly) return;
    this.isReadOnly = on;
    this.cm.dispatch({ effects: this.access.reconfigure(this.accessExtension()) });
  }

  get livePreview(): boolean {
    return this.isLive;
  }

  /** Changes between Live Preview and source mode; cursor, history and place stay. */
  setLivePreview(on: boolean): void {
    if (on === this.isLive) return;
    this.isLive = on;
    this.containerEl.toggleClass("is-live-preview", on);
    const line = this.getScroll();
    this.cm.dispatch({
      effects: [this.preview.reconfigure(this.previewExtension()), livePreviewChanged.of(on)],
    });
    this.applyScroll(line);
  }

  /** Shows the name the note has now. */
  updateTitle(): void {
    this.cm.dispatch({ effects: titleChanged.of(null) });
  }

  /** Draws what Live Preview shows in place anew. */
  redraw(): void {
    this.cm.dispatch({ effects: redrawBlocks.of(null) });
  }

  /** Takes over what plugins extend editors with now. */
  updateOptions(): void {
    this.cm.dispatch({ effects: this.plugins.reconfigure(this.options.pluginExtensions()) });
  }

  /** The line at the top of the viewport, from 0; its fraction is how far it is scrolled through. */
  getScroll(): number {
    const { cm } = this;
    const top = cm.scrollDOM.getBoundingClientRect().top - cm.documentTop;
    if (top <= 0) return 0;
    const block = cm.lineBlockAtHeight(top);
    const first = cm.state.doc.lineAt(block.from).number - 1;
    const lines = cm.state.doc.lineAt(block.to).number - first;
    return first + (block.height === 0 ? 0 : ((top - block.top) / block.height) * lines);
  }

  /** Brings a line, from 0, to the top. */
  applyScroll(line: number): void {
    const { doc } = this.cm.state;
    if (line <= 0) {
      const { scrollDOM } = this.cm;
      scrollDOM.scrollTop = 0;
      // An editor that is focused goes back to the last place it heard of.
      scrollDOM.dispatchEvent(new Event("scroll"));
      return;
    }
    const target = doc.line(Math.min(Math.floor(line) + 1, doc.lines));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(target.from, { y: "start", yMargin: 0 }) });
  }

  /** Puts the focus into the text, the first time with the cursor where it is scrolled to. */
  focus(): void {
    if (!this.placed && this.cm.state.selection.main.head === 0) {
      const { doc } = this.cm.state;
      const belowProperties = frontMatterLines(doc)?.last ?? 0;
      const line = Math.min(Math.max(Math.ceil(this.getScroll()), belowProperties), doc.lines - 1);
      if (line > 0) this.cm.dispatch({ selection: { anchor: doc.line(line + 1).from } });
    }
    this.placed = true;
    this.cm.contentDOM.focus({ preventScroll: true });
  }

  /** Puts the cursor at the beginning of a line, from 0, and shows it. */
  showLine(line: number): void {
    this.placed = true;
    const { doc } = this.cm.state;
    const { from } = doc.line(Math.min(Math.max(0, line), doc.lines - 1) + 1);
    this.cm.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 0 }),
    });
  }

  destroy(): void {
    this.cm.destroy();
    this.containerEl.remove();
  }

  private stateOf(text: string): EditorState {
    const doc = Text.of(text.split("\n"));
    return EditorState.create({
      doc,
      extensions: [
        editorInfoField.init(() => this.options.info),
        editorEditorField.init(() => this.cm),
        this.options.own,
        this.plugins.of(this.options.pluginExtensions()),
        this.access.of(this.accessExtension()),
        history(),
        noteLanguage(doc),
        inlineTitle(() => this.options.info.file?.basename ?? ""),
        lineStyles,
        livePreviewState,
        codeFolding(),
        drawSelection(),
        dropCursor(),
        rectangularSelection(),
        EditorState.allowMultipleSelections.of(true),
        bracketMatching(),
        closeBrackets(),
        indentUnit.of("\t"),
        EditorState.tabSize.of(4),
        search({ top: true }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": "Text of the note",
          spellcheck: "false",
          autocapitalize: "sentences",
        }),
        keymap.of([
          ...formattingKeymap,
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...defaultKeymap,
          indentWithTab,
        ]),
        this.preview.of(this.previewExtension()),
        EditorView.updateListener.of((update) => this.onUpdate(update)),
      ],
    });
  }

  private accessExtension(): Extension {
    if (!this.isReadOnly) return [];
    return [
      EditorState.readOnly.of(true),
      EditorState.changeFilter.of((transaction) => transaction.annotation(Transaction.remote) === true),
    ];
  }

  private previewExtension(): Extension {
    return [editorLivePreviewField.init(() => this.isLive), this.isLive ? this.options.livePreview : []];
  }

  private onUpdate(update: ViewUpdate): void {
    if (update.selectionSet && update.transactions.some((each) => each.isUserEvent("select")))
      this.placed = true;
    const typed = update.transactions.some(
      (transaction) => transaction.docChanged && transaction.annotation(Transaction.remote) !== true,
    );
    if (typed) this.options.changed();
  }
}

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
