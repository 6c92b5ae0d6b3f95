import { Component, normalizePath, TFile, type App, type CachedMetadata, type TAbstractFile } from "obsidian";
import { isConflictCopy } from "../../core/vault/file-names";
import type { Contribution } from "../../core/glossary/term";
import type { Clock } from "./clock";
import type { GlossarySettings } from "./glossary-outcome";
import { STRETCH } from "./run-in-stretches";
import { moveContribution, readNoteTerms, sameContribution } from "./read-note-terms";

/** What is known of one note. `last` are the terms it had when it could still be read. */
type NoteState =
  | { readonly kind: "known"; readonly contribution: Contribution | null }
  | { readonly kind: "pending"; readonly last: Contribution | null }
  | { readonly kind: "unreadable"; readonly last: Contribution | null };

/** `terms` when the contributions changed, `activity` when a note was touched and they did not. */
export type IndexChange = "terms" | "activity";

export interface GlossaryIndexOptions {
  readonly app: App;
  readonly settings: () => GlossarySettings;
  readonly clock: Clock;
  readonly onChange: (change: IndexChange) => void;
}

const NO_TERMS: NoteState = { kind: "known", contribution: null };

/**
 * What every note of the vault contributes to the glossary, kept up with the app's metadata cache.
 *
 * A note the cache does not have yet is pending, and one whose front matter cannot be read is unreadable: neither
 * is ever taken for a note without terms, and both keep the terms they were known to have. [T4] No file is read but
 * those few whose front matter the cache is silent of.
 */
export class GlossaryIndex extends Component {
  readonly #options: GlossaryIndexOptions;
  readonly #notes = new Map<string, NoteState>();
  /** What of the notes contributes: few of them do. */
  readonly #contributions = new Map<string, Contribution>();
  readonly #pending = new Set<string>();
  readonly #unreadable = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #list: readonly Contribution[] | null = null;
  #build = 0;
  #built = false;

  constructor(options: GlossaryIndexOptions) {
    super();
    this.#options = options;
  }

  /** Whether every note of the vault was looked at once. */
  get built(): boolean {
    return this.#built;
  }

  get noteCount(): number {
    return this.#notes.size;
  }

  /** How many notes the cache does not have yet. */
  get pendingCount(): number {
    return this.#pending.size;
  }

