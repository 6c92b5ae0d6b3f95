import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension, type Text } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { frontMatterMarkdown, noteMarkdown, noteTags } from "./markdown-syntax";

/** Front matter longer than this, in lines, is text. */
const LONGEST_FRONT_MATTER = 1000;

/** Obsidian's Markdown with its highlighting. */
export function noteLanguage(doc: Text): Extension {
  const language = new Compartment();
  return [
    language.of(hasFrontMatter(doc) ? withFrontMatter : withoutFrontMatter),
    EditorState.transactionExtender.of((transaction) => {
      if (!transaction.docChanged) return null;
      const has = hasFrontMatter(transaction.newDoc);
      if (has === hasFrontMatter(transaction.startState.doc)) return null;
      return { effects: language.reconfigure(has ? withFrontMatter : withoutFrontMatter) };
    }),
    syntaxHighlighting(noteStyle),
  ];
}

/** The lines (from 1) of a text's front matter, the `---` lines included. */
export function frontMatterLines(doc: Text): { readonly first: 1; readonly last: number } | null {
  if (doc.line(1).text.trimEnd() !== "---") return null;
  const end = Math.min(doc.lines, LONGEST_FRONT_MATTER);
  for (let number = 2; number <= end; number++) {
    if (doc.line(number).text.trimEnd() === "---") return { first: 1, last: number };
  }
  return null;
}

function hasFrontMatter(doc: Text): boolean {
  return frontMatterLines(doc) !== null;
}

const base = { base: markdownLanguage, completeHTMLTags: false };
const withoutFrontMatter = markdown({ ...base, extensions: [noteMarkdown] });
const withFrontMatter = markdown({ ...base, extensions: [frontMatterMarkdown, noteMarkdown] });

/** Classes as the app's themes know them; the page's styles give them their look. */
const noteStyle = HighlightStyle.define([
  ...[tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6].map(
    (tag, index) => ({ tag, class: `cm-header cm-header-${String(index + 1)}` }),
  ),
  { tag: tags.emphasis, class: "cm-em" },
  { tag: tags.strong, class: "cm-strong" },
  { tag: tags.strikethrough, class: "cm-strikethrough" },
  { tag: tags.monospace, class: "cm-inline-code" },
  { tag: tags.link, class: "cm-link" },
  { tag: tags.url, class: "cm-url" },
  { tag: tags.quote, class: "cm-quote" },
  { tag: tags.list, class: "cm-list" },
  { tag: tags.labelName, class: "cm-code-language" },
  { tag: tags.processingInstruction, class: "cm-formatting" },
  { tag: tags.contentSeparator, class: "cm-hr" },
  { tag: [tags.comment, tags.angleBracket, tags.tagName], class: "cm-comment" },
  { tag: tags.character, class: "cm-escape" },
  { tag: noteTags.internalLink, class: "cm-hmd-internal-link" },
  { tag: noteTags.highlight, class: "cm-highlight" },
  { tag: noteTags.hashtag, class: "cm-hashtag" },
  { tag: noteTags.comment, class: "cm-comment" },
  { tag: noteTags.frontMatter, class: "cm-hmd-frontmatter" },
  { tag: noteTags.math, class: "cm-math" },
  { tag: noteTags.footnote, class: "cm-footref" },
  { tag: noteTags.blockId, class: "cm-blockid" },
]);
