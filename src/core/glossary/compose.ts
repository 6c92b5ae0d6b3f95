import { STEP, type Steps } from "../text/steps";
import { addressSteps, isLinkable, type Address } from "./address";
import type { Entry } from "./entries";
import { fencedRanges } from "./fenced-ranges";
import type { GeneratedPart } from "./generated-part";
import { readHandDefinitions, readHeadings, type HandDefinition } from "./hand-definitions";
import { termKey } from "./key";
import type { Region } from "./layout";
import type { LessonRef } from "./lesson-order";
import { commonEnding, isBlank, joinLines, textsOf, type LineEnding, type NoteLine } from "./note-lines";
import { SECTION_HEADING } from "./markers";
import { hasOwnHeading, partSteps, renderSteps, type RenderContext, type RenderedEntry } from "./render";
import { placeKept, rescueText, type Insertion, type Rescued } from "./rescue";

/** A glossary note that was read: its lines, where the generated part stands, and what stands in it. */
export interface StandingNote {
  readonly lines: readonly NoteLine[];
  readonly texts: readonly string[];
  readonly regions: readonly Region[];
  /** What stands in each region. */
  readonly parts: readonly GeneratedPart[];
}

/** The note as it is to be, and how it came to be so. */
export interface Composition {
  readonly text: string;
  readonly rendered: readonly RenderedEntry[];
  readonly addresses: ReadonlyMap<string, Address>;
  /** What the author defined outside the generated part, by key. */
  readonly byHand: ReadonlyMap<string, HandDefinition>;
  /** The headings above the first entry: the author's, and ours over the entries. */
  readonly headings: readonly string[];
  readonly ending: LineEnding;
  readonly rescued: readonly Rescued[];
  /** The author's lines above and below the generated part. */
  readonly before: readonly NoteLine[];
  readonly after: readonly NoteLine[];
  /** Lines (from 0) above the generated part that open a code block which is never closed. */
  readonly openFences: readonly number[];
}

/** Puts the entries into the note, and what was typed between them below. */
export function* composeSteps(note: StandingNote, entries: readonly Entry[]): Steps<Composition> {
  const outside = outsideOf(note);
  const first = yield* renderAll(outside, entries);
  const rescued = rescueAll(note, entries, first.rendered);
  const insertion = placeKept(rescued, textsOf(outside.after));
  const ending = endingOf(note, outside);
  const last = lastEnding(note, ending);
  const after = insertion === null ? outside.after : insertLines(outside.after, insertion, ending, last);
  // Rescued text may hold headings, which the entries then give way to.
  const { rendered, ...context } =
    insertion === null ? first : yield* renderAll({ ...outside, after }, entries);
  const part = yield* partSteps(rendered, ending);
  const text =
    note.regions.length === 0
      ? appendPart(note.lines, part, ending)
      : joinLines(outside.before) + part + (after.length > 0 ? ending : last) + joinLines(after);
  return {
    text,
    rendered,
    ...context,
    ending,
    rescued,
    before: outside.before,
    after,
    openFences: openFencesAbove(note),
  };
}

/**
 * What a new glossary begins with: it says what the note is, and the property keeps a formatter that many vaults
 * have from working against every update.
 */
export const NEW_NOTE = `---
disabled rules: [all]
---

# Glossary

Every term the lessons introduce, in one place. It follows the lessons by itself.

Write above and below the lessons' part whatever you like: it stays as you write it. A term that you define there yourself is not repeated, only linked to its lessons.
`;

/** What a person typed in any region. */
function rescueAll(
  note: StandingNote,
  entries: readonly Entry[],
  rendered: readonly RenderedEntry[],
): Rescued[] {
  if (note.parts.every(({ loose }) => loose.length === 0)) return [];
  const sealed = note.parts.flatMap((part) => part.entries.map((entry) => entry.lastLine));
  const known = { entries: rendered, lessons: lessonsOf(entries), sealed };
  return note.parts.flatMap(({ loose }) => rescueText(note.texts, loose, known));
}

