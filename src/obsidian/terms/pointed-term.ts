import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { editorInfoField, editorLivePreviewField } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import type { TermStore } from "./term-store";

/** A wikilink in an editor's text. */
export interface TextLink {
  readonly linktext: string;
  /** What stands between its brackets. */
  readonly from: number;
  readonly to: number;
}

/** A term somebody points at. */
export interface PointedTerm {
  readonly entry: Entry;
  readonly el: HTMLElement;
  readonly sourcePath: string;
  /**
   * A link that a click opens, a link in a text that is written and opens with Ctrl or Cmd only, or a word of prose.
   * The app's own rule: in an editor, cards too wait for Ctrl or Cmd.
   */
  readonly kind: "link" | "editor-link" | "source-link" | "mention";
}

/** The term an event is about; null when it is about none. */
export function pointedTerm(terms: TermStore, target: EventTarget | null): PointedTerm | null {
  const el = elementOf(target);
  if (el === null) return null;
  const mention = el.closest<HTMLElement>(".gfr-term-mention");
  if (mention !== null) {
    const entry = terms.current.get(mention.dataset.term ?? "");
    return entry === null ? null : { entry, el: mention, sourcePath: "", kind: "mention" };
  }
  const link = el.closest<HTMLElement>(".internal-link");
  if (link !== null) {
    const entry = terms.find(linktextOf(link));
    return entry === null ? null : { entry, el: link, sourcePath: "", kind: "link" };
  }
  return pointedInEditor(terms, el);
}

/** What a rendered link leads to, as it is written. */
export function linktextOf(link: HTMLElement): string {
  return link.dataset.href ?? link.getAttribute("href") ?? "";
}

/** The link around a place of a text; null in code, and for an embed. */
export function linkAround(state: EditorState, at: number): TextLink | null {
  const line = state.doc.lineAt(at);
  return (
    linksBetween(state, line.from, line.to).find(({ from, to }) => at >= from - 2 && at <= to + 2) ?? null
  );
}

/** The wikilinks in a range of whole lines, or its embeds; those in code are left out. */
export function linksBetween(
  state: EditorState,
  from: number,
  to: number,
  embeds = false,
): readonly TextLink[] {
  const text = state.sliceDoc(from, to);
  const links: TextLink[] = [];
  for (const { 0: whole, 1: inside = "", index } of text.matchAll(/!?\[\[([^[\]\n]+)\]\]/g)) {
    const start = from + index + whole.indexOf("[[") + 2;
    if (whole.startsWith("!") !== embeds || isCode(state, start)) continue;
    links.push({ linktext: inside.split("|", 1)[0] ?? "", from: start, to: start + inside.length });
  }
  return links;
}

function pointedInEditor(terms: TermStore, el: HTMLElement): PointedTerm | null {
  const line = el.closest<HTMLElement>(".cm-line");
  if (line === null || el === line) return null;
  const view = EditorView.findFromDOM(line);
  if (view === null) return null;
  const at = view.posAtDOM(el);
  const link = linkAround(view.state, at);
  if (link === null || at < link.from - 2 || at >= link.to + 2) return null;
  const sourcePath = view.state.field(editorInfoField, false)?.file?.path ?? "";
  const entry = terms.find(link.linktext, sourcePath);
  if (entry === null) return null;
  const touched = view.state.selection.ranges.some(
    (range) => range.to >= link.from - 2 && range.from <= link.to + 2,
  );
  const isShown = view.state.field(editorLivePreviewField, false) === true && !(touched && view.hasFocus);
  return { entry, el, sourcePath, kind: isShown ? "editor-link" : "source-link" };
}

function isCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, 1).node; ;) {
    if (/code|frontmatter|comment|math/i.test(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

function elementOf(target: EventTarget | null): HTMLElement | null {
  const node = target as Node | null;
  if (node === null || !("instanceOf" in node)) return null;
  return node.instanceOf(HTMLElement) ? node : null;
}
