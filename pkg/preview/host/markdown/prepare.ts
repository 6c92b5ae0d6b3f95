import type { ListItem, Nodes, PhrasingContent, Root } from "mdast";
import { walk } from "./parse-markdown";

declare module "mdast" {
  interface ListItemData {
    /** The character in a task's box. */
    task?: string;
  }
  interface EmphasisData {
    hName?: string;
  }
}

/** Brings a parsed note to what Obsidian shows: tasks of any mark, highlights, no block ids. Changes the tree. */
export function prepareForReading(root: Root, source: string): void {
  walk(root, (node) => {
    if (node.type === "listItem") markTask(node, source);
    if (node.type === "paragraph" || node.type === "heading") dropBlockId(node.children);
    if (hasPhrasing(node)) node.children = withHighlights(node.children);
  });
}

type PhrasingParent = Extract<Nodes, { children: PhrasingContent[] }>;

function hasPhrasing(node: Nodes): node is PhrasingParent {
  return ["paragraph", "heading", "emphasis", "strong", "delete", "tableCell"].includes(node.type);
}

function markTask(item: ListItem, source: string): void {
  const start = item.position?.start.offset ?? 0;
  const task = /^(?:[-*+]|\d+[.)])[ \t]+\[([^\r\n])\](?=\s|$)/u.exec(source.slice(start, start + 40))?.[1];
  if (task === undefined) return;
  if (typeof item.checked !== "boolean") {
    const text = item.children[0]?.type === "paragraph" ? item.children[0].children[0] : undefined;
    if (text?.type !== "text") return;
    text.value = text.value.replace(/^\[[^\]]*\]\s?/u, "");
    item.checked = true;
  }
  item.data = { ...item.data, task };
}

function dropBlockId(children: PhrasingContent[]): void {
  const last = children.at(-1);
  if (last?.type === "text") last.value = last.value.replace(/(^|\s)\^[a-zA-Z0-9-]+[ \t]*$/, "");
}

/** Pairs `==` marks among siblings; what lies between two becomes a highlight. */
function withHighlights(children: PhrasingContent[]): PhrasingContent[] {
  if (!children.some((child) => child.type === "text" && child.value.includes("=="))) return children;
  const result: PhrasingContent[] = [];
  let open: PhrasingContent[] | null = null;
  for (const child of children) {
    const parts = child.type === "text" ? child.value.split("==") : null;
    if (parts === null) {
      (open ?? result).push(child);
      continue;
    }
    for (const [index, value] of parts.entries()) {
      if (index > 0) {
        if (open === null) open = [];
        else {
          result.push({ type: "emphasis", data: { hName: "mark" }, children: open });
          open = null;
        }
      }
      if (value !== "") (open ?? result).push(textLike(child, value));
    }
  }
  // A mark without its partner is text.
  return open === null ? result : [...result, { type: "text", value: "==" }, ...open];
}

function textLike(original: PhrasingContent, value: string): PhrasingContent {
  return original.position === undefined
    ? { type: "text", value }
    : { type: "text", value, position: original.position };
}
