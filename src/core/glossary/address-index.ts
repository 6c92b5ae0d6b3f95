import { STEP, type Steps } from "../text/steps";
import { assignAddresses, headingSlug, type Address, type Addressed } from "./address";

/** Entries whose address may change: what they are to be, or null for one that goes. By key. */
export type AddressedChanges = ReadonlyMap<string, Addressed | null>;

/** What stands under a key: its address, and its term where it has a heading of its own among the entries. */
export interface StandingAddress {
  readonly term: string | null;
  readonly address: Address | null;
}

/** Finds what stands under a key; null for nothing. */
export type StandingAddresses = (key: string) => StandingAddress | null;

/**
 * How many entries and headings answer to each link, kept while entries come and go. An address depends on the
 * entries before it only where two headings, or two ids, are one to a link; whoever asks about such a case is told
 * to assign all of them anew.
 */
export class AddressIndex {
  readonly #slugs = new Map<string, number>();
  readonly #ids = new Map<string, number>();

  /** `own` are the entries with a heading in the generated part. */
  static *of(
    own: readonly Addressed[],
    headingsAbove: readonly string[],
    addresses: ReadonlyMap<string, Address>,
  ): Steps<AddressIndex> {
    const index = new AddressIndex();
    for (const heading of headingsAbove) count(index.#slugs, headingSlug(heading), 1);
    for (const [number, { key, term }] of own.entries()) {
      if (number % STEP === 0) yield;
      index.#count(term, addresses.get(key) ?? null, 1);
    }
    return index;
  }

  /** The addresses that change from those that stand; null where one of them depends on the others. */
  after(changes: AddressedChanges, standing: StandingAddresses): ReadonlyMap<string, Address | null> | null {
    const result = new Map<string, Address | null>();
    const slugs = new Set<string>();
    const ids = new Set<string>();
    for (const [key, entry] of changes) {
      const { term = null, address: former = null } = standing(key) ?? {};
      if (term === (entry?.term ?? null)) continue;
      if (term !== null && this.#isShared({ key, term }, former)) return null;
      if (entry === null) {
        result.set(key, null);
        continue;
      }
      const slug = slugOf(entry.term);
      const own = term !== null && slugOf(term) === slug ? 1 : 0;
      if (slugs.has(slug) || (this.#slugs.get(slug) ?? 0) > own) return null;
      slugs.add(slug);
      const address = aloneAddress(entry);
      if (address.kind === "block") {
        const sameId = former?.kind === "block" && former.id === address.id ? 1 : 0;
        if (ids.has(address.id) || (this.#ids.get(address.id) ?? 0) > sameId) return null;
        ids.add(address.id);
      }
      result.set(key, address);
    }
    return result;
  }

  /** Takes over what `after` answered; `standing` finds what stood before. */
  apply(
    entries: AddressedChanges,
    changes: ReadonlyMap<string, Address | null>,
    standing: StandingAddresses,
  ): void {
    for (const [key, address] of changes) {
      const before = standing(key);
      if (before !== null && before.term !== null) this.#count(before.term, before.address, -1);
      const term = entries.get(key)?.term;
      if (address !== null && term !== undefined) this.#count(term, address, 1);
    }
  }

  /** Whether another entry's or heading's address would be another without this one. */
  #isShared(entry: Addressed, address: Address | null): boolean {
    return (
      (this.#slugs.get(slugOf(entry.term)) ?? 0) > 1 ||
      (address?.kind === "block" && address.id !== aloneId(entry))
    );
  }

  #count(term: string, address: Address | null, by: number): void {
    count(this.#slugs, slugOf(term), by);
    if (address?.kind === "block") count(this.#ids, address.id, by);
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
