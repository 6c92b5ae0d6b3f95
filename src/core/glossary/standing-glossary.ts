import { STEP, type Steps } from "../text/steps";
import { AddressIndex } from "./address-index";
import type { Address } from "./address";
import type { Composition } from "./compose";
import type { Entry } from "./entries";
import type { HandDefinition } from "./hand-definitions";
import { compareKeys } from "./key";
import { NameIndex, namesOfBoth, type EntryChanges } from "./name-index";
import { isWholeEntry } from "./whole-entry";
import { hasOwnHeading, PART_OPENING, renderEntries, type RenderedEntry } from "./render";
import { SourceIndex, type SourceChanges } from "./source-index";
import type { Contribution } from "./term";

/** One entry of the glossary with the lines it stands in. */
interface Piece {
  readonly key: string;
  readonly lines: readonly string[];
  readonly text: string;
}

/** What becomes of a standing glossary when some notes contribute otherwise. */
export interface GlossaryPatch {
  readonly text: string;
  readonly sources: SourceChanges;
  /** Entries that come, change or go. */
  readonly entries: EntryChanges;
  readonly addresses: ReadonlyMap<string, Address | null>;
  /** Entries whose lines change, as they are to be; null for one that goes. */
  readonly rendered: ReadonlyMap<string, RenderedEntry | null>;
  /** What those entries say, in the glossary's order. */
  readonly written: readonly Entry[];
  /** The same entries as they stand. */
  readonly former: readonly RenderedEntry[];
}

/** A note taken apart. */
interface Parts {
  /** What stands before the first entry. */
  readonly head: string;
  readonly pieces: readonly Piece[];
  readonly sources: SourceIndex;
  readonly unknown: ReadonlySet<string>;
  readonly names: NameIndex;
  readonly addresses: AddressIndex;
}

/** What a glossary is made of. No entry of it is of a lesson that is `unknown`. */
export interface GlossarySources {
  /** Path of the glossary note. */
  readonly glossary: string;
  readonly contributions: readonly Contribution[];
  readonly unknown: ReadonlySet<string>;
}

/** More than this many entries are written as quickly by writing all of them. */
const MANY = 1000;

/**
 * A glossary note that is up to date, taken apart so that a change of a few lessons costs the entries they touch.
 * Whatever reaches further (an entry the author defines by hand, two headings that are one to a link) is not
 * attempted: `patch` answers null, and the whole note is to be read and composed again.
 */
export class StandingGlossary {
  #text: string;
  readonly #head: string;
  readonly #ending: string;
  readonly #byHand: ReadonlyMap<string, HandDefinition>;
  readonly #sources: SourceIndex;
  readonly #names: NameIndex;
  readonly #addresses: AddressIndex;
  /** Lessons nothing is known of, and of which the note says nothing. */
  readonly #silent: Set<string>;
  #addressesRead: ReadonlyMap<string, Address>;
  #entries: readonly Entry[];
  #pieces: readonly Piece[];

  private constructor(composition: Composition, entries: readonly Entry[], parts: Parts) {
    this.#head = parts.head;
    this.#text = composition.text;
    this.#ending = composition.ending;
    this.#byHand = composition.byHand;
    this.#sources = parts.sources;
    this.#silent = new Set(parts.unknown);
    this.#names = parts.names;
    this.#addresses = parts.addresses;
    this.#addressesRead = composition.addresses;
    this.#entries = entries;
    this.#pieces = parts.pieces;
  }

