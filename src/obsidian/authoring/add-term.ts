import { Notice, parseYaml, type App, type Editor, type EditorChange, type TFile } from "obsidian";
import { isLinkable } from "../../core/glossary/address";
import { termKey } from "../../core/glossary/key";
import { insertTerm } from "../../core/lesson/edit-terms";
import { definitionIn, sentenceAround } from "../../core/lesson/sentence";
import { readNote } from "../../core/markdown/note";
import { proseOf } from "../../core/markdown/prose";
import type { Edit } from "../../core/text/edits";
import { refuseLossy, writeFailure } from "../app/note-text";
import { AddTermModal, type TermDecision } from "./add-term-modal";
import type { TermStore } from "../terms/term-store";

export interface AddTermServices {
  readonly app: App;
  readonly terms: TermStore;
  readonly termsKey: () => string;
}

/** Asks for the definition of what is selected, and adds it to the terms the note introduces. One undo reverts it. */
export async function addTerm(
  editor: Editor,
  file: TFile | null,
  { app, terms, termsKey }: AddTermServices,
): Promise<void> {
  if (file !== null) {
    try {
      await refuseLossy(app.vault, file, editor.getValue());
    } catch (error) {
      new Notice(writeFailure(file, error));
      return;
    }
  }
  const selected = editor.getSelection();
  const [from, to] = [
    editor.posToOffset(editor.getCursor("from")),
    editor.posToOffset(editor.getCursor("to")),
  ];
  const term = nameIn(selected);
  const text = editor.getValue();
  const sentence = selected === "" ? "" : sentenceAround(text, from, to);
  const known = terms.current;
  const mayLink = term !== "" && canBeLinked(text, from, to);
  new AddTermModal(app, {
    suggested: { term, definition: sentence === term ? "" : definitionIn(sentence, term) },
    mayLink,
    entryOf: (name) => (termKey(name) === "" ? null : known.get(termKey(name))),
    add: (decision) => add(editor, decision, { from, to, selected }, termsKey()),
  }).open();
}

interface Selected {
  readonly from: number;
  readonly to: number;
  readonly selected: string;
}

function add(
  editor: Editor,
  decision: TermDecision,
  { from, to, selected }: Selected,
  termsKey: string,
): string | null {
  const text = editor.getValue();
  const insertion = insertTerm(text, decision, { parseYaml, termsKey });
  if (insertion.kind === "known") {
    return `This lesson introduces "${insertion.term.term}" already; edit it in the front matter.`;
  }
  if (insertion.kind === "refused") return insertion.reason;
  // The note may have changed while the question was open; then the term goes in and the link does not.
  const stands = text.slice(from, to) === selected;
  const link =
    decision.link && stands && canBeLinked(text, from, to)
      ? [linkEdit(decision.term, from, to, selected)]
      : [];
  editor.transaction({ changes: [...insertion.edits, ...link].map((edit) => changeOf(editor, edit)) });
  return null;
}

function linkEdit(term: string, start: number, end: number, selected: string): Edit {
  const shown = selected.trim();
  const blanks = selected.length - selected.trimStart().length;
  const name = term.replace(/\s+/g, " ").trim();
  const text = shown === name ? `[[${name}]]` : `[[${name}|${shown}]]`;
  return { start: start + blanks, end: end - (selected.length - selected.trimEnd().length), text };
}

/** Whether a range of a note is a word of its prose, and no link, code or front matter. */
function canBeLinked(text: string, from: number, to: number): boolean {
  const selected = text.slice(from, to);
  if (selected.trim() === "" || /[\n[\]|`]/.test(selected) || !isLinkable(selected.trim())) return false;
  if (proseOf(readNote(text)).slice(from, to) !== selected) return false;
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  return line.lastIndexOf("[[") <= line.lastIndexOf("]]");
}

/** A selection as the name of a term: without the marks that wrap it. */
function nameIn(selected: string): string {
  return selected
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(\*\*|__|\[\[|`|["“])(.+?)(?:\*\*|__|\]\]|`|["”])$/, "$2")
    .replace(/[.,;:!?]+$/, "");
}

function changeOf(editor: Editor, { start, end, text }: Edit): EditorChange {
  return { from: editor.offsetToPos(start), to: editor.offsetToPos(end), text };
}
