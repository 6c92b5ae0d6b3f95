import { isTermsKey, readTerms, type TermDiagnosticKind, type TermsReading } from "../glossary/read-terms";
import type { LocatedTerm } from "../glossary/term";
import type { Diagnostic } from "../text/diagnostic";
import { lineEnd, lineStart, linesOf, pointAt, positionBetween, type Lines, lineText } from "../text/lines";
import type { Point, Position } from "../text/position";
import type { LessonCode } from "./codes";
import { parseFrontmatter, type Frontmatter, type ParseYaml, type Properties } from "../yaml/frontmatter";
import type { Terms } from "./lesson";
import { locateEntries, scanYaml, unquote, type YamlEntry } from "../yaml/entries";
import { checkEntry, itemIndents, type EntryDiagnostic } from "../yaml/check-entry";
import type { EntryRole } from "../yaml/quotes";
import { applyEdits, type Edit } from "../text/edits";

/** What a reader of notes takes from its caller. */
export interface LessonOptions {
  readonly parseYaml: ParseYaml;
  /** Another name for the property terms stand under, from the settings. [T1] */
  readonly termsKey?: string | undefined;
}

/** What a note's front matter says of it, and what is wrong with it; positions are in the note. */
export interface LessonFrontmatter {
  readonly properties: Properties;
  readonly terms: Terms;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the value of a top-level property stands; null when it has none or the text does not show it. */
  readonly locate: (property: string) => Position | null;
  /** The value of a top-level property as written, less quotes; null when the text does not show it on one line. */
  readonly written: (property: string) => string | null;
}

const DIAGNOSTIC_CODES: Readonly<Record<TermDiagnosticKind, LessonCode>> = {
  "not-text": "lesson/term-not-text",
  "nested-list": "lesson/term-nested-list",
  empty: "lesson/term-empty",
  "no-definition": "lesson/term-no-definition",
  "comma-list": "lesson/term-comma-list",
  "unknown-key": "lesson/term-unknown-key",
  "too-many": "lesson/front-matter-too-deep",
};

/** Kinds that are left out where the raw line has a diagnostic of its own, which tells more. */
const TOLD_BY_ENTRIES: ReadonlySet<TermDiagnosticKind> = new Set([
  "not-text",
  "nested-list",
  "empty",
  "no-definition",
]);

const TEXT_PROPERTIES = new Set(["title", "course", "subtitle", "go"]);
const LINK_PROPERTIES = new Set(["prereqs", "next"]);

/** Reads what the front matter tells: properties, terms with their places, and diagnostics. [T1]–[T4] */
export function readFrontmatter(note: Lines, frontMatter: Frontmatter, termsKey?: string): LessonFrontmatter {
  if (frontMatter.kind === "none") {
    const terms: Terms = { kind: "known", terms: [] };
    return { properties: {}, terms, diagnostics: [], locate: () => null, written: () => null };
  }
  const slice = linesOf(frontMatter.yaml);
  const entries = scanYaml(frontMatter.yaml);
  const place = (start: number, end: number): Position => ({
    start: inNote(note, pointAt(slice, start)),
    end: inNote(note, pointAt(slice, end)),
  });
  const broken = frontMatter.kind === "broken";
  const diagnostics: Diagnostic[] = [];
  if (broken) diagnostics.push(brokenDiagnostic(note, frontMatter));
  const indents = itemIndents(entries);
  for (const entry of entries) {
    for (const found of checkEntry(entry, roleOf(entry, termsKey), indents)) {
      // This parser accepted the front matter, so it rejected nothing, whatever other parsers do.
      if (found.rejected && !broken) continue;
      diagnostics.push(toDiagnostic(found, place));
    }
  }
  const find = (property: string): YamlEntry | undefined =>
    entries.find((entry) => entry.property === property && entry.indent === 0 && entry.dashes === 0);
  const written = (property: string): string | null => {
    const value = find(property)?.value;
    return value?.style === "plain" || value?.style === "quoted" ? unquote(value.text) : null;
  };
  const locate = (property: string): Position | null => {
    const top = find(property);
    if (top === undefined) return null;
    const value = top.value.style === "empty" ? top.column : top.value.column;
    return place(top.offset + value, top.end);
  };
  if (broken) {
    const terms: Terms = { kind: "unknown", reason: frontMatter.reason };
    return { properties: {}, terms, diagnostics, locate, written };
  }
  const reading = readTerms(frontMatter.data, termsKey);
  const placed = placeTerms(reading, entries, place, diagnostics);
  return {
    properties: frontMatter.data,
    terms: { kind: "known", terms: placed.terms },
    diagnostics: [...diagnostics, ...placed.diagnostics],
    locate,
    written,
  };
}

function toDiagnostic(
  { code, rejected, message, start, end, fix }: EntryDiagnostic,
  place: (start: number, end: number) => Position,
): Diagnostic {
  const diagnostic = {
    severity: rejected ? "error" : "warning",
    code,
    message,
    position: place(start, end),
  } as const;
  if (fix === null) return diagnostic;
  const at = place(fix.start, fix.end);
  const edit = { start: at.start.offset, end: at.end.offset, text: fix.text };
  const title = code === "lesson/yaml-tab" ? "Indent with spaces" : "Put it in quotes";
  return { ...diagnostic, fix: { title, edits: [edit] } };
}

