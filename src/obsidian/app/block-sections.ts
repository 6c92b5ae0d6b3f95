import type { CachedMetadata } from "obsidian";

/** What kinds of sections may hold a block of ours: the app tells no language of code. */
const HOLDERS = new Set(["code", "callout", "blockquote", "list"]);

/** Whether a note, by what the app knows of it, may hold a block of ours. */
export function mayHoldBlock({ sections }: Pick<CachedMetadata, "sections">): boolean {
  return sections?.some(({ type }) => HOLDERS.has(type)) === true;
}
