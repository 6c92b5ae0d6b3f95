import { createHighlighter } from "../../../src/highlight/highlighter";
import { loadEngine } from "../../../src/highlight/warm-up";
import type { ViewHost, ViewPreferences } from "../../../src/view/ports";

/** A host with the plugin's own highlighter, whose Markdown knows bold, emphasis, code and wikilinks. */
export function harnessHost(preferences: Pick<ViewPreferences, "wrapCode" | "answersInPrint">): ViewHost {
  return {
    highlighter: createHighlighter({
      loadEngine,
      schedule: (task) => setTimeout(task),
      now: () => performance.now(),
    }),
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
    copy(text) {
      document.body.dataset.copied = text;
      return Promise.resolve(true);
    },
    openLink: () => undefined,
    preferences: { shuffle: false, ...preferences },
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
