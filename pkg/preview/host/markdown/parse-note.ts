import type { ElementContent } from "hast";
import { frontMatterBlock, readFrontMatter } from "./front-matter";
import { readInlineFootnotes } from "./inline-footnotes";
import { type HastOptions, noteToHast } from "./to-hast";
import { parseMarkdown } from "./parse-markdown";

/** One root block of a note, ready to be rendered. Lines count from 0 and include both ends. */
export interface NoteSection {
  readonly element: ElementContent;
  /** Equal keys look equal: the block's text, and what it refers to elsewhere in the note. */
  readonly key: string;
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** A note as the reading view shows it. */
export interface ParsedNote {
  readonly text: string;
  readonly frontmatter: Record<string, unknown>;
  readonly sections: readonly NoteSection[];
}

export function parseNote(text: string, options: HastOptions): ParsedNote {
  const root = parseMarkdown(text);
  readInlineFootnotes(root);
  // Footnotes and reference links of a block look different when their definitions change.
  const definitions = root.children
    .filter((node) => node.type === "definition" || node.type === "footnoteDefinition")
    .map((node) => text.slice(node.position?.start.offset, node.position?.end.offset))
    .join("\n");
  const lastLine = Math.max(0, (root.position?.end.line ?? 1) - 1);
  const sections: NoteSection[] = [];
  for (const element of noteToHast(root, text, options).children) {
    if (element.type === "doctype" || element.type === "comment" || isBlank(element)) continue;
    const position = element.position;
    if (position === undefined) {
      // The list of footnotes, which stands nowhere in the text.
      sections.push({ element, key: `footnotes\n${definitions}`, lineStart: lastLine, lineEnd: lastLine });
      continue;
    }
    const source = text.slice(position.start.offset, position.end.offset);
    const refers = source.includes("[") && definitions !== "";
    sections.push({
      element,
      key: refers ? `${source}\n${definitions}` : source,
      lineStart: position.start.line - 1,
      lineEnd: position.end.line - 1,
    });
  }
  const matter = frontMatterBlock(text);
  return { text, frontmatter: (matter === null ? undefined : readFrontMatter(matter)) ?? {}, sections };
}

function isBlank(element: ElementContent): boolean {
  if (element.type === "text") return element.value.trim() === "";
  return element.type === "element" && element.tagName === "p" && element.children.every(isBlank);
}
