import type { Entry } from "./entries";
import { unescapeTerm } from "./term-name";
import { ENTRY_PREFIX, keyOfHeading, type WrittenEntry } from "./generated-part";
import type { GlossaryNote } from "./read-note";
import type { RenderedEntry } from "./render";

/** What an update does to the glossary, as terms in the glossary's order. */
export interface GlossaryChanges {
  readonly added: readonly string[];
  /** Terms that were only renamed are not among them. */
  readonly removed: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly changed: readonly string[];
  /** What a person typed in the generated part and was moved below it. */
  readonly userText: readonly string[];
}

/** An entry that a note holds; `entry` is null where a person changed it. */
interface EntryBefore {
  readonly heading: string;
  readonly entry: WrittenEntry | null;
}

/** Compares the entries of a note with the entries it will have. */
export function compareEntries(
  { entries: written, unrecognized }: Pick<GlossaryNote, "entries" | "unrecognized">,
  entries: readonly Entry[],
  rendered: readonly RenderedEntry[],
): Omit<GlossaryChanges, "userText"> & { readonly before: number } {
  // Most entries are the same objects and need no comparison.
  const same = new Set(rendered.map(({ text }) => text));
  const others = new Map<string, EntryBefore>();
  for (const line of unrecognized.flat()) {
    if (line.startsWith(ENTRY_PREFIX)) others.set(keyOfHeading(line), { heading: line, entry: null });
  }
  let unchanged = 0;
  for (const entry of written) {
    if (entry.isManualList) continue;
    if (same.delete(entry)) unchanged++;
    else others.set(entry.key, { heading: entry.heading, entry });
  }
  const terms = new Map(entries.map(({ key, term }) => [key, term]));
  const added: { readonly term: string; readonly body: string }[] = [];
  const changed: string[] = [];
  for (const { key, text } of rendered) {
    const term = same.has(text) ? terms.get(key) : undefined;
    if (term === undefined) continue;
    const was = others.get(key);
    if (was === undefined) added.push({ term, body: text.body });
    else if (was.entry?.body !== text.body || was.entry.heading !== text.heading) changed.push(term);
  }
  const gone = [...others].filter(([key]) => !terms.has(key)).map(([, entry]) => entry);
  return { ...pairRenamed(added, gone), changed, before: unchanged + others.size };
}

/** A removed term counts as renamed when an added term has the same text. */
function pairRenamed(
  added: readonly { readonly term: string; readonly body: string }[],
  gone: readonly EntryBefore[],
): Omit<GlossaryChanges, "userText" | "changed"> {
  const arrivals = new Map<string, string[]>();
  for (const { term, body } of added) {
    const plain = withoutBlockIds(body);
    const same = arrivals.get(plain);
    if (same === undefined) arrivals.set(plain, [term]);
    else same.push(term);
  }
  for (const terms of arrivals.values()) terms.reverse();
  const renamed: { readonly from: string; readonly to: string }[] = [];
  const removed: string[] = [];
  for (const { heading, entry } of gone) {
    const term = unescapeTerm(heading.slice(ENTRY_PREFIX.length).trim());
    const to = entry === null ? undefined : arrivals.get(withoutBlockIds(entry.body))?.pop();
    if (to === undefined) removed.push(term);
    else renamed.push({ from: term, to });
  }
  const taken = new Set(renamed.map(({ to }) => to));
  return { added: added.map(({ term }) => term).filter((term) => !taken.has(term)), removed, renamed };
}

function withoutBlockIds(body: string): string {
  return body.replace(/ \^g-[a-z0-9-]{1,80}$/gm, "");
}

/** The most names a summary lists of each kind. */
const NAMES_SHOWN = 5;

/** What an update does, in one sentence: `2 added (comma-ok, channel), 1 removed (mutex)`. */
export function describeChanges(changes: GlossaryChanges): string {
  const parts = [
    listed(changes.added, "added"),
    listed(changes.changed, "changed"),
    listed(
      changes.renamed.map(({ from, to }) => `${from} → ${to}`),
      "renamed",
    ),
    listed(changes.removed, "removed"),
    changes.userText.length === 0
      ? ""
      : `${changes.userText.length} typed in the generated part and moved below it`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "only its layout" : parts.join(", ");
}

/** A sentence: the glossary keeps the entries of `count` unreadable notes. `glossary` is the note's name. */
export function describeKept(count: number, glossary: string): string {
  const notes = count === 1 ? "The terms of 1 note are" : `The terms of ${count} notes are`;
  return `${notes} unknown; ${glossary} keeps what it has of them.`;
}

function listed(names: readonly string[], what: string): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  const more = names.length > NAMES_SHOWN ? `, and ${names.length - NAMES_SHOWN} more` : "";
  return `${names.length} ${what} (${shown}${more})`;
}
