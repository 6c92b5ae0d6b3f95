import type { CachedMetadata } from "obsidian";
import type { FileNames } from "./file-names";
import { getLinkpath } from "./links";
import { fileName } from "../base/paths";

export type Counts = Record<string, number>;

/** How often each file is linked from a note, and each name that no file has. Links within the note count as neither. */
export function countLinks(
  cache: CachedMetadata,
  sourcePath: string,
  names: FileNames,
): { resolved: Counts; unresolved: Counts } {
  const resolved: Counts = {};
  const unresolved: Counts = {};
  for (const linkpath of linkPaths(cache)) {
    const target = names.find(linkpath, sourcePath);
    const [counts, key] = target === null ? [unresolved, linkpath] : [resolved, target.path];
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return { resolved, unresolved };
}

/** The names a note's links end with, lower case: a file so called decides what they mean. */
export function linkedNames(cache: CachedMetadata): Set<string> {
  return new Set(linkPaths(cache).map((path) => fileName(path.toLowerCase())));
}

function linkPaths(cache: CachedMetadata): string[] {
  const references = [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])];
  return references.map((reference) => getLinkpath(reference.link)).filter((path) => path !== "");
}
