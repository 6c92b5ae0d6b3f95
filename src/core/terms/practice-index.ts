import type { BlockLink } from "./block-links";

/** A note and how many of its drills practise a term. */
export interface Practice {
  readonly path: string;
  readonly drills: number;
}

/**
 * Which drills name which links: how much a term is practised. A drill practises what it links to. Kept note by
 * note: a note that changed costs its own links.
 */
export class PracticeIndex {
  readonly #notes = new Map<string, readonly BlockLink[]>();
  /** For each target, the notes whose drills have it, with the drills. */
  readonly #drills = new Map<string, Map<string, ReadonlySet<number>>>();

  /** Takes over the links in a note's blocks; an empty list forgets the note. */
  set(path: string, links: readonly BlockLink[]): void {
    for (const { target } of this.#notes.get(path) ?? []) {
      const notes = this.#drills.get(target);
      notes?.delete(path);
      if (notes?.size === 0) this.#drills.delete(target);
    }
    if (links.length === 0) this.#notes.delete(path);
    else this.#notes.set(path, links);
    for (const { target, block, ordinal } of links) {
      if (block !== "drill") continue;
      const notes = this.#drills.get(target) ?? new Map<string, ReadonlySet<number>>();
      notes.set(path, new Set(notes.get(path)).add(ordinal));
      this.#drills.set(target, notes);
    }
  }

  /** The links of one note. */
  get(path: string): readonly BlockLink[] {
    return this.#notes.get(path) ?? [];
  }

  /** The notes whose blocks hold links. */
  paths(): readonly string[] {
    return [...this.#notes.keys()];
  }

  /** The targets drills link to. */
  targets(): Iterable<string> {
    return this.#drills.keys();
  }

  /** The drills that link to any of the targets, by note in the order of their paths. */
  practiceOf(targets: Iterable<string>): readonly Practice[] {
    const drills = new Map<string, Set<number>>();
    for (const target of targets) {
      for (const [path, ordinals] of this.#drills.get(target) ?? []) {
        const known = drills.get(path) ?? new Set();
        for (const ordinal of ordinals) known.add(ordinal);
        drills.set(path, known);
      }
    }
    return [...drills]
      .map(([path, ordinals]) => ({ path, drills: ordinals.size }))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
  }
}
