import {
  EditorSuggest,
  type App,
  type Editor,
  type EditorPosition,
  type EditorSuggestContext,
  type EditorSuggestTriggerInfo,
  type TFile,
} from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { isTermsKey } from "../../core/glossary/read-terms";
import { isFrontMatterDelimiter } from "../../core/markdown/note";
import { quoteText } from "../../core/yaml/quotes";
import { beginsWord } from "./link-suggest";
import type { TermStore } from "../terms/term-store";

/** A word that may be introduced: one that is linked and defined nowhere, or a term another lesson introduces. */
interface Word {
  readonly name: string;
  readonly note: string;
  /** Whether introducing it here makes a second definition. */
  readonly known: boolean;
}

const MOST = 40;

/**
 * Offers what to introduce while somebody writes the list of terms in the front matter: words that lessons link and
 * nobody has defined, then the terms of other lessons, with a warning. What is taken is written in quotes, which
 * YAML asks for, with the cursor where the definition goes.
 */
export class TermListSuggest extends EditorSuggest<Word> {
  readonly #terms: TermStore;
  readonly #termsKey: () => string;

  constructor(app: App, terms: TermStore, termsKey: () => string) {
    super(app);
    this.#terms = terms;
    this.#termsKey = termsKey;
    this.limit = MOST;
    this.setInstructions([{ command: "↵", purpose: "to write it in quotes" }]);
  }

  override onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const item = /^([ \t]*- +)(["']?)([^"':—]*)$/.exec(before);
    if (item === null || !isInTerms(editor, cursor.line, this.#termsKey())) return null;
    const [, marker = "", , query = ""] = item;
    return { start: { line: cursor.line, ch: marker.length }, end: cursor, query };
  }

  override getSuggestions({ query, file }: EditorSuggestContext): Word[] {
    const known = this.#terms.current;
    const fits = (name: string): boolean => beginsWord(name, query) >= 0;
    const words = undefinedWords(this.app)
      .filter(({ name }) => fits(name) && known.find(name) === null)
      .map(({ name, links }): Word => {
        const times = links === 1 ? "once" : `${links} times`;
        return { name, note: `linked ${times}, defined nowhere`, known: false };
      });
    const terms: Word[] = [];
    for (const entry of known.entries) {
      if (terms.length >= MOST || query.trim() === "") break;
      if (fits(entry.term) && !isOnlyOf(entry, file)) terms.push(wordOf(entry));
    }
    return [...words, ...terms].slice(0, MOST);
  }

  override renderSuggestion({ name, note, known }: Word, el: HTMLElement): void {
    el.addClass("mod-complex", "gfr-suggestion");
    const content = el.createDiv({ cls: "suggestion-content" });
    content.createDiv({ cls: "suggestion-title", text: name });
    content.createDiv({ cls: ["suggestion-note", ...(known ? ["mod-warning"] : [])], text: note });
  }

  override selectSuggestion({ name }: Word): void {
    const { context } = this;
    if (context === null) return;
    const { editor, start, end } = context;
    const line = editor.getLine(end.line);
    const written = quoteText(`${name} — `);
    // A quote that was opened is closed by the editor itself.
    const rest = line.slice(end.ch);
    const to = /^["']\s*$/.test(rest) ? { line: end.line, ch: line.length } : end;
    editor.replaceRange(written, start, to);
    editor.setCursor({ line: start.line, ch: start.ch + written.length - 1 });
    this.close();
  }
}

/** The words that links name and no note has, the most linked first; `links` counts the links to each. */
function undefinedWords(app: App): readonly { readonly name: string; readonly links: number }[] {
  const counts = new Map<string, number>();
  for (const links of Object.values(app.metadataCache.unresolvedLinks)) {
    for (const [name, count] of Object.entries(links)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return (
    [...counts]
      // A path or a file of another kind is no word.
      .filter(([name]) => !/[/#^]|\.\w{2,4}$/.test(name))
      .map(([name, links]) => ({ name, links }))
      .sort((one, other) => other.links - one.links || (one.name < other.name ? -1 : 1))
  );
}

/** Whether a line stands below the terms' property of the front matter. */
function isInTerms(editor: Editor, line: number, termsKey: string): boolean {
  if (!isFrontMatterDelimiter(editor.getLine(0))) return false;
  for (let above = line - 1; above > 0; above--) {
    const text = editor.getLine(above);
    if (isFrontMatterDelimiter(text)) return false;
    const key = /^["']?([^\s"'#-][^:"']*)["']?:/.exec(text)?.[1];
    if (key !== undefined) return isTermsKey(key, termsKey);
  }
  return false;
}

/** Whether no lesson but the note itself introduces the term: its own line is being written. */
function isOnlyOf(entry: Entry, file: TFile): boolean {
  return entry.lessons.every(({ path }) => path === file.path);
}

function wordOf(entry: Entry): Word {
  const [first] = entry.lessons;
  const where = first === undefined ? "another lesson" : first.title;
  const note =
    entry.definitions.length === 0 ? `not defined yet in ${where}` : `already introduced in ${where}`;
  return { name: entry.term, note, known: entry.definitions.length > 0 };
}
