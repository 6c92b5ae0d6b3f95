import type { MarkdownPostProcessor } from "obsidian";
import { firstMentions, type MentionFinder } from "../../core/terms/mentions";
import type { TermStore } from "./term-store";

/** What is not prose: terms in it are not marked. */
const NO_PROSE =
  "a, code, pre, h1, h2, h3, h4, h5, h6, button, input, .math, .tag, [class*='block-language-'], .internal-embed, .gfr-term-embed, .callout-title, .gfr-term-mention";

/** Where a note first mentions each term, as long as the note and the terms are the same. */
interface Known {
  readonly text: string;
  readonly finder: MentionFinder;
  readonly lines: ReadonlyMap<string, number>;
}

/** Marks each known term at its first mention, in the reading view. */
export function mentionMarks(terms: TermStore, isOn: () => boolean): MarkdownPostProcessor {
  const notes = new Map<string, Known>();
  return (el, context) => {
    if (!isOn()) return;
    const section = context.getSectionInfo(el);
    if (section === null) return;
    const finder = terms.current.mentions;
    let known = notes.get(context.docId);
    if (known?.text !== section.text || known.finder !== finder) {
      known = { text: section.text, finder, lines: firstMentions(section.text, finder) };
      notes.clear();
      notes.set(context.docId, known);
    }
    const due = new Set<string>();
    for (const [key, line] of known.lines) {
      if (line >= section.lineStart && line <= section.lineEnd) due.add(key);
    }
    if (due.size > 0) markFirst(el, finder, due);
  };
}

function markFirst(el: HTMLElement, finder: MentionFinder, due: Set<string>): void {
  const walker = el.doc.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(NO_PROSE) === null) texts.push(node as Text);
  }
  for (const text of texts) {
    let rest = text;
    let from = 0;
    for (const { key, start, end } of finder.find(text.data)) {
      if (!due.delete(key)) continue;
      const mention = rest.splitText(start - from);
      rest = mention.splitText(end - start);
      from = end;
      const mark = el.createSpan({ cls: "gfr-term-mention", attr: { "data-term": key } });
      mention.replaceWith(mark);
      mark.append(mention);
    }
    if (due.size === 0) return;
  }
}
