import { linktextOf, linksBetween } from "./pointed-term";
import type { TermStore } from "./term-store";
import { Prec, StateEffect, type Extension, type Range } from "@codemirror/state";
import {
  type EditorView,
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from "@codemirror/view";
import { editorInfoField } from "obsidian";

/** The class of links that lead to a term's entry; they do not look like links to nothing. */
export const TERM_LINK = "gfr-term-link";

/** Describes a link to a term to screen readers. */
export const TERM_LINK_DESCRIPTION = "glossary term";

/** Marks the links of a rendered text that lead to a term, and takes the mark from those that no longer do. */
export function markTermLinks(root: ParentNode, terms: TermStore, sourcePath = ""): void {
  for (const link of root.querySelectorAll<HTMLElement>(".internal-link")) {
    const isTerm = terms.find(linktextOf(link), sourcePath) !== null;
    if (link.hasClass(TERM_LINK) === isTerm) continue;
    link.toggleClass(TERM_LINK, isTerm);
    link.setAttr("aria-description", isTerm ? TERM_LINK_DESCRIPTION : null);
  }
}

/** Links may mean something else than before. */
export const termsChanged = StateEffect.define();

const MARK = Decoration.mark({
  class: TERM_LINK,
  attributes: { "aria-description": TERM_LINK_DESCRIPTION },
});

/** Marks links to terms in editors, as those in notes that are read; `views` gets the editors there are. */
export function editorTerms(terms: TermStore, views: Set<EditorView>): Extension {
  const plugin = ViewPlugin.define(
    (view) => {
      views.add(view);
      const end = terms.onChange(() => view.dispatch({ effects: termsChanged.of(null) }));
      return {
        decorations: marksOf(view, terms),
        update(update: ViewUpdate) {
          const termsHaveChanged = update.transactions.some((each) =>
            each.effects.some((effect) => effect.is(termsChanged)),
          );
          if (termsHaveChanged || update.docChanged || update.viewportChanged)
            this.decorations = marksOf(update.view, terms);
        },
        destroy() {
          views.delete(view);
          end();
        },
      };
    },
    { decorations: ({ decorations }) => decorations },
  );
  // Around what the app draws, whose own signs of a link to nothing then stand inside.
  return Prec.lowest(plugin);
}

function marksOf(view: EditorView, terms: TermStore): DecorationSet {
  const { state } = view;
  const sourcePath = state.field(editorInfoField, false)?.file?.path ?? "";
  const marks: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    const start = state.doc.lineAt(from).from;
    const end = state.doc.lineAt(to).to;
    for (const link of linksBetween(state, start, end)) {
      if (terms.find(link.linktext, sourcePath) !== null) marks.push(MARK.range(link.from, link.to));
    }
  }
  return Decoration.set(marks, true);
}
