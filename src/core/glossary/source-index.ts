import { STEP, type Steps } from "../text/steps";
import { isConflictCopy } from "./conflict-copy";
import { buildEntries, readTermName, type Entry } from "./entries";
import type { Contribution } from "./term";

/** Notes that contribute otherwise than before, by path; null for those that no longer do. */
export type SourceChanges = ReadonlyMap<string, Contribution | null>;

/** What every note contributes, by note and by term. */
export class SourceIndex {
  readonly #glossary: string;
  readonly #notes = new Map<string, Contribution>();
  /** The notes of every term: nearly always one. */
  readonly #byKey = new Map<string, string | Set<string>>();
  /** What was compared last, and what was taken over: a list like it is compared place by place. */
  #compared: Comparison | null = null;
  #taken: readonly Contribution[] | null = null;

  private constructor(glossary: string) {
    this.#glossary = glossary;
  }

  /** `glossary` is the path of the glossary note, which is no source. */
  static *of(glossary: string, contributions: readonly Contribution[]): Steps<SourceIndex> {
    const index = new SourceIndex(glossary);
    for (const [count, contribution] of contributions.entries()) {
      if (count % STEP === 0) yield;
      index.#set(contribution.path, contribution);
    }
    return index;
  }

  get size(): number {
    return this.#notes.size;
  }

  /** What differs from `contributions`, by identity; null when two of them are of one note. */
  difference(contributions: readonly Contribution[]): SourceChanges | null {
    const changes = this.#replaced(contributions) ?? this.#difference(contributions);
    this.#compared = changes === null ? null : { contributions, changes };
    return changes;
  }

  /** The difference where notes contribute otherwise and none came, went or moved; null where it must be looked for. */
  #replaced(contributions: readonly Contribution[]): SourceChanges | null {
    const taken = this.#taken;
    if (taken?.length !== contributions.length) return null;
    const changes = new Map<string, Contribution | null>();
    let index = 0;
    for (const contribution of contributions) {
      const before = taken[index++];
      if (contribution === before) continue;
      const { path } = contribution;
      if (path !== before?.path) return null;
      if (path !== this.#glossary && !isConflictCopy(path)) changes.set(path, contribution);
    }
    return changes;
  }

  #difference(contributions: readonly Contribution[]): SourceChanges | null {
    const changes = new Map<string, Contribution | null>();
    let standing = 0;
    for (const contribution of contributions) {
      const { path } = contribution;
      const before = this.#notes.get(path);
      if (before === contribution) standing++;
      else if (path === this.#glossary || isConflictCopy(path)) continue;
      else if (changes.has(path)) return null;
      else {
        changes.set(path, contribution);
        if (before !== undefined) standing++;
      }
    }
    if (standing > this.#notes.size) return null;
    if (standing === this.#notes.size) return changes;
    const left = new Set(contributions.map(({ path }) => path));
    for (const path of this.#notes.keys()) if (!left.has(path)) changes.set(path, null);
    return changes;
  }

  /** Whether a note contributes before and after the changes. */
  stays(path: string, changes: SourceChanges): boolean {
    return this.#notes.has(path) && changes.get(path) !== null;
  }

  /** The keys of every term that the changed notes introduce or introduced. */
  keysIn(changes: SourceChanges): Set<string> {
    const keys = new Set<string>();
    for (const [path, contribution] of changes) {
      for (const key of keysOf(this.#notes.get(path))) keys.add(key);
      for (const key of keysOf(contribution ?? undefined)) keys.add(key);
    }
    return keys;
  }

  /** The entry of a term once the changes are made; null when no note introduces it any more. */
  entryAfter(key: string, changes: SourceChanges): Entry | null {
    const sources: Contribution[] = [];
    const add = (contribution: Contribution | null | undefined): void => {
      if (contribution == null) return;
      const terms = contribution.terms.filter(({ term }) => readTermName(term).key === key);
      if (terms.length > 0) sources.push({ ...contribution, terms });
    };
    for (const path of pathsIn(this.#byKey.get(key))) if (!changes.has(path)) add(this.#notes.get(path));
    for (const contribution of changes.values()) add(contribution);
    return buildEntries(sources)[0] ?? null;
  }

  apply(changes: SourceChanges): void {
    this.#taken = this.#compared?.changes === changes ? this.#compared.contributions : null;
    for (const [path, contribution] of changes) {
      for (const key of keysOf(this.#notes.get(path))) this.#leave(key, path);
      this.#notes.delete(path);
      if (contribution !== null) this.#set(path, contribution);
    }
  }

  /** A note no longer introduces a term, of which it may have had several spellings. */
  #leave(key: string, path: string): void {
    const paths = this.#byKey.get(key);
    if (paths instanceof Set) paths.delete(path);
    if (paths === path || (paths instanceof Set && paths.size === 0)) this.#byKey.delete(key);
  }

  #set(path: string, contribution: Contribution): void {
    this.#notes.set(path, contribution);
    for (const key of keysOf(contribution)) {
      const paths = this.#byKey.get(key);
      if (paths instanceof Set) paths.add(path);
      else this.#byKey.set(key, paths === undefined || paths === path ? path : new Set([paths, path]));
    }
  }
}

/** A list of contributions and what it changes. */
interface Comparison {
  readonly contributions: readonly Contribution[];
  readonly changes: SourceChanges;
}

function pathsIn(paths: string | Set<string> | undefined): Iterable<string> {
  if (paths === undefined) return [];
  return typeof paths === "string" ? [paths] : paths;
}

function keysOf(contribution: Contribution | undefined): string[] {
  return (contribution?.terms ?? []).map(({ term }) => readTermName(term).key).filter((key) => key !== "");
}
