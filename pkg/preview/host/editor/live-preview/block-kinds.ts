import { syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import { hasCodeBlockProcessor } from "../../markdown/post-processors";

/** A part of a note that Live Preview shows as it will be read; offsets of its first and last line's ends. */
export interface LiveBlock {
  readonly kind: "code" | "callout" | "table" | "html" | "math" | "embed" | "properties";
  readonly from: number;
  readonly to: number;
  readonly source: string;
  /** The fence's language; empty for other kinds. */
  readonly language: string;
}

/** Languages of fences that the page draws by itself. */
const DRAWN_LANGUAGES: ReadonlySet<string> = new Set(["mermaid"]);

const NODES: Readonly<Record<string, LiveBlock["kind"]>> = {
  FencedCode: "code",
  Blockquote: "callout",
  Table: "table",
  HTMLBlock: "html",
  BlockMath: "math",
  Paragraph: "embed",
  FrontMatter: "properties",
};

/** The root blocks of a note, as far as it is parsed, that are shown otherwise than they are written; in order. */
export function findLiveBlocks(state: EditorState): LiveBlock[] {
  const blocks: LiveBlock[] = [];
  const cursor = syntaxTree(state).cursor();
  if (!cursor.firstChild()) return blocks;
  do {
    const kind = NODES[cursor.name];
    const block = kind === undefined ? null : readBlock(state, kind, cursor.node);
    if (block !== null) blocks.push(block);
  } while (cursor.nextSibling());
  return blocks;
}

function readBlock(state: EditorState, kind: LiveBlock["kind"], node: SyntaxNode): LiveBlock | null {
  const { doc } = state;
  const first = doc.lineAt(node.from);
  if (kind === "embed") {
    const isEmbed = /^!\[\[[^[\]]+\]\]$|^!\[[^\]]*\]\([^)]+\)$/.test(first.text.trim());
    if (!isEmbed || node.to > first.to) return null;
  }
  if (kind === "callout" && !/^ {0,3}> ?\[![^\]]+\]/.test(first.text)) return null;
  if (kind === "math" && node.to <= first.to && !first.text.trimEnd().endsWith("$$")) return null;
  let language = "";
  if (kind === "code") {
    const info = node.getChild("CodeInfo");
    language = /^\S*/.exec(info === null ? "" : doc.sliceString(info.from, info.to))?.[0] ?? "";
    const closed = node.getChildren("CodeMark").length > 1;
    if (!closed || !(hasCodeBlockProcessor(language) || DRAWN_LANGUAGES.has(language))) return null;
  }
  const last = doc.lineAt(Math.min(node.to, doc.length));
  // A block's end may lie on the next line's beginning.
  const to = last.from === node.to && last.from > first.from ? last.from - 1 : last.to;
  return { kind, from: first.from, to, source: doc.sliceString(first.from, to), language };
}
