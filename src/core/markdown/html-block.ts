import { isBlank } from "../text/blanks";

/** How an HTML block that has begun comes to its end: at a line holding a text, or before a blank line. */
export type HtmlBlockEnd = { readonly kind: "text"; readonly text: string } | { readonly kind: "blank-line" };

const RAW_TEXT = ["script", "pre", "style", "textarea"];

/** Element names that begin a block whatever follows them in the tag (CommonMark 0.31, HTML blocks, kind 6). */
const BLOCK_ELEMENTS = new Set(
  (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl " +
    "dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend " +
    "li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td " +
    "tfoot th thead title tr track ul"
  ).split(" "),
);

const TAG_NAME = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/;
const ATTRIBUTE = /^\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/;

/**
 * Whether a line, from its first character that is not a blank, begins an HTML block, and what ends it.
 * Any complete tag alone on its line begins one too, but does not interrupt a paragraph.
 */
export function readHtmlBlockStart(text: string, inParagraph: boolean): HtmlBlockEnd | null {
  if (!text.startsWith("<")) return null;
  if (text.startsWith("<!--")) return { kind: "text", text: "-->" };
  if (text.startsWith("<?")) return { kind: "text", text: "?>" };
  if (text.startsWith("<![CDATA[")) return { kind: "text", text: "]]>" };
  if (/^<![A-Za-z]/.test(text)) return { kind: "text", text: ">" };
  const tag = TAG_NAME.exec(text);
  if (tag === null) return null;
  const [whole, slash = "", written = ""] = tag;
  const name = written.toLowerCase();
  const after = text.slice(whole.length);
  if (slash === "" && RAW_TEXT.includes(name) && /^(?:\s|>|$)/.test(after))
    return { kind: "text", text: `</` };
  if (BLOCK_ELEMENTS.has(name) && /^(?:\s|\/?>|$)/.test(after)) return { kind: "blank-line" };
  return !inParagraph && isRestOfTagAlone(after, slash !== "") ? { kind: "blank-line" } : null;
}

/** Whether a line of an HTML block holds what ends the block. */
export function endsHtmlBlock(text: string, end: HtmlBlockEnd): boolean {
  if (end.kind === "blank-line") return isBlank(text);
  if (end.text !== "</") return text.includes(end.text);
  const lower = text.toLowerCase();
  return RAW_TEXT.some((name) => lower.includes(`</${name}>`));
}

function isRestOfTagAlone(text: string, closing: boolean): boolean {
  let rest = text;
  while (!closing) {
    const attribute = ATTRIBUTE.exec(rest);
    if (attribute === null) break;
    rest = rest.slice(attribute[0].length);
  }
  return closing ? /^\s*>\s*$/.test(rest) : /^\s*\/?>\s*$/.test(rest);
}