/** The heading over the entries, as a link would name it. */
const SECTION_NAME = SECTION_HEADING.replace(/^#+ /, "");

interface Outside {
  readonly before: readonly NoteLine[];
  readonly after: readonly NoteLine[];
}

/** The author's own lines: those above the generated part, and all the others. */
function outsideOf({ lines, regions }: StandingNote): Outside {
  const [first] = regions;
  if (first === undefined) return { before: lines, after: [] };
  const after: NoteLine[] = [];
  for (const [index, region] of regions.entries()) {
    for (const line of lines.slice(region.end + 1, regions[index + 1]?.begin)) after.push(line);
  }
  return { before: lines.slice(0, first.begin), after };
}

function* renderAll(
  { before, after }: Outside,
  entries: readonly Entry[],
): Steps<Pick<Composition, "addresses" | "byHand" | "headings"> & { readonly rendered: RenderedEntry[] }> {
  const above = textsOf(before);
  const byHand = readHandDefinitions([...above, ...textsOf(after)]);
  const own = entries.filter((entry) => !hasOwnHeading(entry, byHand));
  const headings = [...readHeadings(above).map(({ text }) => text), SECTION_NAME];
  const addresses = yield* addressSteps(own, headings);
  for (const { key } of entries) {
    const heading = byHand.get(key)?.heading;
    if (heading != null && isLinkable(heading)) addresses.set(key, { kind: "heading", heading });
  }
  // Only what an entry sees is looked up by name.
  const names = entries.some(({ see }) => see.length > 0) ? yield* nameSteps(entries) : NO_NAMES;
  const context: RenderContext = { addresses, names, byHand };
  return { rendered: yield* renderSteps(entries, context), addresses, byHand, headings };
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Terms come before aliases, so that an alias never takes another term's name. */
function* nameSteps(entries: readonly Entry[]): Steps<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const [index, { key }] of entries.entries()) {
    if (index % STEP === 0) yield;
    names.set(key, key);
  }
  for (const [index, { key, aliases }] of entries.entries()) {
    if (index % STEP === 0) yield;
    for (const alias of aliases.map(termKey)) if (!names.has(alias)) names.set(alias, key);
  }
  return names;
}

function lessonsOf(entries: readonly Entry[]): LessonRef[] {
  const lessons = new Map(
    entries.flatMap((entry) => entry.lessons.map((lesson) => [lesson.path, lesson] as const)),
  );
  return [...lessons.values()];
}

/** The line ending of the author's lines; where they do not say, that of the generated part as it stands. */
function endingOf({ lines, regions }: StandingNote, { before, after }: Outside): LineEnding {
  const begin = lines[regions[0]?.begin ?? -1]?.ending;
  return commonEnding([...before, ...after]) ?? (begin === undefined || begin === "" ? null : begin) ?? "\n";
}

/** The ending of the note's last line: a note that ended without one still does. */
function lastEnding({ lines }: StandingNote, ending: LineEnding): LineEnding | "" {
  return lines[lines.length - 1]?.ending === "" ? "" : ending;
}

function withEndings(texts: readonly string[], ending: LineEnding, last: LineEnding | ""): NoteLine[] {
  return texts.map((text, index) => ({ text, ending: index === texts.length - 1 ? last : ending }));
}

function insertLines(
  after: readonly NoteLine[],
  { at, lines }: Insertion,
  ending: LineEnding,
  last: LineEnding | "",
): NoteLine[] {
  const head = after.slice(0, at).map((line) => (line.ending === "" ? { text: line.text, ending } : line));
  return [...head, ...withEndings(lines, ending, at === after.length ? last : ending), ...after.slice(at)];
}

/** The generated part at the end of a note, a blank line below what stands there. */
function appendPart(lines: readonly NoteLine[], part: string, ending: LineEnding): string {
  const last = lines[lines.length - 1];
  if (last === undefined) return part + ending;
  const gap = (last.ending === "" ? ending : "") + (isBlank(last.text) ? "" : ending);
  return joinLines(lines) + gap + part + (last.ending === "" ? "" : ending);
}

function openFencesAbove({ texts, regions, lines }: StandingNote): number[] {
  const begin = regions[0]?.begin ?? lines.length;
  return fencedRanges(texts.slice(0, begin))
    .filter(({ close }) => close === null)
    .map(({ open }) => open);
}
