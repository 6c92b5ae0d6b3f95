import type { List, ListItem, Nodes, Root } from "mdast";
import type { ListItemCache } from "obsidian";
import type { LineIndex } from "./line-index";
import { trailingBlockId } from "./links";

/** The note's list items, outer before inner, each without the items nested in it. */
export function collectListItems(root: Root, text: string, lines: LineIndex): ListItemCache[] {
  const items: ListItemCache[] = [];

  const visitList = (list: List, parent: ListItemCache | null, parentContent: number): void => {
    const firstLine = lines.pos(list).start.line;
    const indent = parent === null ? columnAt(text, lines, list.position?.start.offset ?? 0) : parentContent;
    for (const [index, node] of list.children.entries()) {
      const marker = node.position?.start.offset ?? 0;
      // Seen in the app: blanks before `-` and `1)` belong to the item, those before `1.` do not.
      const dotted = /^\d+\./.test(text.slice(marker, marker + 20));
      const start = dotted ? marker : afterIndent(text, lines, marker, indent);
      const end = ownEnd(node);
      const separated =
        index < list.children.length - 1 && end === node.position?.end.offset && isBlankLineAt(text, end);
      const item: ListItemCache = {
        position: lines.range(start, separated ? end + lineEndLength(text, end) : end),
        parent: parent === null ? -Math.max(firstLine, 1) : parent.position.start.line,
      };
      const task = taskMark(text.slice(marker, end));
      if (task !== undefined) item.task = task;
      const id = trailingBlockId(text.slice(marker, end));
      if (id !== undefined) item.id = id;
      items.push(item);
      const inner = listBehindBox(text.slice(marker, end));
      if (inner !== null)
        items.push({ position: lines.range(marker + inner, end), parent: item.position.start.line });
      visitChildren(node, item, contentColumn(text, lines, marker));
    }
  };

  const visitChildren = (node: Nodes, parent: ListItemCache | null, parentContent: number): void => {
    if (!("children" in node)) return;
    for (const child of node.children) {
      if (child.type === "list") visitList(child, parent, parentContent);
      else visitChildren(child, parent, parentContent);
    }
  };

  visitChildren(root, null, 0);
  return items;
}

/** Where an item's own content ends: before the lists nested in it. */
function ownEnd(node: ListItem): number {
  const nested = node.children.findIndex((child) => child.type === "list");
  const last = nested === 0 ? undefined : node.children[(nested < 0 ? node.children.length : nested) - 1];
  return last?.position?.end.offset ?? node.position?.end.offset ?? 0;
}

/** The character in a task's box. */
function taskMark(item: string): string | undefined {
  return /^(?:[-*+]|\d+[.)])[ \t]+\[([^\r\n])\](?=\s|$)/u.exec(item)?.[1];
}

/** Where a list begins right behind a task's box, as in `- [ ] 1. text`. Seen in the app; CommonMark has a paragraph there. */
function listBehindBox(item: string): number | null {
  const before = /^(?:[-*+]|\d+[.)])[ \t]+\[[^\r\n]\][ \t]+(?=(?:[-*+]|\d{1,9}[.)])[ \t])/u.exec(item)?.[0];
  return before?.length ?? null;
}

/** Whether a blank line follows the line that ends here. */
function isBlankLineAt(text: string, end: number): boolean {
  return /^(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/.test(text.slice(end, end + 1000));
}

function lineEndLength(text: string, offset: number): number {
  return text.slice(offset, offset + 2) === "\r\n" ? 2 : 1;
}

/** The column, tabs counted to four, at which an item's content begins. */
function contentColumn(text: string, lines: LineIndex, marker: number): number {
  const [, sign = "-", blanks = " "] = /^([-*+]|\d+[.)])([ \t]*)/.exec(text.slice(marker, marker + 20)) ?? [];
  const start = columnAt(text, lines, marker) + sign.length;
  const end = column(blanks, start);
  // Five blanks and more are an indented code block one blank behind the marker.
  return end - start > 4 || end === start ? start + 1 : end;
}

/** A bullet's blanks belong to it as far as they stand behind the column its list is indented to. */
function afterIndent(text: string, lines: LineIndex, marker: number, indent: number): number {
  const start = lines.lineStart(lines.loc(marker).line);
  let offset = marker;
  while (
    offset > start &&
    /[ \t]/.test(text[offset - 1] ?? "") &&
    column(text.slice(start, offset - 1)) >= indent
  )
    offset--;
  return offset;
}

function columnAt(text: string, lines: LineIndex, offset: number): number {
  return column(text.slice(lines.lineStart(lines.loc(offset).line), offset));
}

function column(prefix: string, from = 0): number {
  let count = from;
  for (const character of prefix) count += character === "\t" ? 4 - (count % 4) : 1;
  return count;
}
