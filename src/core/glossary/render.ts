import type { LessonRef } from "../vault/lesson-order";
import { isLinkable, isSameAddress, type Address } from "./address";
import { appendChecksum } from "./checksum";
import type { Definition, Entry } from "./entries";
import { escapeTerm, NAME_SEPARATOR } from "./term-name";
import { isFrozen } from "./frozen-entries";
import { DETAIL_LABELS, ENTRY_PREFIX, FROM, MANUAL_HEADING, WrittenEntry } from "./generated-part";
import { termKey } from "./key";
import { entryLink, lessonLink } from "./links";
import type { ManualDefinition } from "./manual-definitions";
import { BEGIN_MARKER, END_MARKER, SECTION_HEADING } from "./markers";
import { append } from "../text/append";

const UNDEFINED_NOTE = "_Not defined yet._";
const DIFFERING_NOTE = "_Lessons define this differently:_";
const MANUAL_NOTE = "_Defined by hand in this note";

/** What an entry's text needs to know of the others. */
export interface RenderContext {
  /** The address of every entry that has one, by key. */
  readonly addresses: ReadonlyMap<string, Address>;
  /** The key of the entry a name means, by the name's key: terms and aliases. */
  readonly names: ReadonlyMap<string, string>;
  /** What the author defined outside the generated part, by key. [G5] */
  readonly manual: ReadonlyMap<string, ManualDefinition>;
}

/** An entry's text. */
export interface RenderedEntry {
  /** The entry's key; empty for the list of terms with a heading in the author's own text. */
  readonly key: string;
  readonly text: WrittenEntry;
  /** What the text was made of; null where it is not to be used again. */
  readonly source: RenderSource | null;
}

/** All that decides an entry's text. */
interface RenderSource {
  readonly entry: Entry;
  readonly address: Address | undefined;
  readonly manual: ManualDefinition | undefined;
  /** What it says of other entries. */
  readonly see: readonly string[];
}

/** Texts of entries that were rendered before, by key. */
export type RenderedBefore = ReadonlyMap<string, RenderedEntry>;

/** Whether the entry has its heading in the author's own text, so that a second one would stand in its way. */
export function hasOwnHeading(entry: Entry, manual: ReadonlyMap<string, ManualDefinition>): boolean {
  if (isFrozen(entry)) return typeof entry.written === "string";
  return manual.get(entry.key)?.heading != null;
}

/**
 * The generated part's entries, in the order of `entries`; terms with a heading of the author's share the last. An
 * entry that was rendered before from the same keeps its text.
 */
export function renderEntries(
  entries: readonly Entry[],
  context: RenderContext,
  before: RenderedBefore,
): RenderedEntry[] {
  const rendered: RenderedEntry[] = [];
  const elsewhere: Entry[] = [];
  for (const entry of entries) {
    if (hasOwnHeading(entry, context.manual)) elsewhere.push(entry);
    else if (isFrozen(entry) && typeof entry.written !== "string")
      rendered.push({ key: entry.key, text: entry.written, source: null });
    else rendered.push(renderOne(entry, context, before.get(entry.key)));
  }
  if (elsewhere.length > 0) rendered.push(renderElsewhere(elsewhere, context));
  return rendered;
}

function renderOne(entry: Entry, context: RenderContext, before: RenderedEntry | undefined): RenderedEntry {
  const source: RenderSource = {
    entry,
    address: context.addresses.get(entry.key),
    manual: context.manual.get(entry.key),
    see: entry.see.map((name) => renderSee(name, context)),
  };
  if (before?.source != null && isSameSource(before.source, source)) return before;
  const text = new WrittenEntry(appendChecksum(renderEntry(source)));
  return { key: entry.key, text, source };
}

function isSameSource(one: RenderSource, other: RenderSource): boolean {
  return (
    one.manual === other.manual &&
    one.entry.term === other.entry.term &&
    isSameAddress(one.address, other.address) &&
    areSame(one.see, other.see) &&
    areSame(one.entry.aliases, other.entry.aliases) &&
    areSame(one.entry.avoid, other.entry.avoid) &&
    areSame(one.entry.groups, other.entry.groups) &&
    areSame(one.entry.lessons, other.entry.lessons, isSameLesson) &&
    areSame(one.entry.definitions, other.entry.definitions, isSameDefinition)
  );
}

