import { isLinkable } from "./address";
import type { Entry } from "./entries";
import { escapeDefinition } from "./escape-definition";
import { termKey } from "./key";
import { BEGIN_MARKER, END_MARKER, USER_TEXT_HEADING } from "./markers";
import { divide, noteLines, textsOf } from "./note-lines";
import { unwrapTerm } from "./term-name";
import { headingsOf, type NoteHeading } from "../markdown/anchors";
import { append } from "../text/append";
import { isWhiteSpace } from "../text/blanks";

/** A term the author defined outside the generated part. [G5] */
export interface ManualDefinition {
  readonly key: string;
  /** The term as it is written there. */
  readonly name: string;
  /** The words not to use for it. */
  readonly avoid: readonly string[];
  /** The heading that is the definition's own, as a link writes it; null when the term is not a heading. */
  readonly heading: string | null;
  /** The nearest heading above, when the term is not a heading itself. */
  readonly under: string | null;
  /** Whether it is a row of a table. */
  readonly isRow: boolean;
  /** From 0, in the lines that were read. */
  readonly line: number;
}

/**
 * Finds what the author defined by hand, whichever way glossaries are written:
 *
 * ```text
 * **comma-ok**: the two-value form        - **comma-ok** — the two-value form
 * **comma-ok**:                           - comma-ok: the two-value form
 * the two-value form                      | comma-ok | the two-value form |
 * _Avoid_: safe get
 *                                         ### comma-ok
 * comma-ok                                the two-value form
 * : the two-value form
 * ```
 *
 * The first definition of a term counts, and the words to avoid of all of them. Code blocks, front matter and what was
 * kept from the generated part are not read: what was typed there waits for its author to find it a place.
 */
export function readManualDefinitions(lines: readonly string[]): Map<string, ManualDefinition> {
  const found = new Map<string, ManualDefinition & { readonly avoid: string[] }>();
  const last = { key: "" };
  const text = readText(lines);
  let under: string | null = null;
  let inTable = false;
  const add = (name: string | null, line: number, heading: string | null): void => {
    const term = name === null ? "" : unwrapTerm(name);
    const key = termKey(term);
    if (key === "") return;
    if (!found.has(key)) found.set(key, { key, name: term, avoid: [], heading, under, isRow: inTable, line });
    last.key = key;
  };
  const title = titleLine(text);
  for (const [index, line] of lines.entries()) {
    if (!text.isReadable(index)) continue;
    const written = text.headings.get(index) ?? null;
    // A rule right below a definition makes a heading of it, which nobody means.
    const heading = written?.underlined === true && definedName(text, index) !== null ? null : written;
    const avoided = AVOIDED.exec(line)?.[2];
    if (avoided !== undefined) {
      append(found.get(last.key)?.avoid ?? [], wordsIn(avoided));
    } else if (heading !== null) {
      last.key = "";
      inTable = false;
      if (index !== title && opensDefinition(text, index)) add(heading.name, index, linkText(heading.name));
      under = linkText(heading.name);
    } else if (isTableRule(line)) inTable = true;
    else if (isWhiteSpace(line)) inTable = false;
    else if (inTable) add(readRow(line), index, null);
    else add(definedName(text, index), index, null);
  }
  return found;
}

/** A definition's line of words to avoid, which the generated part writes as an item. */
const AVOIDED = /^\s*(?:[-*+]\s+)?([_*])Avoid(?:\1:|:\1)\s*(\S.*)$/i;

/** The words of such a line: between commas or, as the generated part has them, dots. */
function wordsIn(text: string): string[] {
  return text
    .split(/,\s|\s·\s/)
    .map((word) => unwrapTerm(word.replace(/\.\s*$/, "")))
    .filter((word) => termKey(word) !== "");
}

/** The author's lines as Markdown divides them; line numbers are from 0. */
interface AuthorLines {
  readonly lines: readonly string[];
  /** Headings outside quotes and lists, by their line. */
  readonly headings: ReadonlyMap<number, NoteHeading>;
  /** Whether a line is there and may define a term. */
  readonly isReadable: (line: number) => boolean;
}

function readText(lines: readonly string[]): AuthorLines {
  const note = divide(lines);
  const own = headingsOf(note).filter(({ nested }) => !nested);
  const headings = new Map(own.map((heading) => [heading.line - 1, heading]));
  const hidden = new Set<number>();
  for (let line = 1; line <= note.frontMatterEnd; line++) hidden.add(line - 1);
  for (const { kind, first, last } of note.leaves) {
    if (kind !== "fence" && kind !== "code") continue;
    for (let line = first; line <= last; line++) hidden.add(line - 1);
  }
  let isKept = false;
  for (const [index, line] of lines.entries()) {
    const level = hidden.has(index) ? undefined : headings.get(index)?.level;
    if (line.trimEnd() === USER_TEXT_HEADING) isKept = true;
    else if (level !== undefined && level <= 2) isKept = false;
    if (isKept) hidden.add(index);
  }
  return { lines, headings, isReadable: (line) => line < lines.length && !hidden.has(line) };
}

/** The line of the note's title: its only heading of the first level, above all others. It defines nothing. */
function titleLine({ headings, isReadable }: AuthorLines): number | null {
  const [first, ...others] = [...headings].filter(([line]) => isReadable(line));
  return first?.[1].level === 1 && others.every(([, { level }]) => level > 1) ? first[0] : null;
}

/** A heading as a link to it writes it. */
function linkText(heading: string): string {
  return unwrapTerm(heading).replaceAll("`", "");
}

