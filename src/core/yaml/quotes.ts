import { trimBlanksEnd } from "../text/blanks";
import type { Edit } from "../text/edits";
import type { YamlEntry } from "./entries";

/** Whose text an entry holds: a term's, a lesson's property that is text or links, or anything else. */
export type EntryRole = "term" | "text" | "links" | "other";

/** An entry in quotes: as a message shows it, and the edit of the slice that puts it there. */
export interface QuotedEntry {
  readonly shown: string;
  /** Null where the entry goes on below its first line, so that quoting that line would not be enough. */
  readonly edit: Edit | null;
}

/** The keys of a term written as `{term, definition, …}`, whose value alone is quoted. */
const RECORD_KEYS = /^(?:term|name|definition|def|aliases|alias|see|avoid|group)$/i;

const NUMBER =
  /^[-+]?(?:0x[0-9a-f]+|0o?[0-7]+|\.\d+|\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\d+(?::[0-5]?\d)+|\.inf|\.nan)$/i;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t][\d:.+\- Zz]*)?$/;
const CONSTANT = /^(?:~|null|true|false)$/i;

/** What YAML makes of a plain text that it does not take for text; null when it does. */
export function plainType(text: string): "number" | "date" | "constant" | null {
  if (NUMBER.test(text)) return "number";
  if (DATE.test(text)) return "date";
  return CONSTANT.test(text) ? "constant" : null;
}

/** `go: 1.20` is the number 1.2; that is why a version is quoted. */
export function isVersion(entry: YamlEntry): boolean {
  return entry.indent === 0 && entry.dashes === 0 && entry.property?.toLowerCase() === "go";
}

/**
 * How the entry is to be written. A list's entry is quoted whole, so that `- a: b: c` becomes text that is split
 * where the author meant; of a property only the value is quoted.
 */
export function quotedEntry(entry: YamlEntry, role: EntryRole): QuotedEntry {
  const { key, value } = entry;
  const isRecord = key !== null && RECORD_KEYS.test(key.text);
  const made = (column: number, length: number, text: string): Edit | null => {
    const start = entry.offset + column;
    const goesOn = entry.end !== entry.offset + entry.column + entry.whole.length;
    return goesOn ? null : { start, end: start + length, text };
  };
  if (entry.dashes > 0 && !isRecord) {
    const { column, whole } = entry;
    return { shown: `- ${quote(clip(whole))}`, edit: made(column, whole.length, quote(whole)) };
  }
  const written = withoutComment(entry, role);
  const inQuotes = role === "links" && written.startsWith("[") ? quoteLinks : quote;
  const text = written === "" ? "" : inQuotes(written);
  const shownText = written === "" ? "" : inQuotes(clip(written));
  if (key === null) return { shown: shownText, edit: made(value.column, written.length, text) };
  const quotesKey = key.style !== "quoted" && needsQuotes(key.text);
  const name = quotesKey ? quote(key.text) : key.text;
  const shown = `${name}: ${shownText}`;
  if (!quotesKey) return { shown, edit: made(value.column, written.length, text) };
  const end = written === "" ? entry.whole.length : value.column + written.length - entry.column;
  return { shown, edit: made(entry.column, end, `${name}: ${text}`.trimEnd()) };
}

/** What stands behind the key. A comment is one only where it may well have been meant as such. */
function withoutComment(entry: YamlEntry, role: EntryRole): string {
  const { value } = entry;
  const rest = entry.whole.slice(value.column - entry.column);
  if (value.style !== "plain") return value.after.startsWith("#") ? value.text : rest;
  const isText = role !== "other" && !isVersion(entry);
  return isText ? rest : trimBlanksEnd(rest.replace(/[ \t]#.*$/, ""));
}

/** The links between quotes each; several of them make a list. */
function quoteLinks(text: string): string {
  if (/^\[\[[^[\]]*\]\]$/.test(text)) return quote(text);
  const quoted = text.replace(/\[\[[^[\]]*\]\]/g, (link) => quote(link));
  return quoted.startsWith("[") ? quoted : `[${quoted}]`;
}

function needsQuotes(text: string): boolean {
  return /^[`@%*&!|>{[}\],]/.test(text) || plainType(text) !== null;
}

/** A text of one line between quotes: double ones, or single ones where double ones would need escapes. */
export function quoteText(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** The same for what an author wrote, who may have thought of the quotes. */
function quote(text: string): string {
  return /^(["'])[^"'\\]*\1$/.test(text) ? text : quoteText(text);
}

function clip(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
