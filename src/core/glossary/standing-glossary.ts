import { STEP, type Steps } from "../text/steps";
import { AddressIndex, type StandingAddress } from "./address-index";
import type { Address } from "./address";
import type { Composition } from "./compose";
import type { Entry } from "./entries";
import type { HandDefinition } from "./hand-definitions";
import { compareKeys } from "./key";
import { OrderedItems, type Placed } from "./ordered-items";
import { NameIndex, namesOfBoth, type EntryChanges } from "./name-index";
import { isWholeEntry } from "./whole-entry";
import { hasOwnHeading, PART_OPENING, renderEntries, type RenderedEntry } from "./render";
import { SourceIndex, type SourceChanges } from "./source-index";
import type { Contribution } from "./term";

/** An entry as it stands in the note, where it takes up nothing if the author's own text has its heading. */
export interface StandingEntry extends Placed {
  readonly entry: Entry;
  readonly address: Address | null;
}

/** All entries as they stand, in the glossary's order. */
export type StandingEntries = OrderedItems<StandingEntry>;

/** What becomes of a standing glossary when some notes contribute otherwise. */
export interface GlossaryPatch {
  readonly text: string;
  readonly sources: SourceChanges;
  /** Entries that come, change or go. */
  readonly entries: EntryChanges;
  readonly addresses: ReadonlyMap<string, Address | null>;
  /** Entries whose lines change, as they are to be; null for one that goes. */
  readonly rendered: ReadonlyMap<string, RenderedEntry | null>;
  /** All entries as they stand then. */
  readonly standing: StandingEntries;
  /** What those entries say, in the glossary's order. */
  readonly written: readonly Entry[];
  /** The same entries as they stand now. */
  readonly former: readonly RenderedEntry[];
  /** How many entries stand in the note then with a heading of their own. */
  readonly size: number;
}

/** A note taken apart. */
interface Parts {
  /** What stands before the first entry. */
  readonly head: string;
  readonly standing: StandingEntries;
  readonly size: number;
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
  #standing: StandingEntries;
  /** How many entries stand in the note with a heading of their own. */
  #size: number;

  private constructor(composition: Composition, parts: Parts) {
    this.#head = parts.head;
    this.#text = composition.text;
    this.#ending = composition.ending;
    this.#byHand = composition.byHand;
    this.#sources = parts.sources;
    this.#silent = new Set(parts.unknown);
    this.#names = parts.names;
    this.#addresses = parts.addresses;
    this.#standing = parts.standing;
    this.#size = parts.size;
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
    const { text, rendered, ending, before, byHand, addresses, headings } = composition;
    if (composition.openFences.length > 0 || composition.rescued.length > 0) return null;
    const size = rendered.filter(({ key }) => key !== "").length;
    const sources = yield* SourceIndex.of(glossary, contributions);
    if (size === 0 || sources.size !== contributions.length) return null;
    const opening = PART_OPENING.join(ending) + ending;
    const above = before.reduce((length, line) => length + line.text.length + line.ending.length, 0);
    // A part that was put at the end of the note has a blank line above it.
    const gap = [0, ending.length, 2 * ending.length].find((each) => text.startsWith(opening, above + each));
    if (gap === undefined) return null;
    const start = above + gap + opening.length;
    const standing: StandingEntry[] = [];
    let next = 0;
    for (const [index, entry] of entries.entries()) {
      if (index % STEP === 0) yield;
      const lines = hasOwnHeading(entry, byHand) ? null : (rendered[next++]?.lines ?? null);
      const address = addresses.get(entry.key) ?? null;
      standing.push({ key: entry.key, entry, address, length: lengthOf(lines, ending) });
    }
    return new StandingGlossary(composition, {
      head: text.slice(0, start),
      standing: OrderedItems.of(standing),
      size,
      sources,
      unknown,
      names: yield* NameIndex.of(entries),
      addresses: yield* AddressIndex.of(
        entries.filter((entry) => !hasOwnHeading(entry, byHand)),
        headings,
        addresses,
      ),
    });
  }

  get text(): string {
    return this.#text;
  }

  get standing(): StandingEntries {
    return this.#standing;
  }

  /** How many entries stand in the note with a heading of their own. */
  get size(): number {
    return this.#size;
  }