  /** Calls `listener` when the contributions changed, and when all notes were looked at; the returned function ends that. */
  onTerms(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  override onload(): void {
    const { vault, metadataCache } = this.#options.app;
    this.registerEvent(metadataCache.on("changed", (file, text, cache) => this.#read(file, cache, text)));
    this.registerEvent(metadataCache.on("resolved", () => this.readPending()));
    this.registerEvent(vault.on("create", (file) => this.#add(file)));
    this.registerEvent(vault.on("delete", (file) => this.#remove(file)));
    this.registerEvent(vault.on("rename", (file, oldPath) => this.#move(file, oldPath)));
  }

  override onunload(): void {
    this.#build++;
  }

  /**
   * Looks at every note, a few milliseconds at a time. Call it when the layout is ready, and again when the
   * settings that decide what a term is have changed.
   */
  async build(): Promise<void> {
    const { app, clock } = this.#options;
    const build = ++this.#build;
    this.#built = false;
    this.#notes.clear();
    this.#contributions.clear();
    this.#pending.clear();
    this.#unreadable.clear();
    this.#list = null;
    let started = clock.now();
    for (const file of app.vault.getMarkdownFiles()) {
      // What an event told in the meantime is newer.
      if (!this.#notes.has(file.path)) this.#add(file);
      if (clock.now() - started < STRETCH) continue;
      await new Promise<void>((resolve) => void clock.after(0, resolve));
      if (build !== this.#build) return;
      started = clock.now();
    }
    this.#built = true;
    this.#announce("terms");
  }

  /** What the notes contribute that can be read, and what the others contributed when they could. */
  contributions(): readonly Contribution[] {
    return (this.#list ??= [...this.#contributions.values()]);
  }

  /** Whether nothing is known of a note: what the glossary has of it stays. */
  isUnknown(path: string): boolean {
    return (this.#pending.has(path) || this.#unreadable.has(path)) && !this.#contributions.has(path);
  }

  /** Notes whose front matter cannot be read. */
  unreadable(): readonly string[] {
    return [...this.#unreadable].sort();
  }

  /** Looks again for the notes the cache did not have. */
  readPending(): void {
    for (const path of [...this.#pending]) {
      const file = this.#options.app.vault.getFileByPath(path);
      if (file === null) this.#forget(path);
      else this.#add(file);
    }
  }

  /** Stops waiting for the notes the cache still does not have; nothing of theirs leaves the glossary. */
  giveUpPending(): void {
    for (const path of [...this.#pending]) this.#keep(path, { kind: "unreadable", last: this.#lastOf(path) });
  }

  #isSource(file: TAbstractFile): file is TFile {
    if (!(file instanceof TFile) || file.extension.toLowerCase() !== "md") return false;
    const glossary = normalizePath(this.#options.settings().glossaryPath);
    return file.path.toLowerCase() !== glossary.toLowerCase() && !isConflictCopy(file.path);
  }

  #add(file: TAbstractFile): void {
    if (!this.#isSource(file)) return;
    const cache = this.#options.app.metadataCache.getFileCache(file);
    if (cache !== null) this.#read(file, cache, null);
    // The cache has nothing to say of a note without a byte.
    else if (file.stat.size === 0) this.#set(file.path, NO_TERMS);
    else this.#set(file.path, { kind: "pending", last: this.#lastOf(file.path) });
  }

  #read(file: TFile, cache: CachedMetadata, text: string | null): void {
    if (!this.#isSource(file)) return;
    const { path } = file;
    const terms = readNoteTerms(path, cache, text, this.#options.settings().termsKey);
    if (terms.kind === "known") this.#set(path, terms.contribution === null ? NO_TERMS : terms);
    else if (terms.kind === "unreadable") this.#set(path, { kind: "unreadable", last: this.#lastOf(path) });
    else {
      this.#set(path, { kind: "pending", last: this.#lastOf(path) });
      void this.#readText(file, cache);
    }
  }

  /** Reads the one note whose text must tell what the cache does not. A note that cannot be read is unreadable. */
  async #readText(file: TFile, cache: CachedMetadata): Promise<void> {
    const build = this.#build;
    const { path } = file;
    const text = await this.#options.app.vault.cachedRead(file).catch(() => null);
    if (build !== this.#build || path !== file.path || this.#notes.get(path)?.kind !== "pending") return;
    if (text === null) this.#set(path, { kind: "unreadable", last: this.#lastOf(path) });
    else this.#read(file, cache, text);
  }

  #remove(file: TAbstractFile): void {
    for (const path of this.#pathsIn(file.path)) this.#forget(path);
  }

  #forget(path: string): void {
    const before = this.#lastOf(path);
    const known = this.#notes.has(path);
    this.#keep(path, NO_TERMS);
    this.#notes.delete(path);
    if (known) this.#tell(before, null);
  }

  #move(file: TAbstractFile, oldPath: string): void {
    for (const path of this.#pathsIn(oldPath)) {
      const state = this.#notes.get(path);
      const moved = file.path + path.slice(oldPath.length);
      this.#forget(path);
      const target = this.#options.app.vault.getFileByPath(moved);
      if (state === undefined || target === null || !this.#isSource(target)) continue;
      this.#set(moved, moveState(state, moved));
    }
    // A note that was none of ours under its old name.
    if (!this.#notes.has(file.path)) this.#add(file);
  }

  /** The note of that path, or the notes in the folder of that path. */
  #pathsIn(path: string): string[] {
    if (this.#notes.has(path)) return [path];
    return [...this.#notes.keys()].filter((each) => each.startsWith(`${path}/`));
  }

  #lastOf(path: string): Contribution | null {
    return this.#contributions.get(path) ?? null;
  }

  #set(path: string, state: NoteState): void {
    const before = this.#lastOf(path);
    this.#keep(path, state);
    this.#tell(before, this.#lastOf(path));
  }

  #keep(path: string, state: NoteState): void {
    this.#notes.set(path, state);
    for (const [paths, kind] of [
      [this.#pending, "pending"],
      [this.#unreadable, "unreadable"],
    ] as const) {
      if (state.kind === kind) paths.add(path);
      else paths.delete(path);
    }
    const contribution = contributionOf(state);
    if (contribution === this.#lastOf(path)) return;
    this.#list = null;
    if (contribution === null) this.#contributions.delete(path);
    else this.#contributions.set(path, contribution);
  }

  #tell(before: Contribution | null, after: Contribution | null): void {
    if (this.#built) this.#announce(sameContribution(before, after) ? "activity" : "terms");
  }

  #announce(change: IndexChange): void {
    this.#options.onChange(change);
    if (change === "terms") for (const listener of this.#listeners) listener();
  }
}

function contributionOf(state: NoteState): Contribution | null {
  return state.kind === "known" ? state.contribution : state.last;
}

function moveState(state: NoteState, path: string): NoteState {
  const contribution = contributionOf(state);
  if (contribution === null) return state;
  const moved = moveContribution(contribution, path);
  return state.kind === "known" ? { kind: "known", contribution: moved } : { kind: state.kind, last: moved };
}
