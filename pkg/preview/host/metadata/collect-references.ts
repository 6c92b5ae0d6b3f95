import type { Nodes, Root } from "mdast";
import type { CachedMetadata } from "obsidian";
import { walk } from "../markdown/parse-markdown";
import type { LineIndex } from "./line-index";
import { decodeAddress, findTags, isVaultAddress, parseWikilink } from "./links";

type References = Required<
  Pick<CachedMetadata, "links" | "embeds" | "tags" | "footnoteRefs" | "referenceLinks">
>;

/** The note's links, embeds, tags and footnote references, in reading order. Those inside comments count, as in the app. */
export function collectReferences(root: Root, text: string, lines: LineIndex): References {
  const found: References = { links: [], embeds: [], tags: [], footnoteRefs: [], referenceLinks: [] };

  const wikilink = (start: number, end: number): void => {
    const original = text.slice(start, end);
    const embed = original.startsWith("!");
    const { link, displayText } = parseWikilink(original.slice(embed ? 3 : 2, -2));
    found[embed ? "embeds" : "links"].push({
      link,
      original,
      displayText,
      position: lines.range(start, end),
    });
  };
  const tags = (start: number, end: number): void => {
    for (const { tag, offset } of findTags(text.slice(start, end))) {
      found.tags.push({ tag, position: lines.range(start + offset, start + offset + tag.length) });
    }
  };

  walk(root, (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    switch (node.type) {
      case "wikilink":
        wikilink(start, end);
        break;
      case "text":
        tags(start, end);
        break;
      case "inlineComment":
      case "blockComment":
        tags(start, end);
        for (const match of text.slice(start, end).matchAll(/!?\[\[[^[\]\r\n]+\]\]/g)) {
          wikilink(start + match.index, start + match.index + match[0].length);
        }
        break;
      case "link":
      case "image": {
        if (!isVaultAddress(node.url)) break;
        const displayText = node.type === "image" ? (node.alt ?? "") : childText(node, text);
        const position = lines.range(start, end);
        const link = decodeAddress(node.url);
        found[node.type === "image" ? "embeds" : "links"].push({
          link,
          original: text.slice(start, end),
          displayText,
          position,
        });
        break;
      }
      case "definition":
        found.referenceLinks.push({
          id: node.label ?? node.identifier,
          link: node.url,
          position: lines.pos(node),
        });
        break;
      case "footnoteReference":
        found.footnoteRefs.push({ id: node.label ?? node.identifier, position: lines.pos(node) });
        break;
      default:
        break;
    }
  });
  return found;
}

function childText(node: Extract<Nodes, { type: "link" }>, text: string): string {
  const start = node.children[0]?.position?.start.offset;
  const end = node.children.at(-1)?.position?.end.offset;
  return start === undefined || end === undefined ? "" : text.slice(start, end);
}