  /** What the contributions change; null when that is not for a patch. `unknown` as for `updateGlossary`. */
  patch(contributions: readonly Contribution[], unknown: ReadonlySet<string>): GlossaryPatch | null {
    const sources = this.#sources.difference(contributions);
    if (sources === null || ![...unknown].every((path) => this.#isSilent(path, sources))) return null;
    const keys = this.#sources.keysIn(sources);
    if (keys.size > MANY || [...keys].some((key) => this.#byHand.has(key))) return null;
    const entries = new Map([...keys].map((key) => [key, this.#sources.entryAfter(key, sources)] as const));
    const addresses = this.#addresses.after(entries, (key) => this.#addressOf(key));
    if (addresses === null) return null;
    const dependents = this.#dependents(entries, addresses);
    if (keys.size + dependents.size > MANY) return null;
    const rendered = this.#render(entries, dependents, addresses);
    if (rendered === null) return null;
    const composed = this.#compose(rendered);
    if (composed === null) return null;
    const changes = this.#changes(entries, addresses, rendered);
    const written = [...rendered.keys()].sort(compareKeys).flatMap((key) => changes.get(key)?.entry ?? []);
    const standing = this.#standing.with(changes);
    return { ...composed, sources, entries, addresses, rendered, standing, written };
  }

  /** Makes a patch of this glossary's the standing text. */
  apply({ text, sources, entries, addresses, standing, size }: GlossaryPatch): void {
    this.#text = text;
    this.#sources.apply(sources);
    for (const path of sources.keys()) this.#silent.delete(path);
    this.#names.apply(entries);
    this.#addresses.apply(entries, addresses, (key) => this.#addressOf(key));
    this.#standing = standing;
    this.#size = size;
  }

  /** The entries that change or whose lines do, as they are to stand. */
  #changes(
    entries: EntryChanges,
    addresses: ReadonlyMap<string, Address | null>,
    rendered: ReadonlyMap<string, RenderedEntry | null>,
  ): Map<string, StandingEntry | null> {
    const changes = new Map<string, StandingEntry | null>();
    for (const [key, lines] of rendered) {
      const entry = entries.has(key) ? entries.get(key) : this.#entryOf(key);
      const address = addresses.has(key) ? addresses.get(key) : this.#standing.get(key)?.address;
      changes.set(
        key,
        entry == null
          ? null
          : { key, entry, address: address ?? null, length: lengthOf(lines?.lines ?? null, this.#ending) },
      );
    }
    return changes;
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
          (addresses.has(key) ? addresses.get(key) : this.#standing.get(key)?.address) ?? undefined,
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
  ): Pick<GlossaryPatch, "text" | "former" | "size"> | null {
    const former: RenderedEntry[] = [];
    let text = "";
    let copied = 0;
    let size = this.#size;
    for (const key of [...rendered.keys()].sort(compareKeys)) {
      const standing = this.#standing.get(key);
      const offset = this.#head.length + this.#standing.before(key);
      const lines = rendered.get(key)?.lines ?? null;
      if (standing !== null && standing.length > 0) {
        const stood = this.#text.slice(offset, offset + standing.length - 2 * this.#ending.length);
        former.push({ key, lines: stood.split(this.#ending) });
        size--;
      }
      if (lines !== null) size++;
      text += this.#text.slice(copied, offset) + (lines === null ? "" : textOf(lines, this.#ending));
      copied = offset + (standing?.length ?? 0);
    }
    return size === 0 ? null : { text: text + this.#text.slice(copied), former, size };
  }

  /** Whether nothing of a lesson is known, now and before, and the note says nothing of it. */
  #isSilent(path: string, sources: SourceChanges): boolean {
    return (
      this.#silent.has(path) || (sources.get(path) ?? null) !== null || this.#sources.stays(path, sources)
    );
  }

  #addressOf(key: string): StandingAddress | null {
    const standing = this.#standing.get(key);
    if (standing === null) return null;
    const { entry, address, length } = standing;
    return { term: length === 0 ? null : entry.term, address };
  }

  #entryOf(key: string): Entry | null {
    return this.#standing.get(key)?.entry ?? null;
  }
}

/** How much an entry's lines and the blank one below take up; nothing where it has none. */
function lengthOf(lines: readonly string[] | null, ending: string): number {
  if (lines === null) return 0;
  return lines.reduce((sum, line) => sum + line.length + ending.length, ending.length);
}

/** An entry's lines and the blank one below. */
function textOf(lines: readonly string[], ending: string): string {
  return lines.join(ending) + ending + ending;
}