function areSame<Item>(
  some: readonly Item[],
  others: readonly Item[],
  isSame: (one: Item, other: Item) => boolean = (one, other) => one === other,
): boolean {
  return some.length === others.length && some.every((item, index) => isSame(item, others[index] as Item));
}

function isSameLesson(one: LessonRef, other: LessonRef): boolean {
  return one.path === other.path && one.title === other.title;
}

function isSameDefinition(one: Definition, other: Definition): boolean {
  return one.text === other.text && areSame(one.lessons, other.lessons, isSameLesson);
}

/** The generated part, markers included; each line but the last with its ending. */
export function renderPart(entries: readonly RenderedEntry[], ending: string): string {
  if (entries.length === 0) return BEGIN_MARKER + ending + END_MARKER;
  const texts = entries.map(({ text }) => text.joined(ending));
  return [BEGIN_MARKER, SECTION_HEADING, ...texts, END_MARKER].join(ending + ending);
}

/** Several lessons as the links that end an entry. */
function renderFrom(lessons: readonly LessonRef[]): string {
  return FROM + lessons.map(lessonLink).join(", ");
}

function renderEntry({ entry, address, manual, see }: RenderSource): string[] {
  const body = renderBody(entry, manual);
  const details = renderDetails(entry, see);
  const lines = [ENTRY_PREFIX + escapeTerm(entry.term), "", ...body, ""];
  if (details.length > 0) {
    append(lines, details);
    lines.push("");
  }
  lines.push(renderFrom(entry.lessons));
  if (address?.kind === "block") placeBlockId(lines, address.id);
  return lines;
}

function renderBody(entry: Entry, manual: ManualDefinition | undefined): readonly string[] {
  if (manual !== undefined) return [renderManual(manual)];
  const [only, ...others] = entry.definitions;
  if (only === undefined) return [UNDEFINED_NOTE];
  if (others.length === 0) return only.text.split("\n");
  return [DIFFERING_NOTE, "", ...entry.definitions.flatMap((each, index) => renderNumbered(each, index + 1))];
}

function renderManual({ under }: ManualDefinition): string {
  if (under === null || !isLinkable(under)) return `${MANUAL_NOTE}._`;
  return `${MANUAL_NOTE}, under_ ${entryLink({ kind: "heading", heading: under }, under)}_._`;
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

function renderDetails(entry: Entry, see: readonly string[]): string[] {
  const details: string[] = [];
  const add = (label: string, names: readonly string[]): void => {
    if (names.length > 0) details.push(`- _${label}_: ${names.join(NAME_SEPARATOR)}`);
  };
  add(DETAIL_LABELS.aliases, entry.aliases.map(escapeTerm));
  add(DETAIL_LABELS.avoid, entry.avoid.map(escapeTerm));
  add(DETAIL_LABELS.see, see);
  add(DETAIL_LABELS.groups, entry.groups.map(escapeTerm));
  return details;
}

/** Another entry by its address, else a note by its name, else just the words. */
function renderSee(name: string, { names, addresses }: RenderContext): string {
  const address = addresses.get(names.get(termKey(name)) ?? "");
  if (address !== undefined) return entryLink(address, name);
  return isLinkable(name) && escapeTerm(name) === name ? `[[${name}]]` : escapeTerm(name);
}

function renderElsewhere(entries: readonly Entry[], context: RenderContext): RenderedEntry {
  const items = entries.map((entry) => {
    if (isFrozen(entry) && typeof entry.written === "string") return entry.written;
    const heading = context.manual.get(entry.key)?.heading ?? entry.term;
    const name = isLinkable(heading)
      ? entryLink({ kind: "heading", heading }, entry.term)
      : escapeTerm(entry.term);
    return `- ${name}: ${renderFrom(entry.lessons)}`;
  });
  const text = new WrittenEntry(appendChecksum([MANUAL_HEADING, "", ...items]));
  return { key: "", text, source: null };
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
