import { entrySteps, type Entry } from "../glossary/entries";
import type { HandEntry } from "../glossary/hand-entries";
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
  #handEntries: readonly HandEntry[] = [];
  #byHand: ReadonlyMap<string, HandEntry> = new Map();
  /** The entries of lessons together with what is defined by hand. */
  #wholes = new WeakMap<Entry, HandEntry>();

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

  /** Those of the lessons, then those that are defined by hand only. */
  *entries(): Iterable<Entry> {
    for (const entry of this.#entries.values()) yield this.#whole(entry);
    for (const entry of this.#byHand.values()) if (!this.#entries.has(entry.key)) yield entry;
  }

  /** Takes over what the glossary note defines by hand. */
  defineByHand(entries: readonly HandEntry[]): void {
    if (entries === this.#handEntries) return;
    this.#handEntries = entries;
    this.#byHand = new Map(entries.map((entry) => [entry.key, entry]));
    this.#wholes = new WeakMap();
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
    const exact = this.#named(name);
    if (exact !== null) return exact;
    const found = new Set(otherNumbers(name).map((form) => this.#named(form)));
    found.delete(null);
    const [only = null] = found;
    return found.size > 1 ? null : only;
  }

  #named(name: string): Entry | null {
    const entry = this.#entries.get(this.#names.get(name) ?? "");
    return entry === undefined ? (this.#byHand.get(name) ?? null) : this.#whole(entry);
  }

  /** What a lesson says of a term counts before what stands by hand; the words to avoid of both do. */
  #whole(entry: Entry): Entry {
    const hand = this.#byHand.get(entry.key);
    if (hand === undefined) return entry;
    const known = this.#wholes.get(entry);
    if (known !== undefined) return known;
    const { definitions } = entry.definitions.length > 0 ? entry : hand;
    const avoid = [...new Set([...entry.avoid, ...hand.avoid])];
    const whole = { ...entry, definitions, avoid, subpath: hand.subpath };
    this.#wholes.set(entry, whole);
    return whole;
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
