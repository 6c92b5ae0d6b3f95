import type {
  App,
  Editor,
  EditorPosition,
  EditorSuggestContext,
  EditorSuggestTriggerInfo,
  TFile,
} from "obsidian";
import { EditorSuggest } from "../plugin/editor-suggest";
import { prepareFuzzySearch } from "../ui/fuzzy";

/** A note or a heading that a link may lead to. */
interface LinkTarget {
  readonly name: string;
  /** What stands between the brackets. */
  readonly linktext: string;
  readonly detail: string;
}

/** Offers notes after `[[`, and a note's headings after `[[note#`. */
export class LinkSuggest extends EditorSuggest<LinkTarget> {
  constructor(app: App) {
    super(app);
    this.limit = 50;
    this.setInstructions([
      { command: "#", purpose: "a heading" },
      { command: "|", purpose: "another text" },
    ]);
  }

  onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const open = before.lastIndexOf("[[");
    if (open < 0) return null;
    const query = before.slice(open + 2);
    if (/[\]|]/.test(query)) return null;
    return { start: { line: cursor.line, ch: open + 2 }, end: cursor, query };
  }

  getSuggestions({ query, file }: EditorSuggestContext): LinkTarget[] {
    const hash = query.indexOf("#");
    return hash < 0
      ? this.notes(query, file)
      : this.headings(query.slice(0, hash), query.slice(hash + 1), file);
  }

  renderSuggestion({ name, detail }: LinkTarget, el: HTMLElement): void {
    el.createDiv({ cls: "suggestion-title", text: name });
    if (detail !== "") el.createDiv({ cls: "suggestion-note", text: detail });
  }

  selectSuggestion({ linktext }: LinkTarget): void {
    const { context } = this;
    if (context === null) return;
    const { editor, start, end } = context;
    const after = editor.getLine(end.line).slice(end.ch);
    const closed = after.startsWith("]]");
    editor.replaceRange(closed ? linktext : `${linktext}]]`, start, end);
    editor.setCursor({ line: start.line, ch: start.ch + linktext.length + 2 });
    this.close();
  }

  private notes(query: string, source: TFile): LinkTarget[] {
    const search = prepareFuzzySearch(query);
    const { metadataCache, vault } = this.app;
    const found: { readonly target: LinkTarget; readonly score: number }[] = [];
    for (const note of vault.getMarkdownFiles()) {
      const match = search(note.path.slice(0, -3));
      if (match === null) continue;
      const folder = note.parent?.path ?? "";
      const linktext = metadataCache.fileToLinktext(note, source.path, true);
      found.push({
        target: { name: note.basename, linktext, detail: folder === "/" ? "" : folder },
        score: match.score,
      });
    }
    return found.sort((one, other) => other.score - one.score).map(({ target }) => target);
  }

  private headings(linkpath: string, query: string, source: TFile): LinkTarget[] {
    const { metadataCache } = this.app;
    const note = linkpath === "" ? source : metadataCache.getFirstLinkpathDest(linkpath, source.path);
    const headings = note === null ? [] : (metadataCache.getFileCache(note)?.headings ?? []);
    const search = prepareFuzzySearch(query);
    return headings
      .filter(({ heading }) => search(heading) !== null)
      .map(({ heading, level }) => ({
        name: heading,
        linktext: `${linkpath}#${heading
          .replace(/[#|^\\]|%%|\[\[|\]\]/g, " ")
          .replace(/\s+/g, " ")
          .trim()}`,
        detail: `heading ${String(level)}`,
      }));
  }
}
