import { lineEnd, lineStart } from "../text/lines";
import { outsideCode } from "./code-spans";
import { readFragment } from "./note";

/** A wikilink in a text: `[[target|shown]]`, or an embed `![[target]]`. */
export interface Wikilink {
  /** Note and heading or block (`GLOSSARY#comma-ok`), without blanks around. */
  readonly target: string;
  /** What the link shows in place of its target; null when it says nothing. */
  readonly alias: string | null;
  readonly embed: boolean;
  /** Offset of the link in the text, from 0, and how many code units it takes. */
  readonly offset: number;
  readonly length: number;
}

/**
 * The wikilinks of a Markdown text, code spans left out.
 *
 * ```text
 * See [[GLOSSARY#comma-ok|comma-ok]].
 *       ^^^^^^^^^^^^^^^^^ ^^^^^^^^
 *       target            alias
 * ```
 */
export function wikilinksOf(markdown: string): readonly Wikilink[] {
  const links: Wikilink[] = [];
  for (const span of outsideCode(markdown)) {
    for (const match of span.text.matchAll(/\[\[([^[\]\n]+)\]\]/g)) {
      const [whole, inside = ""] = match;
      const bar = inside.search(/\\?\|/);
      const target = (bar < 0 ? inside : inside.slice(0, bar)).trim();
      if (target === "") continue;
      const embed = span.text.charAt(match.index - 1) === "!";
      links.push({
        target,
        alias: bar < 0 ? null : inside.slice(inside.indexOf("|") + 1).trim(),
        embed,
        offset: span.offset + match.index - (embed ? 1 : 0),
        length: whole.length + (embed ? 1 : 0),
      });
    }
  }
  return links;
}

/** The target of a text that is one wikilink and nothing else; null when it is not. */
export function wikilinkTarget(text: string): string | null {
  const trimmed = text.trim();
  const [link] = wikilinksOf(trimmed);
  return link?.offset === 0 && link.length === trimmed.length && !link.embed ? link.target : null;
}

/** What a reader sees of inline Markdown, near enough to measure and compare: marks and link targets dropped, blanks folded. */
export function plainText(markdown: string): string {
  return markdown
    .replace(
      /!?\[\[([^[\]\n|]+)(?:\|([^[\]\n]*))?\]\]/g,
      (_, target: string, alias?: string) => alias ?? target,
    )
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1")
    .replace(/\*\*|__|~~|==|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A wikilink in a block's content; offsets there, `end` is the first place after it. */
export interface ContentLink {
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/** The address of a Markdown link or image in a block's content, without pointed brackets. */
export interface ContentAddress {
  readonly written: string;
  readonly start: number;
  /** Whether it stands in pointed brackets, in which blanks need no escape. */
  readonly pointed: boolean;
}

/** The wikilinks of a block's content in written order: those of its Markdown, not those in code. */
export function listLinks(content: string): readonly ContentLink[] {
  if (!content.includes("[[")) return [];
  return proseOf(content).flatMap(({ text, from }) =>
    wikilinksOf(text).map(({ target, offset, length }) => {
      const start = from + offset;
      return { target, start, end: start + length };
    }),
  );
}

/** The addresses of its Markdown links and images that lead to a file of the vault. */
export function listAddresses(content: string): readonly ContentAddress[] {
  if (!content.includes("](")) return [];
  const found: ContentAddress[] = [];
  for (const { text, from } of proseOf(content)) {
    for (const span of outsideCode(text)) {
      for (const { 0: whole, 1: pointed, 2: bare = "", index } of span.text.matchAll(ADDRESS)) {
        const written = pointed ?? bare;
        // A heading of the same note, or a place elsewhere.
        if (written === "" || /^(?:#|\/\/|[a-z][a-z\d+.-]*:)/i.test(written)) continue;
        const start = from + span.offset + index + whole.indexOf(written, 2);
        found.push({ written, start, pointed: pointed !== undefined });
      }
    }
  }
  return found;
}

const ADDRESS = /\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))/g;

/** What of a block's content stands outside fenced code, between one fence and the next. */
function proseOf(content: string): readonly { readonly text: string; readonly from: number }[] {
  const { lines, leaves } = readFragment(content);
  const prose: { readonly text: string; readonly from: number }[] = [];
  let from = 0;
  for (const { kind, first, last } of leaves) {
    if (kind !== "fence") continue;
    prose.push({ text: content.slice(from, lineStart(lines, first)), from });
    from = lineEnd(lines, last);
  }
  return [...prose, { text: content.slice(from), from }];
}

/** A link that stays in the vault however a browser reads it: no scheme, no other site. */
const STAYS = /^(?:#|[^\s\p{C}/\\:?#][^/\\:?#]*(?:[/\\?#]|$)|$)/u;

/** The address to write on a link to a note: the link as it is, or made relative where a browser would leave with it. */
export function harmlessHref(link: string): string {
  return STAYS.test(link) ? link : `./${link}`;
}
