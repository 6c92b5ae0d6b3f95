import { STEP, type Steps } from "../text/steps";
import type { Entry } from "./entries";
import { compareKeys, termKey } from "./key";

/** What of an entry the other entries depend on. */
interface NamedEntry {
  readonly aliases: readonly string[];
  readonly see: readonly string[];
}

/** Entries that are about to take the place of those of the same key; null for one that goes. */
export type EntryChanges = ReadonlyMap<string, Entry | null>;

/**
 * Which entry every name means, and which entries mention it: what decides whose text has to be written again
 * when a term or an alias comes or goes. Says the same as composing the whole note does.
 */
export class NameIndex {
  readonly #entries = new Map<string, NamedEntry>();
  readonly #owners = new Map<string, Set<string>>();
  readonly #mentions = new Map<string, Set<string>>();

  static *of(entries: readonly Entry[]): Steps<NameIndex> {
    const index = new NameIndex();
    for (const [count, entry] of entries.entries()) {
      if (count % STEP === 0) yield;
      index.#add(entry);
    }
    return index;
  }

  /** The entry a name means: the term of that name, else the first entry in order that has it as an alias. */
  get(name: string): string | undefined {
    return this.#entries.has(name) ? name : first(this.#owners.get(name) ?? []);
  }

  /** The same, once the changes are made. */
  after(name: string, changes: EntryChanges): string | undefined {
    const own = changes.get(name);
    if (own !== undefined ? own !== null : this.#entries.has(name)) return name;
    const owners = [...(this.#owners.get(name) ?? [])].filter((key) => !changes.has(key));
    for (const [key, entry] of changes) if (entry !== null && hasName(entry.aliases, name)) owners.push(key);
    return first(owners);
  }

  /** The entries, by key, that mention the name, save those that change anyway. */
  mentions(name: string, changes: EntryChanges): string[] {
    return [...(this.#mentions.get(name) ?? [])].filter((key) => !changes.has(key));
  }

  apply(changes: EntryChanges): void {
    for (const [key, entry] of changes) {
      this.#remove(key);
      if (entry !== null) this.#add(entry);
    }
  }

  #add(entry: Entry): void {
    const { key, aliases, see } = entry;
    this.#entries.set(key, entry);
    for (const alias of aliases) keysAt(this.#owners, termKey(alias)).add(key);
    for (const name of see) keysAt(this.#mentions, termKey(name)).add(key);
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    for (const alias of entry?.aliases ?? []) drop(this.#owners, termKey(alias), key);
    for (const name of entry?.see ?? []) drop(this.#mentions, termKey(name), key);
  }
}

/** Every name an entry goes by or went by. */
export function namesOfBoth(before: Entry | null, after: Entry | null): Set<string> {
  const names = new Set<string>();
  for (const entry of [before, after]) {
    if (entry === null) continue;
    names.add(entry.key);
    for (const alias of entry.aliases) names.add(termKey(alias));
  }
  return names;
}

function first(keys: Iterable<string>): string | undefined {
  let least: string | undefined;
  for (const key of keys) if (least === undefined || compareKeys(key, least) < 0) least = key;
  return least;
}

function hasName(names: readonly string[], key: string): boolean {
  return names.some((name) => termKey(name) === key);
}

function keysAt(index: Map<string, Set<string>>, name: string): Set<string> {
  let keys = index.get(name);
  if (keys === undefined) index.set(name, (keys = new Set()));
  return keys;
}

function drop(index: Map<string, Set<string>>, name: string, key: string): void {
  const keys = index.get(name);
  keys?.delete(key);
  if (keys?.size === 0) index.delete(name);
}
