import {
  EditorSuggest,
  prepareFuzzySearch,
  type App,
  type Editor,
  type EditorPosition,
  type EditorSuggestContext,
  type EditorSuggestTriggerInfo,
  type TFile,
} from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import { isLinkable } from "../../core/glossary/address";
import { plainText } from "../../core/markdown/links";
import type { TermStore } from "../terms/term-store";

/** A term or a note a link may lead to. */
type LinkTarget =
  | { readonly kind: "term"; readonly name: string; readonly entry: Entry }
  | { readonly kind: "note"; readonly name: string; readonly linktext: string; readonly folder: string };

const MOST_TERMS = 12;
const MOST_NOTES = 30;

/**
 * Offers terms after `[[`, and the notes that match below them.
 *
 * Of several suggests the first that wants to shows its list, and a plugin's comes before the app's. So this one
 * wants to only where what is typed begins a word of a term, and shows notes, too: none is out of reach. The bare
 * brackets, headings (`#`), blocks (`^`) and everything else are left to the app.
 */
export class LinkSuggest extends EditorSuggest<LinkTarget> {
  readonly #terms: TermStore;

  constructor(app: App, terms: TermStore) {
    super(app);
    this.#terms = terms;
    this.limit = MOST_TERMS + MOST_NOTES;
    this.setInstructions([
      { command: "↵", purpose: "to link" },
      { command: "#", purpose: "for a heading" },
    ]);
  }

  override onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const open = before.lastIndexOf("[[");
    if (open < 0) return null;
    const query = before.slice(open + 2);
    if (query.trim() === "" || /[\]|#^]/.test(query) || before.charAt(open - 1) === "!") return null;
    if (termsFor(this.#terms.current.entries, query).length === 0) return null;
    return { start: { line: cursor.line, ch: open + 2 }, end: cursor, query };
  }

  override getSuggestions({ query, file }: EditorSuggestContext): LinkTarget[] {
    return [
      ...termsFor(this.#terms.current.entries, query).slice(0, MOST_TERMS),
      ...this.#notes(query, file),
    ];
  }

  override renderSuggestion(target: LinkTarget, el: HTMLElement): void {
    el.addClass("mod-complex", "gfr-suggestion");
    const content = el.createDiv({ cls: "suggestion-content" });
    content.createDiv({ cls: "suggestion-title", text: target.name });
    const note = target.kind === "term" ? describe(target.entry) : target.folder;
    if (note !== "") content.createDiv({ cls: "suggestion-note", text: note });
    const kind = target.kind === "term" ? "term" : "note";
    el.createDiv({ cls: "suggestion-aux" }).createSpan({ cls: "suggestion-flair", text: kind });
  }

  override selectSuggestion(target: LinkTarget): void {
    const { context } = this;
    if (context === null) return;
    const { editor, start, end } = context;
    const linktext = target.kind === "term" ? target.name : target.linktext;
    const closed = editor.getLine(end.line).startsWith("]]", end.ch);
    editor.replaceRange(closed ? linktext : `${linktext}]]`, start, end);
    editor.setCursor({ line: start.line, ch: start.ch + linktext.length + 2 });
    this.close();
  }

  #notes(query: string, source: TFile): LinkTarget[] {
    const search = prepareFuzzySearch(query);
    const found: { readonly target: LinkTarget; readonly score: number }[] = [];
    for (const note of this.app.vault.getMarkdownFiles()) {
      const score = search(note.path.slice(0, -3))?.score;
      if (score === undefined) continue;
      const linktext = this.app.metadataCache.fileToLinktext(note, source.path, true);
      const folder = note.parent?.path ?? "";
      const target = {
        kind: "note",
        name: note.basename,
        linktext,
        folder: folder === "/" ? "" : folder,
      } as const;
      found.push({ target, score });
    }
    return found
      .sort((one, other) => other.score - one.score)
      .slice(0, MOST_NOTES)
      .map(({ target }) => target);
  }
}

/** The terms and other names in which a word begins with the query, those that begin with it themselves first. */
function termsFor(entries: readonly Entry[], query: string): LinkTarget[] {
  const found: { readonly target: LinkTarget; readonly rank: number }[] = [];
  for (const entry of entries) {
    for (const name of [entry.term, ...entry.aliases]) {
      const at = beginsWord(name, query);
      if (at < 0 || !isLinkable(name)) continue;
      found.push({
        target: { kind: "term", name, entry },
        rank: at === 0 ? name.length : 1000 + name.length,
      });
      break;
    }
  }
  return found.sort((one, other) => one.rank - other.rank).map(({ target }) => target);
}

/** A term's meaning on one line, or where it is introduced. */
function describe({ definitions, lessons }: Entry): string {
  const definition = plainText(definitions[0]?.text ?? "");
  if (definition === "") return `not defined yet · ${lessons[0]?.title ?? ""}`;
  return definition.length > 90 ? `${definition.slice(0, 89)}…` : definition;
}

/** Where a word of the name begins with the query, whatever their case; -1 when none does. */
export function beginsWord(name: string, query: string): number {
  const text = fold(name);
  const wanted = fold(query).trim();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at;
  }
  return -1;
}

function fold(text: string): string {
  return text.replaceAll("`", "").normalize("NFC").toLowerCase();
}
