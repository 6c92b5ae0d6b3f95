import { termKey } from "../glossary/key";
import { readTerms, isTermsKey } from "../glossary/read-terms";
import type { Term } from "../glossary/term";
import { type Edit, applyEdits } from "../text/edits";
import { lineStart, linesOf, pointAt, type Lines } from "../text/lines";
import { parseFrontmatter, type Frontmatter } from "../yaml/frontmatter";
import type { LessonOptions } from "./frontmatter";
import { quoteText } from "../yaml/quotes";
import { locateEntries, type EntryRange, scanYaml, unquote, type YamlEntry } from "../yaml/entries";
import { splitTerm } from "../glossary/term-name";

/** The edits that add a term to a note, the term that is there already, or why it cannot be added, in a sentence. */
export type Insertion =
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  | { readonly kind: "known"; readonly term: Term }
  | { readonly kind: "refused"; readonly reason: string };

/** The name of the property where a note has none yet. */
const PROPERTY = "Terms introduced";

/**
 * The edits that add a term to those a note introduces, in the form the others are written in. No line changes that
 * need not: a YAML printer would rewrite all of them. [T1] [T2]
 */
export function insertTerm(text: string, added: NewTerm, options: LessonOptions): Insertion {
  const term = onOneLine(added);
  const key = termKey(term.term);
  if (key === "") return { kind: "refused", reason: "Name the term first." };
  const frontMatter = parseFrontmatter(text, options.parseYaml);
  if (frontMatter.kind === "broken") {
    return { kind: "refused", reason: `${frontMatter.reason} Fix it, then add the term.` };
  }
  const before = frontMatter.kind === "ok" ? readTerms(frontMatter.data, options.termsKey).terms : [];
  const known = before.find((each) => termKey(each.term) === key);
  if (known !== undefined) return { kind: "known", term: known };
  const edits =
    frontMatter.kind === "none" ? newFrontMatter(text, term) : editsIn(text, frontMatter, term, options);
  const none = { aliases: [], see: [], avoid: [], group: null };
  if (edits === null || !leavesTerms(text, edits, [...before, { ...term, ...none }], options)) {
    const reason = `The terms of this note are written in a form that cannot be added to; write ${quoteText(
      termText(term) ?? term.term,
    )} yourself.`;
    return { kind: "refused", reason };
  }
  return { kind: "edits", edits };
}

function newFrontMatter(text: string, term: NewTerm): readonly Edit[] {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const ending = lineEnding(text);
  const lines = ["---", `${PROPERTY}:`, termItem(term, "  ", ending), "---", ""];
  return [{ start, end: start, text: lines.join(ending) }];
}

function editsIn(
  text: string,
  { yaml, position }: SoundFrontmatter,
  term: NewTerm,
  { termsKey }: LessonOptions,
): readonly Edit[] | null {
  const note = linesOf(text);
  const ending = lineEnding(text);
  const property = findTermsProperty(yaml, termsKey);
  if (property === null) {
    const at = lineStart(note, position.end.line);
    return [insert(at, [`${PROPERTY}:`, termItem(term, "  ", ending), ""].join(ending))];
  }
  const place = placeInNote(note, yaml);
  const edits = inProperty(yaml, property, term, ending);
  return (
    edits?.map(({ start, end, text: written }) => ({
      start: place(start),
      end: place(end),
      text: written,
    })) ?? null
  );
}

/** The edits of the slice that add the term in the form the property's value has. */
function inProperty(
  yaml: string,
  { top, first, ranges }: TermsProperty,
  term: NewTerm,
  ending: string,
): readonly Edit[] | null {
  const { value } = top;
  const start = top.offset + value.column;
  const colon = top.offset + yaml.slice(top.offset, start).trimEnd().length;
  if (first !== null) {
    const end = ranges.at(-1)?.end ?? first.end;
    const indent = " ".repeat(first.indent);
    if (first.dashes > 0) return [insert(end, ending + termItem(term, indent, ending))];
    return [insert(end, `${ending}${indent}${quoteText(term.term)}: ${quoteText(term.definition)}`)];
  }
  if (value.style === "empty") return [insert(colon, ending + termItem(term, "  ", ending))];
  if (value.style === "block") {
    const below = /^[ \t]+/.exec(yaml.slice(yaml.indexOf("\n", start) + 1))?.[0] ?? "  ";
    const line = termText(term);
    return line === null ? null : [insert(top.end, ending + below + line)];
  }
  if (value.style === "flow")
    return inBrackets(yaml, start, value.closed ? start + value.text.length : top.end, term);
  if (!value.closed || top.end !== top.offset + top.whole.length) return null;
  // One text becomes the first of a list.
  return [
    { start: colon, end: start, text: `${ending}  - ` },
    insert(top.end, ending + termItem(term, "  ", ending)),
  ];
}

