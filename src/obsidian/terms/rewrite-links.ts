import { Notice, type App, type TFile } from "obsidian";
import { applyEdits, type Edit, undoEdits } from "../../core/text/edits";
import { noteLinksOf } from "../../core/terms/note-links";
import { ChangesModal } from "../glossary/changes-modal";
import { writeFailure } from "../app/note-text";
import { changeNote, editorOf, noticeWithAction } from "../app/change-note";
import type { TermStore } from "./term-store";

/**
 * Offers to lead the bare term links of a note, `[[comma-ok]]`, to their entries in the glossary, where every program
 * finds them. Shows the note before and after; what is written can be undone in one step: in an editor by its own
 * undo, else by a button.
 */
export async function rewriteTermLinks(app: App, file: TFile, terms: TermStore): Promise<void> {
  const edit = (text: string): readonly Edit[] => editsOf(app, file, terms, text);
  const text = editorOf(app, file)?.getValue() ?? (await app.vault.read(file));
  const edits = edit(text);
  if (edits.length === 0) {
    new Notice(
      terms.glossaryFile() === null
        ? "There is no glossary note yet. “Update the glossary” creates one."
        : "This note has no bare links to terms of the glossary.",
    );
    return;
  }
  const links = edits.length === 1 ? "One link leads" : `${edits.length} links lead`;
  new ChangesModal(app, {
    title: "Turn term links into glossary links",
    summary: `${links} to ${edits.length === 1 ? "its entry" : "their entries"} in the glossary. Nothing else in the note changes.`,
    current: text,
    proposed: applyEdits(text, edits),
    decisions: [
      {
        label: "Change the links",
        primary: true,
        act: () => change(app, file, edit),
      },
    ],
  }).open();
}

/** Changes the links. Where no editor can undo that, a notice offers to. */
async function change(app: App, file: TFile, edit: (text: string) => readonly Edit[]): Promise<void> {
  let made: readonly Edit[] = [];
  const failed = (error: unknown): void => {
    new Notice(writeFailure(file, error));
  };
  const changed = await changeNote(app, file, (text) => (made = edit(text))).catch(failed);
  if (!changed || changed.inEditor) return;
  const links = made.length === 1 ? "One link leads" : `${made.length} links lead`;
  noticeWithAction(`${links} to the glossary now.`, "Undo", () => {
    let lost = 0;
    const restored = changeNote(app, file, (now) => {
      const back = undoEdits(changed.before, made, now);
      ({ lost } = back);
      return back.edits;
    });
    const report = (): void => {
      if (lost === 0) new Notice("The links were restored.");
      else
        new Notice(
          `The note has changed since: ${lost === 1 ? "one link stays" : `${lost} links stay`} as changed.`,
        );
    };
    void restored.then(report, failed);
  });
}

function editsOf(app: App, file: TFile, terms: TermStore, text: string): readonly Edit[] {
  const glossary = terms.glossaryFile();
  if (glossary === null) return [];
  return noteLinksOf(text).flatMap(({ target, alias, start, end, inTable }) => {
    const entry = terms.find(target, file.path);
    const subpath = entry === null ? null : terms.subpathOf(entry);
    // Where a definition by hand has no heading, the bare link says more than one to the whole note.
    if (subpath === null || subpath === "") return [];
    const shown = alias ?? target.replace(/^.*#(?=.)/, "");
    const link = app.fileManager.generateMarkdownLink(glossary, file.path, subpath, shown);
    return [{ start, end, text: inTable ? link.replace(/\\?\|/g, "\\|") : link }];
  });
}
