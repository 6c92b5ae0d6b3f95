import type { Highlighter, Token, TokenLine } from "../../../src/highlight/tokens";
import type { ViewHost } from "../../../src/view/ports";

const WORDS =
  /(\/\/.*|#.*)|("[^"]*")|\b(async|await|def|for|in|while|is|not|func|var|go|return|range|defer|if|else|select|case|chan|make|import|package|error|string|int)\b|\b(None|nil|true|false|\d+)\b|(\w+)(?=\()|(<-|:=|[-+*=<>!]+)/g;
const CLASSES = ["comment", "string", "keyword", "value", "function", "operator"] as const;

/** Rough colours, enough to look at. */
function colour(line: string): TokenLine {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(WORDS)) {
    if (match.index > end) tokens.push({ text: line.slice(end, match.index), class: "normal" });
    const group = match.slice(1).findIndex((text) => text !== undefined);
    tokens.push({ text: match[0], class: CLASSES[group] ?? "normal" });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ text: line.slice(end), class: "normal" });
  return tokens;
}

const highlighter: Highlighter = {
  cached: () => null,
  highlight: (code, language) =>
    Promise.resolve(language === "" || language === "output" ? null : code.split("\n").map(colour)),
};

/** A host whose Markdown knows bold, emphasis, code and wikilinks. */
export function harnessHost(wrapCode: boolean): ViewHost {
  return {
    highlighter,
    renderMarkdown(markdown, element) {
      for (const paragraph of markdown.split("\n\n")) {
        const p = document.createElement("p");
        for (const part of paragraph.split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`|\[\[[^\]]+\]\])/)) {
          p.append(inline(part));
        }
        element.append(p);
      }
      return () => undefined;
    },
    copy: async (text) => {
      (window as unknown as { copied: string }).copied = text;
      return Promise.resolve(true);
    },
    openLink: () => undefined,
    preferences: { shuffle: false, wrapCode },
  };
}

function inline(part: string): Node {
  const wrap = (tag: string, text: string) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };
  if (part.startsWith("**")) return wrap("strong", part.slice(2, -2));
  if (part.startsWith("*")) return wrap("em", part.slice(1, -1));
  if (part.startsWith("`")) return wrap("code", part.slice(1, -1));
  if (part.startsWith("[[")) {
    const link = wrap("a", part.slice(2, -2));
    link.setAttribute("href", "#");
    link.className = "internal-link";
    return link;
  }
  return document.createTextNode(part);
}
