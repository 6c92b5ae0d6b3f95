import { linktextOf } from "./pointed-term";
import type { TermStore } from "./term-store";

/** On links that lead to a term's entry; they do not look like links to nothing. */
export const TERM_LINK = "gfr-term-link";

/** What a link to a term is, for those who do not see its look. */
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