/** Before the bracket that closes a list. */
function inBrackets(yaml: string, start: number, end: number, term: NewTerm): readonly Edit[] | null {
  if (yaml.charAt(start) !== "[" || yaml.charAt(end - 1) !== "]") return null;
  const inside = yaml.slice(start + 1, end - 1).trimEnd();
  const at = start + 1 + inside.length;
  const comma = inside.trim() === "" ? "" : inside.endsWith(",") ? " " : ", ";
  return [insert(at, comma + inlineTermItem(term))];
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** Front matter that can be read. */
export type SoundFrontmatter = Extract<Frontmatter, { kind: "ok" }>;

/**
 * The property a note's terms stand under, as it is written: its own line, and a range for each entry of its
 * value. Offsets are in the slice of YAML; `place` gives those of the note.
 */
export interface TermsProperty {
  readonly name: string;
  readonly top: YamlEntry;
  /** The first entry below the line, when the value stands there. */
  readonly first: YamlEntry | null;
  readonly ranges: readonly EntryRange[];
}

/** The terms' property of a note; null when it has none. Of several, the last, to which an author would add. */
export function findTermsProperty(yaml: string, termsKey: string | undefined): TermsProperty | null {
  const entries = scanYaml(yaml);
  const isProperty = ({ indent, dashes, key }: YamlEntry): boolean =>
    indent === 0 && dashes === 0 && key !== null && isTermsKey(unquote(key.text), termsKey);
  const at = entries.map(isProperty).lastIndexOf(true);
  const top = entries[at];
  if (top?.property == null) return null;
  const next = entries[at + 1];
  const below = next !== undefined && (next.indent > 0 || next.dashes > 0) ? next : null;
  const first = top.value.style === "empty" ? below : null;
  return { name: top.property, top, first, ranges: locateEntries(entries, top.property) };
}

/** Turns offsets of the slice, which begins on the note's second line, into those of the note. */
export function placeInNote(note: Lines, yaml: string): (offset: number) => number {
  const slice = linesOf(yaml);
  return (offset) => {
    const { line, column } = pointAt(slice, offset);
    return lineStart(note, line + 1) + column - 1;
  };
}

/** The line ending a note is written with. */
export function lineEnding(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/**
 * Whether the edits give the note the wanted terms and leave every other property as it was. The edited text is read
 * again before it is proposed, since front matter has many forms.
 */
export function leavesTerms(
  text: string,
  edits: readonly Edit[],
  wanted: readonly Term[],
  { parseYaml, termsKey }: LessonOptions,
): boolean {
  const before = parseFrontmatter(text, parseYaml);
  const after = parseFrontmatter(applyEdits(text, edits), parseYaml);
  if (after.kind !== "ok" || before.kind === "broken") return false;
  const others = (frontMatter: Frontmatter): string =>
    JSON.stringify(
      Object.entries(frontMatter.kind === "ok" ? frontMatter.data : {}).filter(
        ([name]) => !isTermsKey(name, termsKey),
      ),
    );
  const { terms } = readTerms(after.data, termsKey);
  return others(before) === others(after) && JSON.stringify(terms) === JSON.stringify(wanted);
}

/** The edits that remove a term from a note, or a sentence that says why it cannot be removed. */
export type Removal =
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * The edits that take the lines of one term out of a note's front matter, and touch no other. Of a term given
 * several times, `definition` says which; null means the only one.
 */
export function removeTerm(
  text: string,
  term: string,
  definition: string | null,
  options: LessonOptions,
): Removal {
  const refused: Removal = {
    kind: "refused",
    reason: `"${term}" is written in a form that cannot be taken out line by line; remove it yourself.`,
  };
  const frontMatter = parseFrontmatter(text, options.parseYaml);
  if (frontMatter.kind !== "ok") return refused;
  const { terms, sources } = readTerms(frontMatter.data, options.termsKey);
  const key = termKey(term);
  const at = terms.findIndex(
    (each) => termKey(each.term) === key && (definition === null || each.definition === definition),
  );
  const source = sources[at];
  const property = findTermsProperty(frontMatter.yaml, options.termsKey);
  if (source === undefined || property?.first == null || source.key !== property.name) return refused;
  const range = property.ranges[source.entry];
  if (range === undefined) return refused;
  const note = linesOf(text);
  const place = placeInNote(note, frontMatter.yaml);
  const first = pointAt(note, place(range.start)).line;
  const last = pointAt(note, place(range.end)).line;
  const edits = [{ start: lineStart(note, first), end: lineStart(note, last + 1), text: "" }];
  const left = terms.filter((_, index) => index !== at);
  return leavesTerms(text, edits, left, options) ? { kind: "edits", edits } : refused;
}

/** What an author says of a new term. */
export interface NewTerm {
  readonly term: string;
  readonly definition: string;
}

/** A term as an entry of a list: text in quotes, or a map where its own text holds what separates. [T2] */
export function termItem(term: NewTerm, indent: string, ending: string): string {
  const text = termText(term);
  if (text !== null) return `${indent}- ${quoteText(text)}`;
  const { term: name, definition } = onOneLine(term);
  return `${indent}- term: ${quoteText(name)}${ending}${indent}  definition: ${quoteText(definition)}`;
}

/** The same between brackets. */
export function inlineTermItem(term: NewTerm): string {
  const text = termText(term);
  if (text !== null) return quoteText(text);
  const { term: name, definition } = onOneLine(term);
  return `{ term: ${quoteText(name)}, definition: ${quoteText(definition)} }`;
}

/** `term — definition`; null when a reader would take it for something else. */
export function termText(term: NewTerm): string | null {
  const { term: name, definition } = onOneLine(term);
  const text = definition === "" ? name : `${name} — ${definition}`;
  const read = splitTerm(text);
  return read.term === name && read.definition === definition ? text : null;
}

/** The text of a term without line ends, which an entry's text does not have. */
export function onOneLine({ term, definition }: NewTerm): NewTerm {
  const fold = (text: string): string => text.replace(/\s+/g, " ").trim();
  return { term: fold(term), definition: fold(definition) };
}
