import { assignAddresses, isLinkable, type Address } from "./address";
import type { Entry } from "./entries";
import { termKey } from "./key";
import { readManualDefinitions } from "./manual-definitions";
import { SECTION_HEADING } from "./markers";
import { joinLines, textsOf, type LineEnding, type NoteLine } from "./note-lines";
import { textAbove, type AuthorText, type GlossaryNote } from "./read-note";
import { hasOwnHeading, renderEntries, renderPart, type RenderedBefore, type RenderedEntry } from "./render";
import { findUserText, placeUserText, type Insertion, type UserText } from "./user-text";

/** The note as it is to be, and how it came to be so. */
export interface Composition {
  readonly text: string;
  readonly rendered: readonly RenderedEntry[];
  readonly addresses: ReadonlyMap<string, Address>;
  /** What a person typed in the generated part and now stands below it. */
  readonly moved: readonly UserText[];
  /** The author's lines below the generated part. */
  readonly after: readonly NoteLine[];
}

/** The heading over the entries, as a link would name it. */
const SECTION_NAME = SECTION_HEADING.replace(/^#+ /, "");

/** Puts the entries into the note, and what was typed between them below. Keeps texts that were rendered before. */
export function compose(
  note: GlossaryNote,
  entries: readonly Entry[],
  renderedBefore: RenderedBefore,
): Composition {
  const first = renderAll(note, note.headings, entries, renderedBefore);
  const found = findUserText(note, entries, first.rendered);
  const { moved, insertion } = placeUserText(found, textsOf(note.after));
  const after = insertion === null ? note.after : insertLines(note, insertion);
  let written = first;
  if (insertion !== null) {
    const manual = readManualDefinitions([...textsOf(note.before), ...textsOf(after)]);
    written = renderAll({ ...note, manual }, note.headings, entries, renderedBefore);
  }
  const end = after.length > 0 ? note.ending : note.lastEnding;
  const text = textAbove(note) + renderPart(written.rendered, note.ending) + end + joinLines(after);
  return { text, ...written, moved, after };
}

function renderAll(
  { manual }: AuthorText,
  headings: readonly string[],
  entries: readonly Entry[],
  renderedBefore: RenderedBefore,
): Pick<Composition, "rendered" | "addresses"> {
  const own = entries.filter((entry) => !hasOwnHeading(entry, manual));
  const addresses = assignAddresses(own, [...headings, SECTION_NAME]);
  for (const { key } of manual.size > 0 ? entries : []) {
    const heading = manual.get(key)?.heading;
    if (heading != null && !addresses.has(key) && isLinkable(heading)) {
      addresses.set(key, { kind: "heading", heading });
    }
  }
  // Only what an entry sees is looked up by name.
  const names = entries.some(({ see }) => see.length > 0) ? keysByName(entries) : new Map<string, string>();
  return { rendered: renderEntries(entries, { addresses, names, manual }, renderedBefore), addresses };
}

/** Terms come before aliases, so that an alias never takes another term's name. */
export function keysByName(entries: readonly Pick<Entry, "key" | "aliases">[]): Map<string, string> {
  const names = new Map(entries.map(({ key }) => [key, key]));
  for (const { key, aliases } of entries) {
    for (const alias of aliases.map(termKey)) if (!names.has(alias)) names.set(alias, key);
  }
  return names;
}

function insertLines(
  { after, ending, lastEnding }: GlossaryNote,
  { at, lines }: Insertion,
): readonly NoteLine[] {
  const head = after.slice(0, at).map((line) => (line.ending === "" ? { text: line.text, ending } : line));
  const last: LineEnding | "" = at === after.length ? lastEnding : ending;
  const inserted = lines.map((text, index) => ({ text, ending: index === lines.length - 1 ? last : ending }));
  return [...head, ...inserted, ...after.slice(at)];
}
