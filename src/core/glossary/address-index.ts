import { STEP, type Steps } from "../text/steps";
import { assignAddresses, headingSlug, type Address, type Addressed } from "./address";

/** Entries whose address may change: what they are to be, or null for one that goes. By key. */
export type AddressedChanges = ReadonlyMap<string, Addressed | null>;

/**
 * Every entry's address, kept while entries come and go. An address depends on the entries before it only where
 * two headings, or two ids, are one to a link; whoever asks about such a case is told to assign all of them anew.
 */
export class AddressIndex {
  readonly #addresses: Map<string, Address>;
  readonly #terms = new Map<string, string>();
  readonly #slugs = new Map<string, number>();
  readonly #ids = new Map<string, number>();

  private constructor(addresses: ReadonlyMap<string, Address>) {
    this.#addresses = new Map(addresses);
  }

  /** `own` are the entries with a heading in the generated part; `addresses` those of all entries. */
  static *of(
    own: readonly Addressed[],
    headingsAbove: readonly string[],
    addresses: ReadonlyMap<string, Address>,
  ): Steps<AddressIndex> {
    const index = new AddressIndex(addresses);
    for (const heading of headingsAbove) count(index.#slugs, headingSlug(heading), 1);
    for (const [number, { key, term }] of own.entries()) {
      if (number % STEP === 0) yield;
      index.#count(key, term, addresses.get(key));
    }
    return index;
  }

  get(key: string): Address | undefined {
    return this.#addresses.get(key);
  }

  /** The addresses that change; null where one of them depends on the others. */
  after(changes: AddressedChanges): ReadonlyMap<string, Address | null> | null {
    const result = new Map<string, Address | null>();
    const slugs = new Set<string>();
    const ids = new Set<string>();
    for (const [key, entry] of changes) {
      const before = this.#terms.get(key);
      if (before === entry?.term) continue;
      if (before !== undefined && this.#isShared(key, before)) return null;
      if (entry === null) {
        result.set(key, null);
        continue;
      }
      const slug = slugOf(entry.term);
      const own = before !== undefined && slugOf(before) === slug ? 1 : 0;
      if (slugs.has(slug) || (this.#slugs.get(slug) ?? 0) > own) return null;
      slugs.add(slug);
      const address = aloneAddress(entry);
      const former = this.#addresses.get(key);
      if (address.kind === "block") {
        const sameId = former?.kind === "block" && former.id === address.id ? 1 : 0;
        if (ids.has(address.id) || (this.#ids.get(address.id) ?? 0) > sameId) return null;
        ids.add(address.id);
      }
      result.set(key, address);
    }
    return result;
  }

  apply(entries: AddressedChanges, changes: ReadonlyMap<string, Address | null>): void {
    for (const [key, address] of changes) {
      const before = this.#terms.get(key);
      if (before !== undefined) this.#remove(key, before);
      const term = entries.get(key)?.term;
      if (address === null || term === undefined) continue;
      this.#addresses.set(key, address);
      this.#count(key, term, address);
    }
  }

  /** Whether another entry's or heading's address would be another without this one. */
  #isShared(key: string, term: string): boolean {
    const address = this.#addresses.get(key);
    return (
      (this.#slugs.get(slugOf(term)) ?? 0) > 1 ||
      (address?.kind === "block" && address.id !== aloneId({ key, term }))
    );
  }

  #count(key: string, term: string, address: Address | undefined): void {
    this.#terms.set(key, term);
    count(this.#slugs, slugOf(term), 1);
    if (address?.kind === "block") count(this.#ids, address.id, 1);
  }

  #remove(key: string, term: string): void {
    this.#terms.delete(key);
    count(this.#slugs, slugOf(term), -1);
    const address = this.#addresses.get(key);
    this.#addresses.delete(key);
    if (address?.kind === "block") count(this.#ids, address.id, -1);
  }
}

function slugOf(term: string): string {
  return headingSlug(term.replaceAll("`", ""));
}

/** The address an entry has where no other stands in its way. */
function aloneAddress(entry: Addressed): Address {
  const address = assignAddresses([entry], []).get(entry.key);
  if (address === undefined) throw new Error("Every term has an address.");
  return address;
}

function aloneId({ key, term }: Addressed): string | null {
  // A heading of the same slug above makes the id the address.
  const address = assignAddresses([{ key, term }], [term]).get(key);
  return address?.kind === "block" ? address.id : null;
}

function count(counts: Map<string, number>, key: string, by: number): void {
  const sum = (counts.get(key) ?? 0) + by;
  if (sum === 0) counts.delete(key);
  else counts.set(key, sum);
}