function placeTerms(
  reading: TermsReading,
  entries: readonly YamlEntry[],
  place: (start: number, end: number) => Position,
  ofEntries: readonly Diagnostic[],
): { readonly terms: readonly LocatedTerm[]; readonly diagnostics: readonly Diagnostic[] } {
  const located = new Map<string, readonly Position[]>();
  const placeOf = (key: string, entry: number): Position | null => {
    let places = located.get(key);
    if (places === undefined) {
      places = locateEntries(entries, key).map(({ start, end }) => place(start, end));
      located.set(key, places);
    }
    return places[entry] ?? places.at(-1) ?? null;
  };
  const terms = reading.terms.map((term, index): LocatedTerm => {
    const source = reading.sources[index];
    return { ...term, position: source === undefined ? null : placeOf(source.key, source.entry) };
  });
  const told = new Set(ofEntries.map(({ position }) => position.start.line));
  const diagnostics: Diagnostic[] = [];
  for (const { kind, message, source } of reading.diagnostics) {
    const position = placeOf(source.key, source.entry) ?? place(0, 0);
    if (TOLD_BY_ENTRIES.has(kind) && told.has(position.start.line)) continue;
    diagnostics.push({ severity: severityOf(kind), code: DIAGNOSTIC_CODES[kind], message, position });
  }
  return { terms, diagnostics };
}

function severityOf(kind: TermDiagnosticKind): Diagnostic["severity"] {
  return kind === "comma-list" ? "info" : "warning";
}

function brokenDiagnostic(note: Lines, broken: Extract<Frontmatter, { kind: "broken" }>): Diagnostic {
  const { code, reason, line, position } = broken;
  const kept = "Until it is repaired, the terms the note had before are kept.";
  const where =
    code === "lesson/front-matter-invalid" || code === "lesson/front-matter-not-properties"
      ? positionBetween(note, lineStart(note, line), lineEnd(note, line))
      : position;
  return { severity: "error", code, message: `${reason} ${kept}`, position: where };
}

function roleOf(entry: YamlEntry, termsKey: string | undefined): EntryRole {
  if (entry.property === null) return "other";
  if (isTermsKey(entry.property, termsKey)) {
    const isProperty = entry.indent === 0 && entry.dashes === 0;
    return isProperty && entry.value.style === "empty" ? "other" : "term";
  }
  const name = entry.property.toLowerCase();
  if (TEXT_PROPERTIES.has(name)) return "text";
  return LINK_PROPERTIES.has(name) ? "links" : "other";
}

/** A point of the slice, which begins on the note's second line. */
function inNote(note: Lines, point: Point): Point {
  const line = point.line + 1;
  return { line, column: point.column, offset: lineStart(note, line) + point.column - 1 };
}

/** A note after its front matter was fixed. `left` counts the problems that have no fix. */
export interface FixedFrontmatter {
  readonly text: string;
  /** The changes as edits of the text before, one for each line. */
  readonly edits: readonly Edit[];
  readonly left: number;
}

/** A fix may let the parser come further and meet the next mistake; no honest note needs more rounds. */
const ROUNDS = 10;

/** Fixes what YAML would cut, change or reject in a note's front matter, line by line, and nothing else. [T3] */
export function fixFrontmatter(text: string, options: LessonOptions): FixedFrontmatter {
  let current = text;
  let found = frontmatterDiagnostics(current, options);
  for (let round = 0; round < ROUNDS; round++) {
    const edits = compatible(found.flatMap(({ fix }) => fix?.edits ?? []));
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
    found = frontmatterDiagnostics(current, options);
  }
  const left = found.filter(({ severity }) => severity !== "info").length;
  return { text: current, edits: lineEdits(text, current), left };
}

/** The lines that differ; no fix adds or takes away a line. */
function lineEdits(before: string, after: string): readonly Edit[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  const edits: Edit[] = [];
  for (let line = 1; line <= old.starts.length; line++) {
    const text = lineText(now, line);
    if (text !== lineText(old, line))
      edits.push({ start: lineStart(old, line), end: lineEnd(old, line), text });
  }
  return edits;
}

/** What is wrong with a note's front matter alone. */
export function frontmatterDiagnostics(text: string, options: LessonOptions): readonly Diagnostic[] {
  const frontMatter = parseFrontmatter(text, options.parseYaml);
  return readFrontmatter(linesOf(text), frontMatter, options.termsKey).diagnostics;
}

/** The edits that can be made together: the first of any that overlap or are equal. */
function compatible(edits: readonly Edit[]): readonly Edit[] {
  let free = 0;
  return [...edits]
    .sort((one, other) => one.start - other.start)
    .filter(({ start, end }) => {
      if (start < free) return false;
      free = Math.max(end, start + 1);
      return true;
    });
}
