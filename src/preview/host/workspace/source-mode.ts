import { TextareaEditor } from "./textarea-editor";

/** A note's text in a plain field. Keeps line ends as they are on disk: the field itself only knows `\n`. */
export class SourceMode {
  readonly containerEl: HTMLElement;
  readonly editor: TextareaEditor;
  private readonly field: HTMLTextAreaElement;
  private lineEnd = "\n";
  private original = "";

  constructor(parent: HTMLElement, changed: () => void) {
    this.containerEl = parent.createDiv({ cls: "markdown-source-view" });
    this.field = this.containerEl.createEl("textarea", {
      cls: "source-field",
      attr: { "aria-label": "Source of the note", spellcheck: false, autocapitalize: "off" },
    });
    this.editor = new TextareaEditor(this.field, changed);
    this.field.addEventListener("input", changed);
  }

  get(): string {
    const text = this.field.value;
    // Nothing was changed: mixed line ends stay mixed.
    if (text === this.original.replace(/\r\n?/g, "\n")) return this.original;
    return this.lineEnd === "\n" ? text : text.replace(/\n/g, this.lineEnd);
  }

  set(data: string): void {
    this.original = data;
    this.lineEnd = data.includes("\r\n") ? "\r\n" : "\n";
    const { selectionStart, selectionEnd, scrollTop } = this.field;
    this.field.value = data;
    this.field.setSelectionRange(selectionStart, selectionEnd);
    this.field.scrollTop = scrollTop;
  }

  getScroll(): number {
    return (this.field.scrollTop / Math.max(1, this.field.scrollHeight)) * this.editor.lineCount();
  }

  applyScroll(line: number): void {
    this.field.scrollTop = (line / Math.max(1, this.editor.lineCount())) * this.field.scrollHeight;
  }

  /** Puts the cursor where the field is scrolled to, and the focus into it. */
  focus(): void {
    const line = Math.min(Math.round(this.getScroll()), this.editor.lastLine());
    const scroll = this.field.scrollTop;
    if (this.field.selectionStart === this.field.value.length) this.editor.setCursor(line, 0);
    this.field.focus({ preventScroll: true });
    this.field.scrollTop = scroll;
  }
}
