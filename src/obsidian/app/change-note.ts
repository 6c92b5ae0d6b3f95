import { MarkdownView, type App, type Editor, type TFile, Notice } from "obsidian";
import { applyEdits, type Edit } from "../../core/text/edits";
import { processNote, refuseLossy } from "./note-text";

/** A note's text before and after a change, and whether the app can undo it. */
export interface NoteChange {
  readonly before: string;
  readonly after: string;
  readonly inEditor: boolean;
}

/**
 * Makes edits in a note: in its editor where one is open, so that they can be undone there, else on disk. `edit` gets
 * the text as it is at that moment. Answers the text before and after; null when nothing was to be changed. Throws
 * `NotUtf8` and changes nothing when the note's bytes are not UTF-8.
 */
export async function changeNote(
  app: App,
  file: TFile,
  edit: (text: string) => readonly Edit[],
): Promise<NoteChange | null> {
  const shown = editorOf(app, file)?.getValue() ?? "";
  await refuseLossy(app.vault, file, shown);
  const editor = editorOf(app, file);
  if (editor !== null) {
    const before = editor.getValue();
    const edits = edit(before);
    if (edits.length === 0) return null;
    const place = (offset: number) => editor.offsetToPos(offset);
    editor.transaction({
      changes: edits.map(({ start, end, text }) => ({ from: place(start), to: place(end), text })),
    });
    return { before, after: editor.getValue(), inEditor: true };
  }
  let change: NoteChange | null = null;
  await processNote(app, file, (before) => {
    const after = applyEdits(before, edit(before));
    change = before === after ? null : { before, after, inEditor: false };
    return after;
  });
  return change;
}

/** The editor somebody has open on a note, the active one first. */
export function editorOf(app: App, file: TFile): Editor | null {
  let found: Editor | null = null;
  const active = app.workspace.getActiveViewOfType(MarkdownView);
  app.workspace.iterateAllLeaves(({ view }) => {
    if (!(view instanceof MarkdownView) || view.file !== file || view.getMode() !== "source") return;
    if (found === null || view === active) found = view.editor;
  });
  return found;
}

/** Says something for a while, with a button for what may be done about it. */
export function noticeWithAction(text: string, label: string, act: () => void): void {
  const message = createFragment();
  message.createSpan({ text });
  const button = message.createEl("button", { cls: "gfr-notice-action", text: label, type: "button" });
  const notice = new Notice(message, 20_000);
  button.addEventListener("click", () => {
    notice.hide();
    act();
  });
}
