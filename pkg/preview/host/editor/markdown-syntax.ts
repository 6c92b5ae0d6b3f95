import { tags, Tag } from "@lezer/highlight";
import type { BlockContext, InlineContext, Line, MarkdownConfig } from "@lezer/markdown";

/** What Obsidian's Markdown has beyond GitHub's, as kinds of highlighted text. */
export const noteTags = {
  internalLink: Tag.define(),
  highlight: Tag.define(),
  hashtag: Tag.define(),
  comment: Tag.define(),
  frontMatter: Tag.define(),
  math: Tag.define(),
  footnote: Tag.define(),
  blockId: Tag.define(),
};

const OPEN_BRACKET = 91;
const EXCLAMATION = 33;
const EQUALS = 61;
const PERCENT = 37;
const HASH = 35;
const DOLLAR = 36;
const CARET = 94;

/** Front matter, which a note must begin with; only for notes that do, since it is read up to the closing line. */
export const frontMatterMarkdown: MarkdownConfig = {
  defineNodes: [
    { name: "FrontMatter", block: true, style: noteTags.frontMatter },
    { name: "FrontMatterMark", style: tags.processingInstruction },
  ],
  parseBlock: [{ name: "FrontMatter", before: "HorizontalRule", parse: parseFrontMatter }],
};

/** Wikilinks and embeds, highlights, tags, comments, formulas, footnotes and block ids. */
export const noteMarkdown: MarkdownConfig = {
  defineNodes: [
    { name: "InternalLink", style: noteTags.internalLink },
    { name: "Embed", style: noteTags.internalLink },
    { name: "InternalLinkMark", style: tags.processingInstruction },
    { name: "Highlight", style: { "Highlight/...": noteTags.highlight } },
    { name: "HighlightMark", style: tags.processingInstruction },
    { name: "Hashtag", style: noteTags.hashtag },
    { name: "NoteComment", style: noteTags.comment },
    { name: "InlineMath", style: noteTags.math },
    { name: "BlockMath", block: true, style: noteTags.math },
    { name: "FootnoteReference", style: noteTags.footnote },
    { name: "BlockId", style: noteTags.blockId },
  ],
  parseBlock: [{ name: "BlockMath", before: "FencedCode", parse: parseBlockMath }],
  parseInline: [
    { name: "Embed", before: "Image", parse: parseInternalLink },
    { name: "InternalLink", before: "Link", parse: parseInternalLink },
    { name: "FootnoteReference", before: "Link", parse: parseFootnote },
    { name: "Highlight", after: "Emphasis", parse: parseHighlight },
    { name: "Hashtag", parse: parseHashtag },
    { name: "NoteComment", parse: parseComment },
    { name: "InlineMath", before: "Escape", parse: parseInlineMath },
    { name: "BlockId", parse: parseBlockId },
  ],
};

function parseFrontMatter(cx: BlockContext, line: Line): boolean {
  if (cx.lineStart !== 0 || line.text.trimEnd() !== "---") return false;
  const marks = [cx.elt("FrontMatterMark", 0, line.text.length)];
  while (cx.nextLine()) {
    if (line.text.trimEnd() !== "---") continue;
    marks.push(cx.elt("FrontMatterMark", cx.lineStart, cx.lineStart + line.text.length));
    break;
  }
  cx.addElement(cx.elt("FrontMatter", 0, cx.lineStart + line.text.length, marks));
  cx.nextLine();
  return true;
}

function parseBlockMath(cx: BlockContext, line: Line): boolean {
  if (!line.text.slice(line.pos).startsWith("$$")) return false;
  const from = cx.lineStart + line.pos;
  const rest = line.text.slice(line.pos + 2).trimEnd();
  if (rest.length > 2 && rest.endsWith("$$")) {
    cx.addElement(cx.elt("BlockMath", from, cx.lineStart + line.text.length));
    cx.nextLine();
    return true;
  }
  if (rest.includes("$$")) return false;
  while (cx.nextLine()) {
    if (!line.text.trimEnd().endsWith("$$")) continue;
    cx.addElement(cx.elt("BlockMath", from, cx.lineStart + line.text.length));
    cx.nextLine();
    return true;
  }
  cx.addElement(cx.elt("BlockMath", from, cx.prevLineEnd()));
  return true;
}

function parseInternalLink(cx: InlineContext, next: number, pos: number): number {
  const embed = next === EXCLAMATION;
  const open = embed ? pos + 1 : pos;
  if (!embed && next !== OPEN_BRACKET) return -1;
  if (cx.slice(open, open + 2) !== "[[") return -1;
  const match = /^\[\[[^[\]\n]+\]\]/.exec(cx.slice(open, cx.end));
  if (match === null) return -1;
  const end = open + match[0].length;
  const marks = [cx.elt("InternalLinkMark", pos, open + 2), cx.elt("InternalLinkMark", end - 2, end)];
  return cx.addElement(cx.elt(embed ? "Embed" : "InternalLink", pos, end, marks));
}

function parseFootnote(cx: InlineContext, next: number, pos: number): number {
  if (next !== OPEN_BRACKET) return -1;
  const match = /^\[\^[^\s\]]+\]/.exec(cx.slice(pos, Math.min(cx.end, pos + 100)));
  return match === null ? -1 : cx.addElement(cx.elt("FootnoteReference", pos, pos + match[0].length));
}

const highlightDelimiter = { resolve: "Highlight", mark: "HighlightMark" };

function parseHighlight(cx: InlineContext, next: number, pos: number): number {
  if (next !== EQUALS || cx.char(pos + 1) !== EQUALS || cx.char(pos + 2) === EQUALS) return -1;
  const before = cx.slice(pos - 1, pos);
  const after = cx.slice(pos + 2, pos + 3);
  return cx.addDelimiter(highlightDelimiter, pos, pos + 2, /\S/.test(after), /\S/.test(before));
}

function parseHashtag(cx: InlineContext, next: number, pos: number): number {
  if (next !== HASH || /\S/.test(cx.slice(pos - 1, pos))) return -1;
  const match = /^#[\p{L}\p{N}\p{Extended_Pictographic}_/-]+/u.exec(
    cx.slice(pos, Math.min(cx.end, pos + 200)),
  );
  if (match === null || /^#\d+$/.test(match[0])) return -1;
  return cx.addElement(cx.elt("Hashtag", pos, pos + match[0].length));
}

function parseComment(cx: InlineContext, next: number, pos: number): number {
  if (next !== PERCENT || cx.char(pos + 1) !== PERCENT) return -1;
  const close = cx.slice(pos + 2, cx.end).indexOf("%%");
  return close < 0 ? -1 : cx.addElement(cx.elt("NoteComment", pos, pos + close + 4));
}

function parseInlineMath(cx: InlineContext, next: number, pos: number): number {
  if (next !== DOLLAR) return -1;
  const match = /^\$(?:\$[^$]+\$\$|(?![\s$])(?:[^$\\\n]|\\.)*?[^\s\\]?\$(?!\d))/.exec(cx.slice(pos, cx.end));
  if (match === null || /\s\$$/.test(match[0])) return -1;
  return cx.addElement(cx.elt("InlineMath", pos, pos + match[0].length));
}

function parseBlockId(cx: InlineContext, next: number, pos: number): number {
  if (next !== CARET || !/^(?:\s|$)/.test(cx.slice(pos - 1, pos))) return -1;
  const match = /^\^[A-Za-z0-9-]+[ \t]*(?=\n|$)/.exec(cx.slice(pos, cx.end));
  return match === null ? -1 : cx.addElement(cx.elt("BlockId", pos, pos + match[0].trimEnd().length));
}
