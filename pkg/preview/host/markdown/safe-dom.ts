import type { ElementContent, Root } from "hast";
import { raw } from "hast-util-raw";
import { defaultSchema, sanitize, type Schema } from "hast-util-sanitize";
import { toDom } from "hast-util-to-dom";

/** What a note may put on the page: GitHub's list, with classes, styles and data as Obsidian keeps them. Nothing runs. */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...[
      "abbr",
      "address",
      "article",
      "aside",
      "audio",
      "caption",
      "center",
      "cite",
      "col",
      "colgroup",
      "dfn",
      "figcaption",
    ],
    ...[
      "figure",
      "font",
      "footer",
      "header",
      "main",
      "mark",
      "nav",
      "progress",
      "small",
      "time",
      "u",
      "video",
      "wbr",
    ],
  ],
  attributes: {
    ...defaultSchema.attributes,
    "*": [
      ...(defaultSchema.attributes?.["*"] ?? []),
      "className",
      "style",
      "role",
      "ariaLabel",
      "ariaHidden",
      "data*",
      "rel",
      "target",
    ],
    a: ["href", "dataFootnoteBackref", "dataFootnoteRef", "ariaLabel", "ariaDescribedBy", "className"],
    code: ["className"],
    h2: ["className"],
    input: [["type", "checkbox"], "checked", "disabled", "className"],
    li: ["className"],
    ol: ["className", "start"],
    section: ["dataFootnotes", "className"],
    ul: ["className"],
    audio: ["src", "controls"],
    video: ["src", "controls", "poster"],
  },
  required: { input: { type: "checkbox" } },
  strip: ["script", "style"],
};

/** Makes DOM nodes of elements that came from a note; raw HTML is parsed, and all of it is made harmless. */
export function safeDom(blocks: readonly ElementContent[], doc: Document): DocumentFragment {
  const tree: Root = { type: "root", children: structuredClone([...blocks]) };
  const parsed = hasRaw(tree) ? raw(tree) : tree;
  const clean = sanitize(parsed, SCHEMA);
  const root: Root = clean.type === "root" ? clean : { type: "root", children: [clean] };
  // Of nothing the library makes a whole document, which cannot be put into a page.
  if (root.children.length === 0) return doc.createDocumentFragment();
  return toDom(root, { fragment: true, document: doc }) as unknown as DocumentFragment;
}

function hasRaw(node: Root | ElementContent): boolean {
  if (node.type === "raw") return true;
  return "children" in node && (node.children as ElementContent[]).some(hasRaw);
}

/** HTML as nodes that can be put on the page: nothing in them runs. */
export function sanitizeHTMLToDom(html: string): DocumentFragment {
  return safeDom([{ type: "raw", value: html }], document);
}
