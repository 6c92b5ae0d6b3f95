import { STEP, type Steps } from "../text/steps";
import { ENTRY_PREFIX, keyOfHeading, type GeneratedPart } from "./generated-part";
import { readSealedLine } from "./checksum";
import { isHandList, type RenderedEntry } from "./render";
import type { Entry } from "./entries";
import { readName } from "./name-text";
import { looseHeadings } from "./rescue";

/** What an update does to the glossary, as terms in the glossary's order. */
export interface GlossaryChanges {
  readonly added: readonly string[];
  /** Not terms that were only renamed. */
  readonly removed: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly changed: readonly string[];
  /** What a person typed in the generated part and was moved below it. */
  readonly rescued: readonly string[];
}

/** An entry as a note holds it: its heading line, and the text below it or null when a person changed it. */
interface StandingEntry {
  readonly heading: string;
  readonly body: string | null;
}

/** The entries a note holds, by key. */
export type StandingEntries = ReadonlyMap<string, StandingEntry>;

export function* standingSteps(
  lines: readonly string[],
  parts: readonly GeneratedPart[],
): Steps<StandingEntries> {
  const standing = new Map<string, StandingEntry>();
  for (const part of parts) {
    for (const heading of looseHeadings(lines, part.loose)) {
      standing.set(keyOfHeading(heading), { heading, body: null });
    }
  }
  for (const [index, entry] of parts.flatMap((part) => part.entries).entries()) {
    if (index % STEP === 0) yield;
    const own = entry.lines;
    const heading = own[0] ?? "";
    if (!isHandList(own)) standing.set(entry.key, { heading, body: own.slice(1).join("\n") });
  }
  return standing;
}

/** Compares the entries of a note with those it is to have. */
export function* changeSteps(
  standing: StandingEntries,
  entries: readonly Entry[],
  rendered: readonly RenderedEntry[],
): Steps<Omit<GlossaryChanges, "rescued">> {
  const terms = new Map(entries.map((entry) => [entry.key, entry.term]));
  const added: { readonly term: string; readonly body: string }[] = [];
  const changed: string[] = [];
  for (const [index, { key, lines }] of rendered.entries()) {
    if (index % STEP === 0) yield;
    const term = terms.get(key);
    if (term === undefined) continue;
    const body = bodyOf(lines);
    const before = standing.get(key);
    if (before === undefined) added.push({ term, body });
    else if (before.body !== body || before.heading.trimEnd() !== lines[0]) changed.push(term);
  }
  const gone = [...standing].filter(([key]) => !terms.has(key)).map(([, entry]) => entry);
  return { ...pairRenamed(added, gone), changed };
}

/** A term that went while another came with the very same text was renamed. */
function pairRenamed(
  added: readonly { readonly term: string; readonly body: string }[],
  gone: readonly StandingEntry[],
): Omit<GlossaryChanges, "rescued" | "changed"> {
  const arrivals = new Map<string, string[]>();
  for (const { term, body } of added) {
    const plain = withoutBlockIds(body);
    arrivals.set(plain, [...(arrivals.get(plain) ?? []), term]);
  }
  const renamed: { readonly from: string; readonly to: string }[] = [];
  const removed: string[] = [];
  for (const { heading, body } of gone) {
    const term = termOf(heading);
    const to = body === null ? undefined : arrivals.get(withoutBlockIds(body))?.shift();
    if (to === undefined) removed.push(term);
    else renamed.push({ from: term, to });
  }
  const taken = new Set(renamed.map(({ to }) => to));
  return { added: added.map(({ term }) => term).filter((term) => !taken.has(term)), removed, renamed };
}

function bodyOf(lines: readonly string[]): string {
  const last = lines[lines.length - 1] ?? "";
  return [...lines.slice(1, -1), readSealedLine(last)?.text ?? last].map((line) => line.trimEnd()).join("\n");
}

function withoutBlockIds(body: string): string {
  return body.replace(/ \^g-[a-z0-9-]{1,80}$/gm, "");
}

function termOf(heading: string): string {
  return readName(heading.slice(ENTRY_PREFIX.length).trim());
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
    changes.rescued.length === 0
      ? ""
      : `${changes.rescued.length} typed in the generated part and moved below it`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "only its layout" : parts.join(", ");
}

function listed(names: readonly string[], what: string): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, NAMES_SHOWN).join(", ");
  const more = names.length > NAMES_SHOWN ? `, and ${names.length - NAMES_SHOWN} more` : "";
  return `${names.length} ${what} (${shown}${more})`;
}
