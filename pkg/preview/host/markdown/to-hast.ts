import type { Element, ElementContent, Properties, Root as HastRoot } from "hast";
import type { Blockquote, Heading, Image, Link, List, ListItem, Paragraph, Parents, Root, Text } from "mdast";
import { defaultHandlers, type Handlers, type State, toHast } from "mdast-util-to-hast";
import { decodeAddress, findTags, isVaultAddress, parseWikilink } from "../metadata/links";
import { calloutName, readCallout } from "./callout";
import type { InlineMath, Math } from "./math-syntax";
import { prepareForReading } from "./prepare";
import type { Wikilink } from "./syntax";
import type { Unread } from "./unread-parts";

/** How a note is turned into elements. */
export interface HastOptions {
  /** A single line end shows as one; off, only two blanks or a backslash before it do. */
  readonly softBreaks: boolean;
}

/** Turns a parsed note into elements with Obsidian's names. Raw HTML is kept as `raw` nodes; the tree is changed. */
export function noteToHast(root: Root, source: string, options: HastOptions): HastRoot {
  prepareForReading(root, source);
  const tree = toHast(root, {
    allowDangerousHtml: true,
    clobberPrefix: "",
    footnoteLabel: "Footnotes",
    handlers: handlers(source, options),
  });
  return tree.type === "root" ? tree : { type: "root", children: tree.type === "doctype" ? [] : [tree] };
}

function handlers(source: string, options: HastOptions): Handlers {
  return {
    wikilink: (_state: State, node: Wikilink) => wikilink(node),
    inlineMath: (_state: State, node: InlineMath) => math("span", node.value, node.display),
    math(state: State, node: Math) {
      const element = math("div", node.value, true);
      state.patch(node, element);
      return element;
    },
    inlineComment: () => undefined,
    blockComment: () => undefined,
    text: (_state: State, node: Text, parent: Parents | undefined) => text(node, parent, source, options),
    blockquote: (state: State, node: Blockquote) =>
      callout(state, node) ?? defaultHandlers.blockquote(state, node),
    paragraph: (state: State, node: Paragraph) =>
      unreadPart(state, node, source) ?? defaultHandlers.paragraph(state, node),
    heading(state: State, node: Heading) {
      const element = defaultHandlers.heading(state, node);
      const start = node.children[0]?.position?.start.offset;
      const end = node.children.at(-1)?.position?.end.offset;
      element.properties = { dataHeading: source.slice(start, end), dir: "auto" };
      return element;
    },
    list(state: State, node: List) {
      const element = defaultHandlers.list(state, node);
      if (node.children.some((item) => item.data?.task !== undefined))
        addClass(element, "contains-task-list");
      return element;
    },
    listItem(state: State, node: ListItem, parent: Parents | undefined) {
      const element = defaultHandlers.listItem(state, node, parent);
      const task = node.data?.task;
      if (task === undefined) return element;
      addClass(element, "task-list-item");
      if (task !== " ") addClass(element, "is-checked");
      element.properties.dataTask = task;
      element.properties.dataLine = String((node.position?.start.line ?? 1) - 1);
      const box = findInput(element);
      if (box !== undefined) {
        box.properties = {
          type: "checkbox",
          className: ["task-list-item-checkbox"],
          checked: task !== " ",
          dataTask: task,
          ariaLabel: "Done",
        };
      }
      return element;
    },
    link(state: State, node: Link) {
      const element = defaultHandlers.link(state, node);
      if (isVaultAddress(node.url)) element.properties = internalLink(decodeAddress(node.url));
      else {
        Object.assign(element.properties, { target: "_blank", rel: ["noopener", "nofollow"] });
        addClass(element, "external-link");
      }
      return element;
    },
    image(state: State, node: Image) {
      return isVaultAddress(node.url)
        ? embed(decodeAddress(node.url), node.alt ?? "")
        : defaultHandlers.image(state, node);
    },
  };
}

