import type { CachedMetadata, FrontMatterInfo, Reference, ReferenceCache } from "obsidian";
import { frontMatterBlock } from "../markdown/front-matter";

/** Where a note's front matter stands; `exists` is false when it has none. */
export function getFrontMatterInfo(content: string): FrontMatterInfo {
  const block = frontMatterBlock(content);
  if (block === null) return { exists: false, frontmatter: "", from: 0, to: 0, contentStart: 0 };
  return {
    exists: true,
    frontmatter: block.yaml,
    from: block.from,
    to: block.to,
    contentStart: block.contentStart,
  };
}

/** All tags of a note, those of its front matter first; null when it has none. */
export function getAllTags(cache: CachedMetadata): string[] | null {
  const tags = [
    ...(parseFrontMatterTags(cache.frontmatter ?? null) ?? []),
    ...(cache.tags ?? []).map(({ tag }) => tag),
  ];
  return tags.length > 0 ? tags : null;
}

/** A value of the front matter by its key, whatever its case, or by a pattern; null when it is not there. */
export function parseFrontMatterEntry(frontmatter: unknown, key: string | RegExp): unknown {
  if (typeof frontmatter !== "object" || frontmatter === null) return null;
  for (const [name, value] of Object.entries(frontmatter)) {
    if (typeof key === "string" ? name.toLowerCase() === key.toLowerCase() : key.test(name))
      return value as unknown;
  }
  return null;
}

/** A list of strings under a key; one string is split at commas. */
export function parseFrontMatterStringArray(frontmatter: unknown, key: string | RegExp): string[] | null {
  const value = parseFrontMatterEntry(frontmatter, key);
  const list = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  const strings = list
    .filter((item) => typeof item === "string" || typeof item === "number")
    .map((item) => String(item).trim());
  const filled = strings.filter(Boolean);
  return filled.length > 0 ? filled : null;
}

export function parseFrontMatterAliases(frontmatter: unknown): string[] | null {
  return parseFrontMatterStringArray(frontmatter, /^aliases?$/i);
}

/** The front matter's tags, each with its number sign; blanks separate as commas do. */
export function parseFrontMatterTags(frontmatter: unknown): string[] | null {
  const list = parseFrontMatterStringArray(frontmatter, /^tags?$/i);
  const tags = (list ?? []).flatMap((item) => item.split(/[\s,]+/)).filter(Boolean);
  return tags.length > 0 ? tags.map((tag) => (tag.startsWith("#") ? tag : `#${tag}`)) : null;
}

/** Calls back for each reference until one answers true; true when one did. */
export function iterateRefs(refs: Reference[], cb: (ref: Reference) => unknown): boolean {
  return refs.some((ref) => cb(ref) === true);
}

export function iterateCacheRefs(cache: CachedMetadata, cb: (ref: ReferenceCache) => unknown): boolean {
  return [...(cache.links ?? []), ...(cache.embeds ?? [])].some((ref) => cb(ref) === true);
}
