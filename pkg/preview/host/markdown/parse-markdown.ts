import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { frontMatterBlock } from "./front-matter";
import { obsidianFromMarkdown, obsidianSyntax } from "./syntax";
import { findUnreadParts, insertParts, withoutParts } from "./unread-parts";

/**
 * Parses a note. Front matter is blanked first, so that positions are those of the whole text; a byte-order mark counts
 * as a character of it. Parts that are too deep or too full of marks become paragraphs without content, and are named so.
 */
export function parseMarkdown(text: string): Root {
  const matter = frontMatterBlock(text);
  const body = matter === null ? text : blank(text.slice(0, matter.end)) + text.slice(matter.end);
  // A parser's own handling of the mark would shift every offset by one.
  const source = body.startsWith("\ufeff") ? ` ${body.slice(1)}` : body;
  const unread = findUnreadParts(source);
  const root = fromMarkdown(withoutParts(source, unread), {
    extensions: [gfm(), obsidianSyntax()],
    mdastExtensions: [gfmFromMarkdown(), obsidianFromMarkdown()],
  });
  insertParts(root, unread);
  return root;
}

/** Calls `visit` for a node and all below it, in reading order; returning false keeps it from going deeper. */
export function walk(
  node: Nodes,
  visit: (node: Nodes, ancestors: readonly Nodes[]) => unknown,
  ancestors: readonly Nodes[] = [],
): void {
  if (visit(node, ancestors) === false || !("children" in node)) return;
  const below = [...ancestors, node];
  for (const child of node.children) walk(child, visit, below);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
