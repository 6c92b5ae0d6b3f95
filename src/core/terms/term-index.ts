import { keysByName } from "../glossary/compose";
import { buildEntries, type Entry } from "../glossary/entries";
import type { ManualEntry } from "../glossary/manual-definitions";
import type { Contribution } from "../glossary/term";
import { otherNumbers } from "./inflections";
import { namesInLink } from "./link-names";

/** The vault's terms by every name they go by. Finding a term costs the same however many there are. */
export class TermIndex {
  readonly #glossary: string;
  readonly #entries: ReadonlyMap<string, Entry>;
  /** The key of the entry a name means. */
  readonly #names: ReadonlyMap<string, string>;
  #manualEntries: readonly ManualEntry[] = [];
  #manual: ReadonlyMap<string, ManualEntry> = new Map();
  /** The entries of lessons together with what is defined by hand. */
  #wholes = new WeakMap<Entry, ManualEntry>();

  /** `glossary` is the path of the glossary note, which introduces no terms itself. */
  constructor(glossary: string, contributions: readonly Contribution[]) {
    const entries = buildEntries(contributions.filter(({ path }) => path !== glossary));
    this.#glossary = glossary;
    this.#entries = new Map(entries.map((entry) => [entry.key, entry]));
    this.#names = keysByName(entries);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Those of the lessons, then those that are defined by hand only. */
  *entries(): Iterable<Entry> {
    for (const entry of this.#entries.values()) yield this.#whole(entry);
    for (const entry of this.#manual.values()) if (!this.#entries.has(entry.key)) yield entry;
  }

  /** Takes over what the glossary note defines by hand. */
  defineByHand(entries: readonly ManualEntry[]): void {
    if (entries === this.#manualEntries) return;
    this.#manualEntries = entries;
    this.#manual = new Map(entries.map((entry) => [entry.key, entry]));
    this.#wholes = new WeakMap();
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
    return entry === undefined ? (this.#manual.get(name) ?? null) : this.#whole(entry);
  }

  /** What a lesson says of a term counts before what stands by hand; the words to avoid of both do. */
  #whole(entry: Entry): Entry {
    const manual = this.#manual.get(entry.key);
    if (manual === undefined) return entry;
    const known = this.#wholes.get(entry);
    if (known !== undefined) return known;
    const { definitions } = entry.definitions.length > 0 ? entry : manual;
    const avoid = [...new Set([...entry.avoid, ...manual.avoid])];
    const whole = { ...entry, definitions, avoid, subpath: manual.subpath };
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
