import { toDom } from "hast-util-to-dom";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toHast } from "mdast-util-to-hast";
import { gfm } from "micromark-extension-gfm";
import type { Highlighter } from "../../src/highlight/tokens";
import type { ViewHost, ViewPreferences } from "../../src/view/ports";

/** A host that does in a test what the app does, and notes what was asked of it. */
export interface FakeHost extends ViewHost {
  /** Texts rendered as Markdown, in order. */
  readonly rendered: readonly string[];
  /** Renderings not disposed of yet. */
  readonly alive: () => number;
  readonly copied: readonly string[];
  readonly opened: readonly string[];
}

/** A highlighter that never answers: listings stay as they are first drawn. */
const PLAIN_HIGHLIGHTER: Highlighter = {
  cached: () => null,
  highlight: () => Promise.resolve(null),
};

export function createFakeHost(
  preferences: Partial<ViewPreferences> = {},
  highlighter: Highlighter = PLAIN_HIGHLIGHTER,
): FakeHost {
  const rendered: string[] = [];
  const copied: string[] = [];
  const opened: string[] = [];
  let alive = 0;
  return {
    rendered,
    alive: () => alive,
    copied,
    opened,
    renderMarkdown(markdown, element) {
      rendered.push(markdown);
      alive += 1;
      element.append(domOf(markdown, element.ownerDocument));
      return () => {
        alive -= 1;
      };
    },
    highlighter,
    copy(text) {
      copied.push(text);
      return Promise.resolve(true);
    },
    openLink(target) {
      opened.push(target);
    },
    preferences: { shuffle: false, wrapCode: true, answersInPrint: "as-they-stand", ...preferences },
  };
}

/** Markdown with GFM and wikilinks, as DOM. */
function domOf(markdown: string, document: Document): Node {
  const linked = markdown.replace(
    /\[\[([^\]|[]+)(?:\|([^\][]+))?\]\]/g,
    (_, target: string, words?: string) => {
      const path = encodeURIComponent(target);
      return `[${words ?? target}](${path})`;
    },
  );
  const tree = fromMarkdown(linked, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return toDom(toHast(tree), { document, fragment: true });
}
