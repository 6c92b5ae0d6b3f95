import type { CachedMetadata, FrontmatterLinkCache, Loc, Pos, SectionCache } from "obsidian";
import type { Nodes, Root, RootContent } from "mdast";
import { frontMatterBlock, readFrontMatter } from "../markdown/front-matter";
import { parseMarkdown, walk } from "../markdown/parse-markdown";
import { collectReferences } from "./collect-references";
import { collectListItems } from "./list-items";
import { parseWikilink, trailingBlockId } from "./links";
import { LineIndex } from "./line-index";

/** A list that grows while a note is read; an empty one is left out of the cache, as the app does. */
type Lists = Required<Pick<CachedMetadata, "headings" | "sections" | "footnotes">>;

/** What Obsidian's metadata cache holds of a note. Never throws; front matter that cannot be read is left out. */
export function readMetadata(text: string): CachedMetadata {
  return metadataOf(text, parseMarkdown(text));
}

/** The same for a note that is parsed already. */
export function metadataOf(text: string, root: Root): CachedMetadata {
  const lines = new LineIndex(text);
  const lists: Lists = { headings: [], sections: [], footnotes: [] };
  const blocks: NonNullable<CachedMetadata["blocks"]> = {};
  const cache: CachedMetadata = {};

  const matter = frontMatterBlock(text);
  if (matter !== null) {
    const position = lines.range(0, matter.end);
    lists.sections.push({ type: "yaml", position });
    const frontmatter = readFrontMatter(matter);
    if (frontmatter !== undefined) {
      Object.assign(cache, {
        frontmatter,
        frontmatterPosition: position,
        frontmatterLinks: frontMatterLinks(frontmatter),
      });
    }
  }

  let previous: SectionCache | undefined;
  for (const node of root.children) {
    const section: SectionCache = { type: sectionType(node), position: sectionPosition(node, lines) };
    const id = blockIdOf(node, text);
    if (id !== undefined) {
      const named = standsAlone(node, text) ? (previous ?? section) : section;
      section.id = id;
      blocks[id.toLowerCase()] = { id, position: named.position };
    }
    lists.sections.push(section);
    previous = section;
  }

  walk(root, (node) => {
    if (node.type === "heading") {
      lists.headings.push({ heading: headingText(node, text), level: node.depth, position: lines.pos(node) });
    } else if (node.type === "footnoteDefinition") {
      lists.footnotes.push({ id: node.label ?? node.identifier, position: lines.pos(node) });
    }
  });

  const listItems = collectListItems(root, text, lines);
  for (const item of listItems) {
    if (item.id !== undefined) blocks[item.id.toLowerCase()] = { id: item.id, position: item.position };
  }
  const found = { ...lists, ...collectReferences(root, text, lines), listItems };
  for (const [name, list] of Object.entries(found))
    if (list.length > 0) Object.assign(cache, { [name]: list });
  if (Object.keys(blocks).length > 0) cache.blocks = blocks;
  return cache;
}

/** A root block's type by the parser's name, plus Obsidian's own. */
export function sectionType(node: RootContent): string {
  if (node.type === "blockquote") return isCallout(node) ? "callout" : "blockquote";
  return node.type === "blockComment" ? "comment" : node.type;
}

/** Whether a quote is a callout: its text starts with `[!type]`. */
export function isCallout(node: Nodes): boolean {
  const first = node.type === "blockquote" ? node.children[0] : undefined;
  const text = first?.type === "paragraph" ? first.children[0] : undefined;
  return text?.type === "text" && /^\[![^\]\n]+\]/.test(text.value);
}

/** The wikilinks of front matter values, each with the key path it stands under. */
function frontMatterLinks(value: unknown, key = ""): FrontmatterLinkCache[] {
  if (typeof value === "string") {
    const match = /^\s*\[\[([^[\]]+)\]\]\s*$/.exec(value);
    if (match?.[1] === undefined) return [];
    const { link, displayText } = parseWikilink(match[1]);
    return [{ key, link, original: value.trim(), displayText }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) =>
    frontMatterLinks(below, key === "" ? name : `${key}.${name}`),
  );
}

/** An indented callout begins at its line's start. */
function sectionPosition(node: RootContent, lines: LineIndex): Pos {
  const position = lines.pos(node);
  if (!isCallout(node)) return position;
  const { line, col, offset } = position.start;
  const start: Loc = { line, col: 0, offset: offset - col };
  return { start, end: position.end };
}

function headingText(node: Nodes, text: string): string {
  if (!("children" in node)) return "";
  const start = node.children[0]?.position?.start.offset;
  const end = node.children.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? "" : text.slice(start, end).trim();
}

function blockIdOf(node: RootContent, text: string): string | undefined {
  if (node.type !== "paragraph" && node.type !== "heading") return undefined;
  return trailingBlockId(text.slice(node.position?.start.offset, node.position?.end.offset));
}

/** A paragraph that is nothing but `^id` names the block before it. */
function standsAlone(node: RootContent, text: string): boolean {
  return /^\^[a-zA-Z0-9-]+\s*$/.test(text.slice(node.position?.start.offset, node.position?.end.offset));
}
