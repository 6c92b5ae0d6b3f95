import { parseFrontMatterAliases, type App, type CachedMetadata, type TFile } from "obsidian";
import type { LessonId } from "../../core/lesson/lesson";
import { NameIndex } from "../../core/lesson/vault-names";
import type { Anchors } from "../../core/markdown/anchors";
import { STEP, type Steps } from "../../core/text/steps";
import type { KnownTerms } from "../authoring/known-terms";
import { append } from "../../core/text/append";

export interface LinkEndsOptions {
  readonly app: App;
  /** Path of the glossary note, to which links may lead before it is written. */
  readonly glossaryPath: () => string;
  readonly terms: KnownTerms;
  /** The ids of questions and comparisons in a note. */
  readonly idsIn: (path: string) => readonly LessonId[];
  /** Whether the places in a note are known, or needed, where a link names one of them. */
  readonly isJudged: (path: string, place: string) => boolean;
}

/** The places in a note, and what they were read from. */
interface KnownPlaces {
  readonly cache: CachedMetadata | null;
  readonly ids: readonly LessonId[];
  readonly places: Anchors | null;
}

/** What the vault's links may lead to: made when it is asked for, and again once a name came or went. */
export class LinkEnds {
  readonly #options: LinkEndsOptions;
  /** Null when a name may have come or gone since. */
  #names: NameIndex | null = null;
  #state = 0;
  readonly #aliases = new Map<string, readonly string[]>();
  /** Of the notes to whose places some link leads. */
  readonly #places = new Map<string, KnownPlaces>();

  constructor(options: LinkEndsOptions) {
    this.#options = options;
  }

  /** Whether every name is known. */
  get isUpToDate(): boolean {
    return this.#names !== null;
  }

  /** Some file or term has another name, or there is another one. */
  renew(): void {
    this.#names = null;
    this.#state++;
  }

  /** A note changed. Answers whether that matters to some link. */
  touch(file: TFile): boolean {
    const cache = this.#options.app.metadataCache.getFileCache(file);
    const known = this.#places.get(file.path);
    const movedPlaces = known !== undefined && !isSame(known.places, placesOf(cache, known.ids));
    const before = this.#aliases.get(file.path) ?? [];
    const aliases = aliasesIn(cache);
    if (before.length === aliases.length && before.every((each, index) => each === aliases[index]))
      return movedPlaces;
    this.renew();
    return true;
  }

  *index(): Steps<NameIndex> {
    if (this.#names !== null) return this.#names;
    const state = this.#state;
    this.#places.clear();
    const names = yield* NameIndex.of({
      files: this.#files(),
      aliases: yield* this.#readAliases(),
      terms: this.#termNames(),
      placesIn: (path, place) => this.#placesIn(path, place),
    });
    // What was renamed meanwhile asks for another one.
    if (state === this.#state) this.#names = names;
    return names;
  }

  *#files(): Iterable<string> {
    for (const { path } of this.#options.app.vault.getFiles()) yield path;
    yield this.#options.glossaryPath();
  }

  *#termNames(): Iterable<string> {
    for (const { term, aliases } of this.#options.terms.current?.entries() ?? []) {
      yield term;
      yield* aliases;
    }
  }

  *#readAliases(): Steps<readonly string[]> {
    const { vault, metadataCache } = this.#options.app;
    this.#aliases.clear();
    const all: string[] = [];
    for (const [count, file] of vault.getMarkdownFiles().entries()) {
      if (count % STEP === 0) yield;
      const aliases = aliasesIn(metadataCache.getFileCache(file));
      if (aliases.length === 0) continue;
      this.#aliases.set(file.path, aliases);
      append(all, aliases);
    }
    return all;
  }

  /** What links may lead to in a note; null where the app does not know, and where nobody needs to. */
  #placesIn(path: string, place: string): Anchors | null {
    const { app, idsIn, isJudged } = this.#options;
    const file = app.vault.getFileByPath(path);
    if (file === null || !isJudged(path, place)) return null;
    const cache = app.metadataCache.getFileCache(file);
    const ids = idsIn(path);
    const known = this.#places.get(path);
    if (known?.cache === cache && known.ids === ids) return known.places;
    const places = placesOf(cache, ids);
    this.#places.set(path, { cache, ids, places });
    return places;
  }
}

function aliasesIn(cache: CachedMetadata | null): readonly string[] {
  const { frontmatter = null } = cache ?? {};
  return frontmatter === null ? [] : (parseFrontMatterAliases(frontmatter) ?? []);
}

function placesOf(cache: CachedMetadata | null, ids: readonly LessonId[]): Anchors | null {
  if (cache === null) return null;
  return {
    headings: cache.headings?.map(({ heading }) => heading) ?? [],
    ids: [...Object.keys(cache.blocks ?? {}), ...ids.map(({ id }) => id)],
  };
}

function isSame(one: Anchors | null, other: Anchors | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