/** A heading is a definition when a paragraph of its own follows, and not a list of other terms. */
function opensDefinition(text: AuthorLines, heading: number): boolean {
  let next = heading + 1;
  while (next < text.lines.length && isWhiteSpace(text.lines[next] ?? "")) next++;
  if (!text.isReadable(next) || text.headings.has(next)) return false;
  return !/^\s*\|/.test(text.lines[next] ?? "") && definedName(text, next) === null;
}

/** The term a line defines, in any of the shapes that take one line, or two. */
function definedName({ lines, isReadable }: AuthorLines, index: number): string | null {
  const line = lines[index] ?? "";
  const bullet = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/.exec(line);
  const text = line.slice(bullet?.[0].length ?? 0).trim();
  const next = isReadable(index + 1) ? (lines[index + 1] ?? "") : "";
  const bold = /^(\*\*|__)(?!\s)/.exec(text);
  if (bold?.[1] !== undefined) {
    const close = text.indexOf(bold[1], 2);
    if (close < 0) return null;
    return boldName(text.slice(2, close), text.slice(close + 2), next);
  }
  if (bullet !== null) return bulletName(text);
  const isDefined = /^ {0,3}:\s+\S/.test(next) && text.length <= LONGEST_NAME;
  return isDefined ? text : null;
}

/** Longer text before a separator is a sentence, not a name. */
const LONGEST_NAME = 300;

function boldName(inner: string, rest: string, next: string): string | null {
  const colonInside = /[:：]$/.test(inner);
  const name = colonInside ? inner.slice(0, -1) : inner;
  const after = rest.replace(/^\s*\([^()]*\)/, "").trimStart();
  const separator = colonInside ? "" : (/^(?:::?|：|—|——|–|-)(?=\s|$|[^\s:—–-])/.exec(after)?.[0] ?? null);
  if (separator === null || name.length > LONGEST_NAME) return null;
  const definition = after.slice(separator.length);
  return isWhiteSpace(definition) && isWhiteSpace(next) ? null : name;
}

function bulletName(text: string): string | null {
  const start = text.slice(0, LONGEST_NAME + 4);
  const at = start.search(/\s[—–-]\s|::?\s|：/);
  if (at <= 0) return null;
  return text.slice(at + 2).trim() === "" ? null : text.slice(0, at);
}

function isTableRule(line: string): boolean {
  return line.includes("|") && line.includes("-") && /^[\s|:-]+$/.test(line);
}

/** What stands in the cells of a table's row. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .replaceAll("\\|", "\u0000")
    .split("|")
    .map((cell) => cell.replaceAll("\u0000", "|").trim());
}

function readRow(line: string): string | null {
  const [name = "", ...others] = cellsOf(line);
  return others.some((cell) => cell !== "") ? name.replace(/^(\*\*|__)(.*)\1$/, "$2") : null;
}

/** A term the author defined by hand in the glossary note, whether a lesson introduces it or not. [G5] */
export interface ManualEntry extends Entry {
  /** What follows the note's name in a link to its place: its own heading, or the one it stands under; may be empty. */
  readonly subpath: string;
}

export function isManualEntry(entry: Entry): entry is ManualEntry {
  return "subpath" in entry;
}

/** Stands where the generated part was, and ends what the author wrote above it. */
const GAP = "\n######\n";

/** What the author of the glossary note defined outside its generated part, with the words to avoid. [G5] */
export function readManualEntries(note: string): ManualEntry[] {
  const text = note.replace(/^\uFEFF/, "");
  const begin = text.indexOf(BEGIN_MARKER);
  const end = text.lastIndexOf(END_MARKER);
  const own =
    begin < 0 || end < begin ? text : text.slice(0, begin) + GAP + text.slice(end + END_MARKER.length);
  const lines = textsOf(noteLines(own));
  const found = [...readManualDefinitions(lines).values()];
  const stops = new Set([...found.map(({ line }) => line), ...readText(lines).headings.keys()]);
  const none = { lessons: [], aliases: [], see: [], groups: [] };
  return found.map((manual) => {
    const { key, name, avoid, heading, under } = manual;
    const meaning = escapeDefinition(definitionOf(lines, manual, stops));
    const place = heading ?? under ?? "";
    const definitions = meaning === "" ? [] : [{ text: meaning, lessons: [] }];
    return { ...none, key, term: name, avoid, definitions, subpath: isLinkable(place) ? `#${place}` : "" };
  });
}

/** What stands before a definition in its term's line, in each of the shapes that take one; no blanks before it. */
const LEAD =
  /^(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:(\*\*|__)(?!\s).*?\1(?:\s*\([^()]*\))?\s*(?:::?|：|—+|–|-)?|.*?(?:\s[—–-]\s|::?\s|：))\s*/;

/** The text of a definition: to the end of its paragraph, or all that stands under a heading of its own. */
function definitionOf(
  lines: readonly string[],
  { line, heading, isRow }: ManualDefinition,
  stops: ReadonlySet<number>,
): string {
  const first = (lines[line] ?? "").trimStart();
  if (isRow) return cellsOf(first).slice(1).filter(Boolean).join(" — ");
  const lead = heading === null ? LEAD.exec(first)?.[0].length : undefined;
  const text = [lead === undefined ? "" : first.slice(lead)];
  for (let next = line + 1; next < lines.length && !stops.has(next); next++) {
    const more = lines[next] ?? "";
    if (heading === null && (isWhiteSpace(more) || /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(more))) break;
    if (!AVOIDED.test(more)) text.push(heading === null ? more.replace(/^ {0,3}:\s+/, "") : more);
  }
  return text.join("\n");
}
