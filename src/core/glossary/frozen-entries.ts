import type { LessonRef } from "../vault/lesson-order";
import type { Address } from "./address";
import type { Entry } from "./entries";
import { NAME_SEPARATOR, unescapeTerm } from "./term-name";
import { DETAIL_LABELS, ENTRY_PREFIX, FROM, lessonsIn, type WrittenEntry } from "./generated-part";
import { sortByKey, termKey } from "./key";
import { findLinks } from "./links";

/**
 * An entry that stays exactly as it is written, because a lesson that introduces the term cannot be read now. What
 * it says is not known, save the names that other entries may link to it by. [T4]
 */
export interface FrozenEntry extends Entry {
  /** Its own entry, or its line in the list of terms with a heading in the author's own text. */
  readonly written: WrittenEntry | string;
  readonly address?: Address;
}

/** Whether the terms of the lesson at this path cannot be known now. */
export type IsUnknown = (path: string) => boolean;

export function isFrozen(entry: Entry): entry is FrozenEntry {
  return "written" in entry;
}

/** The entries with those in their places that are written in the note and frozen. */
export function withFrozen(
  entries: readonly Entry[],
  written: readonly WrittenEntry[],
  isUnknown: IsUnknown,
): readonly Entry[] {
  const frozen = new Map<string, { readonly entry: FrozenEntry; readonly unknown: number }>();
  const add = (lessons: readonly LessonRef[], read: () => FrozenEntry): void => {
    const unknown = lessons.filter(({ path }) => isUnknown(path)).length;
    if (unknown === 0) return;
    const entry = read();
    // Of two versions that a merge left, the one stays that says more of lessons that cannot be read.
    if (unknown > (frozen.get(entry.key)?.unknown ?? 0)) frozen.set(entry.key, { entry, unknown });
  };
  for (const each of written) {
    if (!each.isManualList) add(each.lessons, () => readEntry(each));
    else for (const line of each.lines.slice(2)) addItem(line, add);
  }
  if (frozen.size === 0) return entries;
  const others = entries.filter(({ key }) => !frozen.has(key));
  return sortByKey([...others, ...[...frozen.values()].map(({ entry }) => entry)]);
}

const NOTHING_MORE = { definitions: [], aliases: [], avoid: [], see: [], groups: [] } as const;

function readEntry(written: WrittenEntry): FrozenEntry {
  const term = unescapeTerm(written.heading.slice(ENTRY_PREFIX.length));
  const id = written.lines.map((line) => / \^(g-[a-z0-9-]{1,80})$/.exec(line)?.[1]).find(Boolean);
  const address: Address =
    id === undefined ? { kind: "heading", heading: term.replaceAll("`", "") } : { kind: "block", id };
  const prefix = `- _${DETAIL_LABELS.aliases}_: `;
  const names = [...written.lines]
    .reverse()
    .find((line) => line.startsWith(prefix))
    ?.slice(prefix.length);
  const aliases = names?.split(NAME_SEPARATOR).map(unescapeTerm) ?? [];
  return { ...NOTHING_MORE, key: written.key, term, lessons: written.lessons, aliases, written, address };
}

/** `- [[#Goroutine|goroutine]]: _From_ [[06 Goroutines]]` */
function addItem(line: string, add: (lessons: readonly LessonRef[], read: () => FrozenEntry) => void): void {
  const at = line.indexOf(`: ${FROM}`);
  if (at < 0) return;
  const lessons = lessonsIn(line.slice(at + 2));
  add(lessons, () => {
    const name = line.slice("- ".length, at);
    const heading = /^\[\[#([^|[\]]+)\|/.exec(name)?.[1];
    const term = findLinks(name).links[0]?.label ?? unescapeTerm(name);
    return { ...NOTHING_MORE, key: termKey(heading ?? term), term, lessons, written: line };
  });
}