  /**
   * Takes a composed note apart; null where a change could reach further than its own entry. `composition` must
   * be what stands in the note whole.
   */
  static *of(
    composition: Composition,
    entries: readonly Entry[],
    { glossary, contributions, unknown }: GlossarySources,
  ): Steps<StandingGlossary | null> {
    const { text, rendered, ending, before, byHand } = composition;
    if (composition.openFences.length > 0 || composition.rescued.length > 0) return null;
    const pieces: Piece[] = [];
    let written = "";
    for (const [index, entry] of rendered.entries()) {
      if (index % STEP === 0) yield;
      if (entry.key === "") continue;
      const piece = pieceOf(entry, ending);
      pieces.push(piece);
      written += piece.text;
    }
    const sources = yield* SourceIndex.of(glossary, contributions);
    if (pieces.length === 0 || sources.size !== contributions.length) return null;
    const opening = PART_OPENING.join(ending) + ending;
    const above = before.reduce((length, line) => length + line.text.length + line.ending.length, 0);
    const standsAt = (at: number): boolean =>
      text.startsWith(written, at) && text.slice(0, at).endsWith(opening);
    // A part that was put at the end of the note has a blank line above it.
    const start = [0, ending.length, 2 * ending.length]
      .map((gap) => above + gap + opening.length)
      .find(standsAt);
    if (start === undefined) return null;
    yield;
    const own = entries.filter((entry) => !hasOwnHeading(entry, byHand));
    return new StandingGlossary(composition, entries, {
      head: text.slice(0, start),
      pieces,
      sources,
      unknown,
      names: yield* NameIndex.of(entries),
      addresses: yield* AddressIndex.of(own, composition.headings, composition.addresses),
    });
  }

  get text(): string {
    return this.#text;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get addresses(): ReadonlyMap<string, Address> {
    return this.#addressesRead;
  }

  /** How many entries stand in the note with a heading of their own. */
  get size(): number {
    return this.#pieces.length;
  }

