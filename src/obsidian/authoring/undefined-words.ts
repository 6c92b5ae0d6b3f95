import type { App } from "obsidian";

/** A word that notes link though no note has that name; `links` counts the links to it. */
interface UndefinedWord {
  readonly name: string;
  readonly links: number;
}

/** How long what was counted may be old, in milliseconds; the app's list is long, and asked for with every key. */
const FRESH = 3000;

/** The words that links name and no note has, the most linked first. */
export class UndefinedWords {
  readonly #app: App;
  readonly #now: () => number;
  #words: readonly UndefinedWord[] = [];
  #counted = -Infinity;

  constructor(app: App, now: () => number) {
    this.#app = app;
    this.#now = now;
  }

  /** Those that are no terms either. */
  list(isTerm: (linktext: string) => boolean): readonly UndefinedWord[] {
    if (this.#now() - this.#counted > FRESH) {
      this.#words = this.#count();
      this.#counted = this.#now();
    }
    return this.#words.filter(({ name }) => !isTerm(name));
  }

  #count(): readonly UndefinedWord[] {
    const counts = new Map<string, number>();
    for (const links of Object.values(this.#app.metadataCache.unresolvedLinks)) {
      for (const [name, count] of Object.entries(links)) {
        // A path or a file of another kind is no word.
        if (/[/#^]|\.\w{2,4}$/.test(name)) continue;
        counts.set(name, (counts.get(name) ?? 0) + count);
      }
    }
    return [...counts]
      .map(([name, links]) => ({ name, links }))
      .sort((one, other) => other.links - one.links || (one.name < other.name ? -1 : 1));
  }
}
