import TurndownService from "turndown";
import { safeDom } from "./safe-dom";

const service = makeService();

/** A page's HTML as this app writes Markdown. Scripts, styles and what is hidden in them are left out. */
export function htmlToMarkdown(html: string | HTMLElement | Document | DocumentFragment): string {
  const root = createEl("div");
  // Text is made harmless before it becomes a tree, so that reading it fetches and runs nothing.
  if (typeof html === "string") root.append(sanitizeHTMLToDom(html));
  else root.append((html.nodeType === 9 ? (html as Document).body : html).cloneNode(true));
  return service.turndown(root);
}

/** HTML as nodes that can be put on the page: nothing in them runs. */
export function sanitizeHTMLToDom(html: string): DocumentFragment {
  return safeDom([{ type: "raw", value: html }], document);
}

function makeService(): TurndownService {
  const made = new TurndownService({
    headingStyle: "atx",
    hr: "---",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
  });
  made.remove(["script", "style", "title"]);
  made.addRule("strikethrough", { filter: ["del", "s"], replacement: (text) => `~~${text}~~` });
  made.addRule("highlight", { filter: "mark", replacement: (text) => `==${text}==` });
  made.addRule("task", {
    filter: (node) => node.nodeName === "INPUT" && node.getAttribute("type") === "checkbox",
    replacement: (_text, node) => (node.hasAttribute("checked") ? "[x] " : "[ ] "),
  });
  made.addRule("item", {
    filter: "li",
    replacement: (text, node) => {
      const marker = markerOf(node);
      const body = text.trim().replace(/\n/g, `\n${" ".repeat(marker.length)}`);
      return `${marker}${body.replace(/^(\[[ x]\])\s+/, "$1 ")}${node.nextSibling === null ? "" : "\n"}`;
    },
  });
  made.addRule("table", { filter: "table", replacement: (_text, node) => table(node as HTMLTableElement) });
  return made;
}

function markerOf(item: HTMLElement): string {
  const list = item.parentElement;
  if (list?.nodeName !== "OL") return "- ";
  const index = [...list.children].indexOf(item);
  return `${String(Number(list.getAttribute("start") ?? 1) + index)}. `;
}

/** A table with its first row as the head; a bar in a cell is escaped, a line end becomes a blank. */
function table(element: HTMLTableElement): string {
  const rows = [...element.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("th, td")]);
  const [head, ...body] = rows;
  if (head === undefined) return "";
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? "").join(" | ")} |`;
  const rule = Array.from({ length: width }, (_, index) => RULES[alignOf(head[index])] ?? "---");
  return `\n\n${[line(head.map(cell)), line(rule), ...body.map((row) => line(row.map(cell)))].join("\n")}\n\n`;
}

const RULES: Readonly<Record<string, string>> = { left: ":---", center: ":---:", right: "---:" };

function alignOf(element: Element | undefined): string {
  return element?.getAttribute("align") ?? (element as HTMLElement | undefined)?.style.textAlign ?? "";
}

function cell(element: Element): string {
  const text = service.turndown(element.cloneNode(true) as HTMLElement);
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/(?<!\\)\|/g, "\\|")
    .trim();
}