  /** What the contributions change; null when that is not for a patch. `unknown` as for `updateGlossary`. */
  patch(contributions: readonly Contribution[], unknown: ReadonlySet<string>): GlossaryPatch | null {
    const sources = this.#sources.difference(contributions);
    if (sources === null || ![...unknown].every((path) => this.#isSilent(path, sources))) return null;
    const keys = this.#sources.keysIn(sources);
    if (keys.size > MANY || [...keys].some((key) => this.#byHand.has(key))) return null;
    const entries = new Map([...keys].map((key) => [key, this.#sources.entryAfter(key, sources)] as const));
    const addresses = this.#addresses.after(entries);
    if (addresses === null) return null;
    const dependents = this.#dependents(entries, addresses);
    if (keys.size + dependents.size > MANY) return null;
    const rendered = this.#render(entries, dependents, addresses);
    if (rendered === null) return null;
    const composed = this.#compose(rendered);
    if (composed === null) return null;
    const written = [...rendered.keys()].flatMap(
      (key) => (entries.has(key) ? entries.get(key) : this.#entryOf(key)) ?? [],
    );
    return { ...composed, sources, entries, addresses, rendered, written: inOrder(written) };
  }

  /** Makes a patch of this glossary's the standing text. */
  apply({ text, sources, entries, addresses, rendered }: GlossaryPatch): void {
    this.#text = text;
    this.#sources.apply(sources);
    for (const path of sources.keys()) this.#silent.delete(path);
    this.#names.apply(entries);
    this.#addresses.apply(entries, addresses);
    if (addresses.size > 0) this.#addressesRead = new Map(this.#addresses.all);
    this.#entries = merge(this.#entries, entries);
    const pieces = new Map(
      [...rendered].map(
        ([key, entry]) => [key, entry === null ? null : pieceOf(entry, this.#ending)] as const,
      ),
    );
    this.#pieces = merge(this.#pieces, pieces);
  }

  /** The entries and addresses as they are once a patch is applied. */
  after(patch: GlossaryPatch): { entries: readonly Entry[]; addresses: ReadonlyMap<string, Address> } {
    const entries = patch.entries.size === 0 ? this.#entries : merge(this.#entries, patch.entries);
    if (patch.addresses.size === 0) return { entries, addresses: this.#addressesRead };
    const addresses = new Map(this.#addressesRead);
    for (const [key, address] of patch.addresses) {
      if (address === null) addresses.delete(key);
      else addresses.set(key, address);
    }
    return { entries, addresses };
  }

  /** Entries that are not changed themselves but link to one that is found elsewhere now, or mean another. */
  #dependents(entries: EntryChanges, addresses: ReadonlyMap<string, Address | null>): Set<string> {
    const dependents = new Set<string>();
    for (const [key, after] of entries) {
      const names = namesOfBoth(this.#entryOf(key), after);
      for (const name of names) {
        const moved = this.#names.get(name) !== this.#names.after(name, entries);
        if (moved || addresses.has(key)) {
          for (const dependent of this.#names.mentions(name, entries)) dependents.add(dependent);
        }
      }
    }
    return dependents;
  }

  /** The changed entries as they are to stand; null when one of them would not be read back as it is. */
  #render(
    changed: EntryChanges,
    dependents: ReadonlySet<string>,
    addresses: ReadonlyMap<string, Address | null>,
  ): Map<string, RenderedEntry | null> | null {
    const context = {
      addresses: {
        get: (key: string) =>
          addresses.has(key) ? (addresses.get(key) ?? undefined) : this.#addresses.get(key),
      },
      names: { get: (name: string) => this.#names.after(name, changed) },
      byHand: this.#byHand,
    };
    const rendered = new Map<string, RenderedEntry | null>();
    const entries = [...changed, ...[...dependents].map((key) => [key, this.#entryOf(key)] as const)];
    for (const [key, entry] of entries) {
      if (entry === null) rendered.set(key, null);
      else if (!hasOwnHeading(entry, this.#byHand)) {
        const [lines] = renderEntries([entry], context);
        if (lines === undefined || !isWholeEntry(lines.lines)) return null;
        rendered.set(key, lines);
      }
    }
    return rendered;
  }

  /** The note with entries put in, exchanged and left out; null when none would be left, which has another form. */
  #compose(
    rendered: ReadonlyMap<string, RenderedEntry | null>,
  ): Pick<GlossaryPatch, "text" | "former"> | null {
    const former: RenderedEntry[] = [];
    let text = "";
    let copied = 0;
    let offset = this.#head.length;
    let piece = 0;
    let left = this.#pieces.length;
    for (const key of [...rendered.keys()].sort(compareKeys)) {
      const at = place(this.#pieces, key);
      const standing = this.#pieces[at]?.key === key ? this.#pieces[at] : null;
      if (standing !== null) former.push(standing);
      for (; piece < at; piece++) offset += this.#pieces[piece]?.text.length ?? 0;
      const entry = rendered.get(key) ?? null;
      const written = entry === null ? "" : pieceOf(entry, this.#ending).text;
      text += this.#text.slice(copied, offset) + written;
      copied = offset + (standing?.text.length ?? 0);
      left += (entry === null ? 0 : 1) - (standing === null ? 0 : 1);
    }
    return left === 0 ? null : { text: text + this.#text.slice(copied), former };
  }

  /** Whether nothing of a lesson is known, now and before, and the note says nothing of it. */
  #isSilent(path: string, sources: SourceChanges): boolean {
    return (
      this.#silent.has(path) || (sources.get(path) ?? null) !== null || this.#sources.stays(path, sources)
    );
  }

  #entryOf(key: string): Entry | null {
    const entry = this.#entries[place(this.#entries, key)];
    return entry?.key === key ? entry : null;
  }
}

function pieceOf({ key, lines }: RenderedEntry, ending: string): Piece {
  return { key, lines, text: lines.join(ending) + ending + ending };
}

function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((one, other) => compareKeys(one.key, other.key));
}

/** Where a key stands among items in the glossary's order, or would stand. */
function place(items: readonly { readonly key: string }[], key: string): number {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareKeys(items[middle]?.key ?? "", key) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The items with some of them changed, added or, where null, left out; in the glossary's order. */
function merge<Item extends { readonly key: string }>(
  items: readonly Item[],
  changes: ReadonlyMap<string, Item | null>,
): readonly Item[] {
  const result = [...items];
  for (const [key, item] of changes) {
    const at = place(result, key);
    const standing = result[at]?.key === key ? 1 : 0;
    result.splice(at, standing, ...(item === null ? [] : [item]));
  }
  return result;
}
