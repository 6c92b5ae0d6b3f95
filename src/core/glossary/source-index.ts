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
  readonly #byKey = new Map<string, Set<string>>();

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
    for (const path of this.#byKey.get(key) ?? []) if (!changes.has(path)) add(this.#notes.get(path));
    for (const contribution of changes.values()) add(contribution);
    return buildEntries(sources)[0] ?? null;
  }

  apply(changes: SourceChanges): void {
    for (const [path, contribution] of changes) {
      for (const key of keysOf(this.#notes.get(path))) {
        const paths = this.#byKey.get(key);
        paths?.delete(path);
        if (paths?.size === 0) this.#byKey.delete(key);
      }
      this.#notes.delete(path);
      if (contribution !== null) this.#set(path, contribution);
    }
  }

  #set(path: string, contribution: Contribution): void {
    this.#notes.set(path, contribution);
    for (const key of keysOf(contribution)) {
      const paths = this.#byKey.get(key);
      if (paths === undefined) this.#byKey.set(key, new Set([path]));
      else paths.add(path);
    }
  }
}

function keysOf(contribution: Contribution | undefined): string[] {
  return (contribution?.terms ?? []).map(({ term }) => readTermName(term).key).filter((key) => key !== "");
}
