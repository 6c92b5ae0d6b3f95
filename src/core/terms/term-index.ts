import { entrySteps, type Entry } from "../glossary/entries";
import { NameIndex } from "../glossary/name-index";
import { SourceIndex } from "../glossary/source-index";
import type { Contribution } from "../glossary/term";
import type { Steps } from "../text/steps";
import { otherNumbers } from "./inflections";
import { namesInLink } from "./link-names";

/**
 * The vault's terms by every name they go by. Kept up with the lessons: a lesson that changed costs the terms it
 * introduces or introduced, and finding a term costs the same however many there are.
 */
export class TermIndex {
  readonly #glossary: string;
  readonly #sources: SourceIndex;
  readonly #names: NameIndex;
  readonly #entries = new Map<string, Entry>();

  private constructor(glossary: string, sources: SourceIndex, names: NameIndex, entries: readonly Entry[]) {
    this.#glossary = glossary;
    this.#sources = sources;
    this.#names = names;
    for (const entry of entries) this.#entries.set(entry.key, entry);
  }

  /** `glossary` is the path of the glossary note, which introduces no terms itself. */
  static *of(glossary: string, contributions: readonly Contribution[]): Steps<TermIndex> {
    const sources = yield* SourceIndex.of(glossary, contributions);
    const entries = yield* entrySteps(contributions);
    return new TermIndex(glossary, sources, yield* NameIndex.of(entries), entries);
  }

  get size(): number {
    return this.#entries.size;
  }

  entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  /**
   * Takes over what the lessons contribute now. Contributions are compared by identity: one that changed must be
   * another object. Answers whether any entry is another one; null when it must be made anew with `of`.
   */
  update(contributions: readonly Contribution[]): boolean | null {
    const changes = this.#sources.difference(contributions);
    if (changes === null) return null;
    if (changes.size === 0) return false;
    const entries = new Map<string, Entry | null>();
    for (const key of this.#sources.keysIn(changes)) entries.set(key, this.#sources.entryAfter(key, changes));
    this.#sources.apply(changes);
    this.#names.apply(entries);
    for (const [key, entry] of entries) {
      if (entry === null) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
    return entries.size > 0;
  }

  /**
   * The entry a name means: the term or the alias of that name, else the one entry that goes by it in the other
   * number. Two entries that would do are none. `name` is a key.
   */
  get(name: string): Entry | null {
    const exact = this.#names.get(name);
    if (exact !== undefined) return this.#entries.get(exact) ?? null;
    const found = new Set<string>();
    for (const form of otherNumbers(name)) {
      const key = this.#names.get(form);
      if (key !== undefined) found.add(key);
    }
    const [only, ...others] = found;
    return only === undefined || others.length > 0 ? null : (this.#entries.get(only) ?? null);
  }

  /** The entry a link's text means; null when it means none. Whether a note has that name is not asked here. */
  find(linktext: string): Entry | null {
    for (const name of namesInLink(linktext, this.#glossary)) {
      const entry = this.get(name);
      if (entry !== null) return entry;
    }
    return null;
  }
}
