import { checksumOf } from "./checksum";
import { termKey } from "./key";

/**
 * Where a link finds an entry: at its heading, or at a block id where the term has characters links cannot
 * carry or another heading answers to the same link. [G2]
 */
export type Address =
  { readonly kind: "heading"; readonly heading: string } | { readonly kind: "block"; readonly id: string };

/** What follows the note's name in a link: `#comma-ok` or `#^g-c-1a2b3c4d`. */
export function subpath(address: Address): string {
  return address.kind === "heading" ? `#${address.heading}` : `#^${address.id}`;
}

export function isSameAddress(one: Address | undefined, other: Address | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.kind === other.kind && subpath(one) === subpath(other);
}

/** Characters Obsidian drops when it looks for the heading a link means. */
const DROPPED = /[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g;

/** Nothing but words of letters and digits, as nearly every heading is. */
export const WORDS = /^[A-Za-z0-9_-]+(?: [A-Za-z0-9_-]+)*$/;

/** What is left of a heading when Obsidian compares it with a link: headings with the same rest are one to it. */
export function headingSlug(heading: string): string {
  if (WORDS.test(heading)) return heading.toLowerCase();
  return heading.replace(DROPPED, " ").replace(/\s+/g, " ").trim().normalize("NFC").toLowerCase();
}

/** Whether a link can carry the heading as it is, and Obsidian still finds something to compare. */
export function isLinkable(heading: string): boolean {
  return WORDS.test(heading) || (!/[#|^:[\]<>\\]|%%/.test(heading) && headingSlug(heading) !== "");
}

/** A term as an address needs it. */
export interface Addressed {
  readonly key: string;
  readonly term: string;
  /** The address of an entry that stays as it is written. */
  readonly address?: Address;
}

/**
 * Gives every term an address of its own, in the order the terms stand in the note. `headingsAbove` are the
 * author's headings before the generated part: Obsidian opens the first heading a link fits.
 */
export function assignAddresses(
  terms: readonly Addressed[],
  headingsAbove: readonly string[],
): Map<string, Address> {
  const slugs = new Set(headingsAbove.map(headingSlug));
  const ids = new Set<string>();
  for (const { address } of terms) {
    if (address?.kind === "heading") slugs.add(headingSlug(address.heading));
    else if (address?.kind === "block") ids.add(address.id);
  }
  const addresses = new Map<string, Address>();
  for (const { key, term, address } of terms) {
    const heading = term.replaceAll("`", "");
    const slug = headingSlug(heading);
    if (address !== undefined) addresses.set(key, address);
    else if (isLinkable(heading) && !slugs.has(slug)) addresses.set(key, { kind: "heading", heading });
    else addresses.set(key, { kind: "block", id: freeId(key, ids) });
    slugs.add(slug);
  }
  return addresses;
}

/** A block id holds Latin letters, digits and hyphens only; the sum of the key tells `C#` from `C++`. */
function freeId(key: string, taken: Set<string>): string {
  const readable = termKey(key)
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 32)
    .replace(/^-|-$/g, "");
  for (let salt = ""; ; salt += "'") {
    const sum = checksumOf([Array.from(key, (character) => character.codePointAt(0)).join(","), salt]);
    const id = readable === "" ? `g-${sum}` : `g-${readable}-${sum}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
