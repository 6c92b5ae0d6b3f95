import { finish, STEP, type Steps } from "../text/steps";
import { entryLink, lessonLink } from "./links";
import { sealLines } from "./checksum";
import { ENTRY_PREFIX } from "./generated-part";
import { isLinkable, type Address } from "./address";
import { termKey } from "./key";
import { BEGIN_MARKER, END_MARKER, SECTION_HEADING } from "./markers";
import { NAME_SEPARATOR, printName } from "./name-text";
import type { Definition, Entry } from "./entries";
import type { HandDefinition } from "./hand-definitions";
import type { LessonRef } from "./lesson-order";

export const FROM = "_From_ ";
export const UNDEFINED_NOTE = "_Not defined yet._";
export const DIFFERING_NOTE = "_Lessons define this differently:_";
export const BY_HAND_NOTE = "_Defined by hand in this note";
const BY_HAND_HEADING = "### Also defined in this note";

/** The labels of an entry's details, in the order they are written. */
export const DETAIL_LABELS = { aliases: "Also called", avoid: "Avoid", see: "See", groups: "Group" } as const;

/** Values by key. */
export type Lookup<Value> = Pick<ReadonlyMap<string, Value>, "get">;

/** What an entry's text needs to know of the others. */
export interface RenderContext {
  /** The address of every entry that has one, by key. */
  readonly addresses: Lookup<Address>;
  /** The key of the entry a name means, by the name's key: terms and aliases. */
  readonly names: Lookup<string>;
  /** What the author defined outside the generated part, by key. [G5] */
  readonly byHand: ReadonlyMap<string, HandDefinition>;
}

/** An entry as lines, the last with its checksum. */
export interface RenderedEntry {
  readonly key: string;
  readonly lines: readonly string[];
}

/** Whether the entry has its heading in the author's own text, so that a second one would stand in its way. */
export function hasOwnHeading(
  entry: Pick<Entry, "key">,
  byHand: ReadonlyMap<string, HandDefinition>,
): boolean {
  return byHand.get(entry.key)?.heading != null;
}

/** The generated part's entries, in the order of `entries`; terms with a heading by hand share the last. */
export function renderEntries(entries: readonly Entry[], context: RenderContext): RenderedEntry[] {
  return finish(renderSteps(entries, context));
}

export function* renderSteps(entries: readonly Entry[], context: RenderContext): Steps<RenderedEntry[]> {
  const rendered: RenderedEntry[] = [];
  const elsewhere: Entry[] = [];
  for (const entry of entries) {
    if (rendered.length % STEP === 0) yield;
    if (hasOwnHeading(entry, context.byHand)) elsewhere.push(entry);
    else rendered.push({ key: entry.key, lines: sealLines(renderEntry(entry, context)) });
  }
  if (elsewhere.length > 0) rendered.push(renderElsewhere(elsewhere, context));
  return rendered;
}

/** What stands before the first entry. */
export const PART_OPENING: readonly string[] = [BEGIN_MARKER, "", SECTION_HEADING, ""];

/** The generated part, markers included; each line but the last with its ending. */
export function* partSteps(entries: readonly RenderedEntry[], ending: string): Steps<string> {
  if (entries.length === 0) return BEGIN_MARKER + ending + END_MARKER;
  let text = PART_OPENING.join(ending) + ending;
  for (const [index, entry] of entries.entries()) {
    if (index % STEP === 0) yield;
    text += entry.lines.join(ending) + ending + ending;
  }
  return text + END_MARKER;
}

/** Several lessons as the links that end an entry. */
function renderFrom(lessons: readonly LessonRef[]): string {
  return FROM + lessons.map(lessonLink).join(", ");
}

