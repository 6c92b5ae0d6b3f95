import type {
  Editor,
  EditorChange,
  EditorCommandName,
  EditorPosition,
  EditorRange,
  EditorSelection,
  EditorSelectionOrCaret,
  EditorTransaction,
} from "obsidian";
import { LineIndex } from "../metadata/line-index";

type Offered = Omit<Editor, "getDoc" | "processLines" | "exec" | "getScrollInfo" | "transaction"> &
  Pick<Editor, "transaction" | "getScrollInfo">;

/** Obsidian's editor interface over a plain text field. */
export class TextareaEditor implements Offered {
  private readonly field: HTMLTextAreaElement;
  private readonly changed: () => void;

  constructor(field: HTMLTextAreaElement, changed: () => void) {
    this.field = field;
    this.changed = changed;
  }

  refresh(): void {
    // The browser lays the field out by itself.
  }

  getValue(): string {
    return this.field.value;
  }

  setValue(content: string): void {
    this.field.value = content;
    this.changed();
  }

  getLine(line: number): string {
    return this.field.value.split("\n")[line] ?? "";
  }

  setLine(n: number, text: string): void {
    this.replaceRange(text, { line: n, ch: 0 }, { line: n, ch: this.getLine(n).length });
  }

  lineCount(): number {
    return this.field.value.split("\n").length;
  }

  lastLine(): number {
    return this.lineCount() - 1;
  }

  getSelection(): string {
    return this.field.value.slice(this.field.selectionStart, this.field.selectionEnd);
  }

  somethingSelected(): boolean {
    return this.field.selectionStart !== this.field.selectionEnd;
  }

  getRange(from: EditorPosition, to: EditorPosition): string {
    return this.field.value.slice(this.posToOffset(from), this.posToOffset(to));
  }

  replaceSelection(replacement: string): void {
    this.replace(replacement, this.field.selectionStart, this.field.selectionEnd);
  }

  replaceRange(replacement: string, from: EditorPosition, to: EditorPosition = from): void {
    this.replace(replacement, this.posToOffset(from), this.posToOffset(to));
  }

  getCursor(side: "from" | "to" | "head" | "anchor" = "head"): EditorPosition {
    const { selectionStart, selectionEnd, selectionDirection } = this.field;
    const backward = selectionDirection === "backward";
    const atStart = side === "from" || (side === "head" && backward) || (side === "anchor" && !backward);
    return this.offsetToPos(atStart ? selectionStart : selectionEnd);
  }

  listSelections(): EditorSelection[] {
    return [{ anchor: this.getCursor("anchor"), head: this.getCursor("head") }];
  }

  setCursor(pos: EditorPosition | number, ch = 0): void {
    this.setSelection(typeof pos === "number" ? { line: pos, ch } : pos);
  }

  setSelection(anchor: EditorPosition, head: EditorPosition = anchor): void {
    const [from, to] = [this.posToOffset(anchor), this.posToOffset(head)];
    this.field.setSelectionRange(Math.min(from, to), Math.max(from, to), from > to ? "backward" : "forward");
  }

  setSelections(ranges: EditorSelectionOrCaret[], main = 0): void {
    const range = ranges[main];
    if (range !== undefined) this.setSelection(range.anchor, range.head);
  }

  focus(): void {
    this.field.focus();
  }

  blur(): void {
    this.field.blur();
  }

  hasFocus(): boolean {
    return this.field.ownerDocument.activeElement === this.field;
  }

  getScrollInfo(): { top: number; left: number } {
    return { top: this.field.scrollTop, left: this.field.scrollLeft };
  }

  scrollTo(x?: number | null, y?: number | null): void {
    this.field.scrollTo(x ?? this.field.scrollLeft, y ?? this.field.scrollTop);
  }

  scrollIntoView(range: EditorRange): void {
    this.field.scrollTop = (range.from.line / Math.max(1, this.lineCount())) * this.field.scrollHeight;
  }

  undo(): void {
    this.refuse("undo");
  }

  redo(): void {
    this.refuse("redo");
  }

  exec(command: EditorCommandName): void {
    this.refuse(`exec("${command}")`);
  }

  transaction(tx: EditorTransaction): void {
    const changes = tx.changes ?? [];
    const placed = changes.map((change: EditorChange) => ({
      text: change.text,
      from: this.posToOffset(change.from),
      to: this.posToOffset(change.to ?? change.from),
    }));
    // From the end backwards, so that each change's offsets still hold.
    placed.sort((a, b) => b.from - a.from);
    for (const { text, from, to } of placed) this.replace(text, from, to);
    if (tx.replaceSelection !== undefined) this.replaceSelection(tx.replaceSelection);
    const selection = tx.selections?.[0] ?? tx.selection;
    if (selection !== undefined) this.setSelection(selection.from, selection.to);
  }

  wordAt(pos: EditorPosition): EditorRange | null {
    const line = this.getLine(pos.line);
    for (const match of line.matchAll(/[\p{L}\p{N}_]+/gu)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (from <= pos.ch && pos.ch <= to)
        return { from: { line: pos.line, ch: from }, to: { line: pos.line, ch: to } };
    }
    return null;
  }

  posToOffset(pos: EditorPosition): number {
    return new LineIndex(this.field.value).lineStart(pos.line) + pos.ch;
  }

  offsetToPos(offset: number): EditorPosition {
    const { line, col } = new LineIndex(this.field.value).loc(offset);
    return { line, ch: col };
  }

  /** The field has no history or cursor commands that a program could call; its keys work as everywhere. */
  private refuse(member: string): never {
    throw new Error(`The preview has no Editor.${member}.`);
  }

  private replace(text: string, from: number, to: number): void {
    this.field.setRangeText(text, from, to, "end");
    this.changed();
  }
}
