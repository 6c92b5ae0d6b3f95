import { lineEnd, lineStart } from "../text/lines";
import { outsideCode } from "./code-spans";
import type { Leaf, Note } from "./note";

/** What stands in the place of a character that is no prose. Line endings stay. */
const BLANK = " ";

/**
 * A note's prose where it stands: a text of the same length in which front matter, code of every kind (our blocks
 * with it) and comments are blanks. Links and headings are still there.
 */
export function proseOf(note: Note): string {
  return withoutComments(textOf(note, ["paragraph", "heading", "html"]));
}

/** The same without headings, links, tags, addresses, formulas and HTML: what a term may be marked in. */
export function plainProseOf(note: Note): string {
  return withoutComments(textOf(note, ["paragraph", "html"]))
    .replace(/\$\$[^]*?\$\$|\$[^\s$](?:[^$\n]*[^\s$])?\$/g, blanked)
    .replace(/!?\[\[[^[\]\n]*\]\]/g, blanked)
    .replace(/!?\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])/g, blanked)
    .replace(/<[^<>\n]*>|\bhttps?:\/\/\S+|(?:^|\s)#[^\s#]+/gm, blanked);
}

/** The note with blanks for all but the leaves of the given kinds, and for the code spans in them. */
function textOf({ lines, leaves }: Note, kinds: readonly Leaf["kind"][]): string {
  let result = "";
  for (const leaf of leaves) {
    if (!kinds.includes(leaf.kind)) continue;
    const [from, to] = [lineStart(lines, leaf.first), lineEnd(lines, leaf.last)];
    result += blanked(lines.text.slice(result.length, from)) + withoutSpans(lines.text.slice(from, to));
  }
  return result + blanked(lines.text.slice(result.length));
}

/** A leaf's text without its code spans, which end with it at the latest. */
function withoutSpans(text: string): string {
  if (!text.includes("`")) return text;
  let result = "";
  for (const { text: outside, offset } of outsideCode(text)) {
    result += blanked(text.slice(result.length, offset)) + outside;
  }
  return result + blanked(text.slice(result.length));
}

function withoutComments(prose: string): string {
  return prose.replace(/%%[^]*?(?:%%|$)/g, blanked).replace(/<!--[^]*?(?:-->|$)/g, blanked);
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, BLANK);
}
