import type {
  BlockSubpathResult,
  CachedMetadata,
  FootnoteSubpathResult,
  HeadingCache,
  HeadingSubpathResult,
} from "obsidian";
import { stripHeading } from "./links";

type Subpath = HeadingSubpathResult | BlockSubpathResult | FootnoteSubpathResult;

/** Finds what `#Heading`, `#Heading#Below`, `#^block` or `#[^footnote]` names in a note; null when nothing is so called. */
export function resolveSubpath(cache: CachedMetadata, subpath: string): Subpath | null {
  const parts = subpath.split("#").filter(Boolean);
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (last.startsWith("^")) return blockOf(cache, last.slice(1));
  if (last.startsWith("[^")) return footnoteOf(cache, last.slice(2).replace(/\]$/, ""));
  return headingOf(cache.headings ?? [], parts);
}

/** A heading by its own name, or by those it lies under: each part is looked for below the one before. */
function headingOf(headings: readonly HeadingCache[], parts: readonly string[]): HeadingSubpathResult | null {
  let from = 0;
  let end = headings.length;
  let found = -1;
  for (const part of parts) {
    const wanted = stripHeading(part).toLowerCase();
    found = headings.findIndex(
      (heading, index) =>
        index >= from && index < end && stripHeading(heading.heading).toLowerCase() === wanted,
    );
    if (found < 0) return null;
    from = found + 1;
    end = endOfHeading(headings, found);
  }
  const current = headings[found];
  if (current === undefined) return null;
  const next: HeadingCache | undefined = headings[end];
  const part = {
    type: "heading",
    current,
    next,
    start: current.position.start,
    end: next?.position.start ?? null,
  };
  // The declared type leaves out that a last heading has none after it.
  return part as HeadingSubpathResult;
}

/** The index of the next heading that is not below this one. */
function endOfHeading(headings: readonly HeadingCache[], index: number): number {
  const level = headings[index]?.level ?? 1;
  const next = headings.findIndex((heading, other) => other > index && heading.level <= level);
  return next < 0 ? headings.length : next;
}

function blockOf(cache: CachedMetadata, id: string): BlockSubpathResult | null {
  const block = cache.blocks?.[id.toLowerCase()];
  if (block === undefined) return null;
  const list = cache.listItems?.find((item) => item.id === block.id);
  const result: BlockSubpathResult = {
    type: "block",
    block,
    start: block.position.start,
    end: block.position.end,
  };
  return list === undefined ? result : { ...result, list };
}

function footnoteOf(cache: CachedMetadata, id: string): FootnoteSubpathResult | null {
  const footnote = cache.footnotes?.find((entry) => entry.id.toLowerCase() === id.toLowerCase());
  return footnote === undefined
    ? null
    : { type: "footnote", footnote, start: footnote.position.start, end: footnote.position.end };
}