function wikilink(node: Wikilink): Element {
  const { link, displayText, aliased } = parseWikilink(node.value);
  if (node.embed) return embed(link, aliased ? displayText : "");
  return element("a", internalLink(link), [{ type: "text", value: displayText }]);
}

function internalLink(link: string): Properties {
  return {
    dataHref: link,
    href: link,
    className: ["internal-link"],
    target: "_blank",
    rel: ["noopener", "nofollow"],
  };
}

function embed(link: string, alt: string): Element {
  return element("span", { dataSrc: link, dataAlt: alt, className: ["internal-embed"] }, []);
}

const UNREAD: Readonly<Record<Unread, string>> = {
  deep: "This part is nested too deeply to be shown; here is its text.",
  many: "This part has too many marks to be shown; here is its text.",
};

/** A part that was not read: a sentence that says so, and its text. */
function unreadPart(state: State, node: Paragraph, source: string): Element | null {
  const unread = node.data?.unread;
  if (unread === undefined) return null;
  const written = source.slice(node.position?.start.offset, node.position?.end.offset);
  const result = element("div", { className: ["unread-part"] }, [
    element("p", {}, [{ type: "text", value: UNREAD[unread] }]),
    element("pre", { tabIndex: 0 }, [{ type: "text", value: written }]),
  ]);
  state.patch(node, result);
  return result;
}

/** A formula's source, which is drawn once it is on the page. */
function math(tagName: string, source: string, display: boolean): Element {
  const className = ["math", display ? "math-block" : "math-inline"];
  return element(tagName, { className }, [{ type: "text", value: source }]);
}

/** Text with its tags and, where wished, its line ends as elements. */
function text(
  node: Text,
  parent: Parents | undefined,
  source: string,
  options: HastOptions,
): ElementContent[] {
  const raw = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const parts: ElementContent[] = [];
  const plain = (value: string): void => {
    const lines = options.softBreaks ? value.split(/[ \t]*\n[ \t]*/) : [value];
    for (const [index, line] of lines.entries()) {
      if (index > 0) parts.push(element("br", {}, []), { type: "text", value: "\n" });
      if (line !== "") parts.push({ type: "text", value: line });
    }
  };
  // An escaped number sign is no tag; which of several it was cannot be told from the text any more.
  const tags = parent?.type === "link" || raw.includes("\\#") ? [] : [...findTags(node.value)];
  let from = 0;
  for (const { tag, offset } of tags) {
    plain(node.value.slice(from, offset));
    parts.push(element("a", { href: tag, className: ["tag"] }, [{ type: "text", value: tag }]));
    from = offset + tag.length;
  }
  plain(node.value.slice(from));
  return parts;
}

function callout(state: State, node: Blockquote): Element | null {
  const read = readCallout(node);
  if (read === null) return null;
  const title: ElementContent[] =
    read.title.length === 0
      ? [{ type: "text", value: calloutName(read.type) }]
      : state.all({ type: "paragraph", children: [...read.title] });
  const content = state.wrap<ElementContent>(state.all({ type: "root", children: [...read.content] }), true);
  const classes = ["callout"];
  if (read.fold !== "") classes.push("is-collapsible");
  if (read.fold === "-") classes.push("is-collapsed");
  const parts = [
    element("div", { className: ["callout-title"], dir: "auto" }, [
      element("div", { className: ["callout-icon"] }, []),
      element("div", { className: ["callout-title-inner"] }, title),
    ]),
  ];
  if (read.content.length > 0) parts.push(element("div", { className: ["callout-content"] }, content));
  const result = element(
    "div",
    {
      className: classes,
      dataCallout: read.type,
      dataCalloutMetadata: read.metadata,
      dataCalloutFold: read.fold,
    },
    parts,
  );
  state.patch(node, result);
  return result;
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}

function addClass(target: Element, name: string): void {
  const present = Array.isArray(target.properties.className) ? target.properties.className : [];
  if (!present.includes(name)) target.properties.className = [...present, name];
}

function findInput(item: Element): Element | undefined {
  for (const child of item.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "input") return child;
    if (child.tagName === "p") return findInput(child);
  }
  return undefined;
}
