import {
  cursorCharLeft,
  cursorCharRight,
  cursorDocEnd,
  cursorDocStart,
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineDown,
  cursorLineUp,
  deleteLine,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
  isolateHistory,
  moveLineDown,
  moveLineUp,
  redo,
  undo,
} from "@codemirror/commands";
import { foldAll, toggleFold, unfoldAll } from "@codemirror/language";
import { EditorSelection, type ChangeSpec, type SelectionRange } from "@codemirror/state";
import { EditorView, type Command } from "@codemirror/view";
import type {
  Editor,
  EditorChange,
  EditorCommandName,
  EditorPosition,
  EditorRange,
  EditorRangeOrCaret,
  EditorSelection as ObsidianSelection,
  EditorSelectionOrCaret,
  EditorTransaction,
} from "obsidian";

const COMMANDS: Readonly<Record<EditorCommandName, Command>> = {
  goUp: cursorLineUp,
  goDown: cursorLineDown,
  goLeft: cursorCharLeft,
  goRight: cursorCharRight,
  goStart: cursorDocStart,
  goEnd: cursorDocEnd,
  goWordLeft: cursorGroupLeft,
  goWordRight: cursorGroupRight,
  indentMore,
  indentLess,
  newlineAndIndent: insertNewlineAndIndent,
  swapLineUp: moveLineUp,
  swapLineDown: moveLineDown,
  deleteLine,
  toggleFold,
  foldAll,
  unfoldAll,
};

/** Obsidian's interface to an editor. Positions are lines and columns from 0; out of range ones are moved into it. */
export class CodeMirrorEditor implements Editor {
  /** The view itself, as plugins that extend the editor reach it in the app. */
  readonly cm: EditorView;

  constructor(cm: EditorView) {
    this.cm = cm;
  }

  getDoc(): this {
    return this;
  }

  refresh(): void {
    this.cm.requestMeasure();
  }

  getValue(): string {
    return this.cm.state.doc.toString();
  }

  setValue(content: string): void {
    this.change({ from: 0, to: this.cm.state.doc.length, insert: content });
  }

  getLine(line: number): string {
    const { doc } = this.cm.state;
    return line < 0 || line >= doc.lines ? "" : doc.line(line + 1).text;
  }

  setLine(n: number, text: string): void {
    this.replaceRange(text, { line: n, ch: 0 }, { line: n, ch: this.getLine(n).length });
  }

  lineCount(): number {
    return this.cm.state.doc.lines;
  }

  lastLine(): number {
    return this.lineCount() - 1;
  }

  getSelection(): string {
    const { state } = this.cm;
    return state.selection.ranges.map(({ from, to }) => state.sliceDoc(from, to)).join("\n");
  }

  somethingSelected(): boolean {
    return this.cm.state.selection.ranges.some((range) => !range.empty);
  }

  getRange(from: EditorPosition, to: EditorPosition): string {
    return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string, origin?: string): void {
    this.cm.dispatch(this.cm.state.replaceSelection(replacement), this.asOwnStep(origin));
  }

  replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from, origin?: string): void {
    const [start, end] = [this.posToOffset(from), this.posToOffset(to)];
    this.change({ from: Math.min(start, end), to: Math.max(start, end), insert: replacement }, origin);
  }

  getCursor(side: "from" | "to" | "head" | "anchor" = "head"): EditorPosition {
    return this.offsetToPos(this.cm.state.selection.main[side]);
  }

  listSelections(): ObsidianSelection[] {
    return this.cm.state.selection.ranges.map(({ anchor, head }) => ({
      anchor: this.offsetToPos(anchor),
      head: this.offsetToPos(head),
    }));
  }

  setCursor(pos: EditorPosition | number, ch = 0): void {
    this.setSelection(typeof pos === "number" ? { line: pos, ch } : pos);
  }

  setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
    this.cm.dispatch({ selection: EditorSelection.create([this.rangeOf({ anchor, head })]) });
  }

  setSelections(ranges: EditorSelectionOrCaret[], main = 0): void {
    if (ranges.length === 0) return;
    const index = Math.min(Math.max(main, 0), ranges.length - 1);
    const selections = ranges.map((range) => this.rangeOf(range));
    this.cm.dispatch({ selection: EditorSelection.create(selections, index) });
  }

  focus(): void {
    this.cm.focus();
  }

  blur(): void {
    this.cm.contentDOM.blur();
  }

  hasFocus(): boolean {
    return this.cm.hasFocus;
  }

  getScrollInfo(): { top: number; left: number } {
    return { top: this.cm.scrollDOM.scrollTop, left: this.cm.scrollDOM.scrollLeft };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    const { scrollDOM } = this.cm;
    scrollDOM.scrollTo(x ?? scrollDOM.scrollLeft, y ?? scrollDOM.scrollTop);
  }

  scrollIntoView(range: EditorRange, center = false): void {
    const target = EditorSelection.range(this.posToOffset(range.from), this.posToOffset(range.to));
    this.cm.dispatch({ effects: EditorView.scrollIntoView(target, { y: center ? "center" : "nearest" }) });
  }

  undo(): void {
    undo(this.cm);
  }

  redo(): void {
    redo(this.cm);
  }

  exec(command: EditorCommandName): void {
    COMMANDS[command](this.cm);
  }

  transaction(tx: EditorTransaction, origin?: string): void {
    const { state } = this.cm;
    const changes = state.changes((tx.changes ?? []).map((change) => this.changeOf(change)));
    if (tx.replaceSelection !== undefined) {
      this.cm.dispatch({ changes }, this.asOwnStep(origin));
      this.replaceSelection(tx.replaceSelection, origin);
    }
    // Selections are places in the text as it is after the changes.
    const wanted = tx.selections ?? (tx.selection === undefined ? [] : [tx.selection]);
    if (tx.replaceSelection === undefined) this.cm.dispatch({ changes }, this.asOwnStep(origin));
    if (wanted.length === 0) return;
    this.setSelections(wanted.map((each) => caretOf(each)));
  }

  wordAt(pos: EditorPosition): EditorRange | null {
    const word = this.cm.state.wordAt(this.posToOffset(pos));
    return word === null ? null : { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) };
  }

  posToOffset({ line, ch }: EditorPosition): number {
    const { doc } = this.cm.state;
    if (line < 0) return 0;
    if (line >= doc.lines) return doc.length;
    const { from, length } = doc.line(line + 1);
    return from + Math.min(Math.max(ch, 0), length);
  }

  offsetToPos(offset: number): EditorPosition {
    const { doc } = this.cm.state;
    const line = doc.lineAt(Math.min(Math.max(offset, 0), doc.length));
    return { line: line.number - 1, ch: Math.min(Math.max(offset, 0), doc.length) - line.from };
  }

  processLines<T>(
    read: (line: number, lineText: string) => T | null,
    // The declaration of the interface says so; a writer that changes nothing returns nothing.
    // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
    write: (line: number, lineText: string, value: T | null) => EditorChange | void,
    ignoreEmpty = true,
  ): void {
    const texts = Array.from({ length: this.lineCount() }, (_, line) => this.getLine(line));
    const lines = texts
      .map((text, line) => ({ text, line }))
      .filter(({ text }) => !ignoreEmpty || text !== "");
    const read_ = lines.map(({ text, line }) => ({ text, line, value: read(line, text) }));
    const changes = read_.flatMap(({ text, line, value }) => write(line, text, value) ?? []);
    if (changes.length > 0) this.transaction({ changes });
  }

  private change(changes: ChangeSpec, origin?: string): void {
    this.cm.dispatch({ changes, scrollIntoView: false }, this.asOwnStep(origin));
  }

  /** A change by a program is undone by itself and not together with what was typed before. */
  private asOwnStep(origin?: string) {
    return {
      annotations: isolateHistory.of("full"),
      ...(origin === undefined ? {} : { userEvent: origin }),
    };
  }

  private changeOf({ text, from, to = from }: EditorChange): ChangeSpec {
    return { from: this.posToOffset(from), to: this.posToOffset(to), insert: text };
  }

  private rangeOf({ anchor, head = anchor }: EditorSelectionOrCaret): SelectionRange {
    return EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head));
  }
}

function caretOf({ from, to }: EditorRangeOrCaret): EditorSelectionOrCaret {
  return to === undefined ? { anchor: from } : { anchor: from, head: to };
}