function renderEntry(entry: Entry, context: RenderContext): string[] {
  const body = renderBody(entry, context);
  const details = renderDetails(entry, context);
  const from = renderFrom(entry.lessons);
  const address = context.addresses.get(entry.key);
  const lines = [ENTRY_PREFIX + printName(entry.term), "", ...body, ""];
  if (details.length > 0) lines.push(...details, "");
  lines.push(from);
  if (address?.kind === "block") placeBlockId(lines, address.id);
  return lines;
}

function renderBody(entry: Entry, context: RenderContext): string[] {
  const hand = context.byHand.get(entry.key);
  if (hand !== undefined) return [renderByHand(hand)];
  const [only, ...others] = entry.definitions;
  if (only === undefined) return [UNDEFINED_NOTE];
  if (others.length === 0) return only.text.split("\n");
  return [DIFFERING_NOTE, "", ...entry.definitions.flatMap((each, index) => renderNumbered(each, index + 1))];
}

function renderByHand({ under }: HandDefinition): string {
  if (under === null || !isLinkable(under)) return `${BY_HAND_NOTE}._`;
  return `${BY_HAND_NOTE}, under_ ${entryLink({ kind: "heading", heading: under }, under)}_._`;
}

function renderNumbered(definition: Definition, number: number): string[] {
  const mark = `${number}. `;
  const indent = " ".repeat(mark.length);
  const [first = "", ...rest] = definition.text.split("\n");
  return [
    mark + first,
    ...[...rest, renderFrom(definition.lessons)].map((line) => (line === "" ? "" : indent + line)),
  ];
}

function renderDetails(entry: Entry, context: RenderContext): string[] {
  const details: string[] = [];
  const add = (label: string, names: readonly string[]): void => {
    if (names.length > 0) details.push(`- _${label}_: ${names.join(NAME_SEPARATOR)}`);
  };
  add(DETAIL_LABELS.aliases, entry.aliases.map(printName));
  add(DETAIL_LABELS.avoid, entry.avoid.map(printName));
  add(
    DETAIL_LABELS.see,
    entry.see.map((name) => renderSee(name, context)),
  );
  add(DETAIL_LABELS.groups, entry.groups.map(printName));
  return details;
}

/** Another entry by its address, else a note by its name, else just the words. */
function renderSee(name: string, { names, addresses }: RenderContext): string {
  const address = addresses.get(names.get(termKey(name)) ?? "");
  if (address !== undefined) return entryLink(address, name);
  return isLinkable(name) && printName(name) === name ? `[[${name}]]` : printName(name);
}

/** Whether an entry's lines are those `renderElsewhere` writes; a term's own end with its lessons. */
export function isHandList(lines: readonly string[]): boolean {
  return lines[0] === BY_HAND_HEADING && !(lines[lines.length - 1] ?? "").startsWith(FROM);
}

function renderElsewhere(entries: readonly Entry[], context: RenderContext): RenderedEntry {
  const items = entries.map((entry) => {
    const heading = context.byHand.get(entry.key)?.heading ?? entry.term;
    const name = isLinkable(heading)
      ? entryLink({ kind: "heading", heading }, entry.term)
      : printName(entry.term);
    return `- ${name}: ${renderFrom(entry.lessons)}`;
  });
  return { key: "", lines: sealLines([BY_HAND_HEADING, "", ...items]) };
}

/**
 * Puts a block id at the end of the first paragraph, or on the line with the lessons when the definition begins
 * with anything but a paragraph: there an id would need a place of its own.
 */
function placeBlockId(lines: string[], id: string): void {
  const first = 2;
  let last = first;
  if (beginsBlock(lines[first] ?? "")) last = lines.length - 1;
  else while (last + 1 < lines.length && !beginsBlock(lines[last + 1] ?? "")) last++;
  lines[last] = `${lines[last] ?? ""} ^${id}`;
}

/** Whether a line is blank or begins something that is not a paragraph. */
function beginsBlock(line: string): boolean {
  return /^\s*$|^ {0,3}(?:[-*+>|<#]|\d{1,9}[.)]|```|~~~|\$\$)|^(?: {4}|\t)/.test(line);
}
