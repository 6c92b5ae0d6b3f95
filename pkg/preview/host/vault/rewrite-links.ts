import type { CachedMetadata, FrontmatterLinkCache, Reference, ReferenceCache } from "obsidian";
import { readMetadata } from "../metadata/note-metadata";
import { decodeAddress, parseLinktext } from "../metadata/links";
import { addressText } from "./link-texts";

/** The new path text of a link, in the form wikilinks or Markdown links want; null leaves the link as it is. */
export type NewTarget = (linkpath: string, markdown: boolean) => string | null;

/**
 * A note's text with its links led to where their files are now. Only the part of each link that names the file
 * changes: headings, blocks, shown texts and titles stay, and so do code and everything else.
 */
export function rewriteLinks(text: string, newTarget: NewTarget): string {
  const cache = readMetadata(text);
  const changes = [...linksInText(cache), ...linksInFrontMatter(text, cache)].flatMap(
    ({ start, original }) => {
      const changed = rewriteLink(original, newTarget);
      return changed === null || changed === original ? [] : [{ start, original, changed }];
    },
  );
  changes.sort((a, b) => b.start - a.start);
  let result = text;
  for (const { start, original, changed } of changes)
    result = result.slice(0, start) + changed + result.slice(start + original.length);
  return result;
}

/** All links, embeds and front matter links of a note. */
export function allReferences(cache: CachedMetadata): readonly Reference[] {
  return [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])];
}

interface Place {
  readonly start: number;
  readonly original: string;
}

function linksInText(cache: CachedMetadata): readonly Place[] {
  const links: readonly ReferenceCache[] = [...(cache.links ?? []), ...(cache.embeds ?? [])];
  // An image inside a link lies within another link; the inner one is the smaller change and its own.
  return links
    .filter((link) => !links.some((other) => other !== link && contains(link, other)))
    .map(({ position, original }) => ({ start: position.start.offset, original }));
}

function contains(outer: ReferenceCache, inner: ReferenceCache): boolean {
  return (
    outer.position.start.offset <= inner.position.start.offset &&
    outer.position.end.offset >= inner.position.end.offset
  );
}

/** Front matter keeps no positions of its links: each is looked for as it stands there. */
function linksInFrontMatter(text: string, cache: CachedMetadata): readonly Place[] {
  const end = cache.frontmatterPosition?.end.offset ?? 0;
  const originals = new Set(
    (cache.frontmatterLinks ?? []).map((link: FrontmatterLinkCache) => link.original),
  );
  const places: Place[] = [];
  for (const original of originals) {
    for (let start = text.indexOf(original); start >= 0 && start < end;) {
      places.push({ start, original });
      start = text.indexOf(original, start + original.length);
    }
  }
  return places;
}

function rewriteLink(original: string, newTarget: NewTarget): string | null {
  const wikilink = /^(!?\[\[)([^|\]#]*?)(\s*(?:\\?[|#][\s\S]*)?\]\])$/.exec(original);
  if (wikilink !== null) {
    const [, open = "", linkpath = "", rest = ""] = wikilink;
    const target = linkpath.trim() === "" ? null : newTarget(linkpath.trim(), false);
    return target === null ? null : open + target + rest;
  }
  const markdown =
    /^(!?\[[\s\S]*\]\(\s*)(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)([^()]*(?:\([^()]*\)[^()]*)*\))$/.exec(
      original,
    );
  if (markdown === null) return null;
  const [, open = "", address = "", rest = ""] = markdown;
  const pointed = address.startsWith("<");
  const bare = pointed ? address.slice(1, -1) : address;
  const hash = bare.indexOf("#");
  const written = hash < 0 ? bare : bare.slice(0, hash);
  const { path } = parseLinktext(decodeAddress(written));
  const target = path === "" ? null : newTarget(path, true);
  if (target === null) return null;
  const subpath = hash < 0 ? "" : bare.slice(hash);
  return open + (pointed ? `<${target}${subpath}>` : addressText(target) + subpath) + rest;
}
