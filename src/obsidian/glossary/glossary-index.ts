import { Component, normalizePath, TFile, type App, type CachedMetadata, type TAbstractFile } from "obsidian";
import { isConflictCopy } from "../../core/vault/note-path";
import type { LessonTerms } from "../../core/glossary/term";
import { type Clock, yieldToMain } from "../app/scheduling";
import type { GlossarySettings } from "./glossary-outcome";
import { moveLessonTerms, readNoteTerms, sameLessonTerms } from "./read-note-terms";

/** What is known of one note. `last` are the terms it had when it could still be read. */
type NoteState =
  | { readonly kind: "known"; readonly lesson: LessonTerms | null }
  | { readonly kind: "pending"; readonly last: LessonTerms | null }
  | { readonly kind: "unreadable"; readonly last: LessonTerms | null };

/** `terms` when the terms of a lesson changed, `activity` when a note was touched and they did not. */
export type IndexChange = "terms" | "activity";

export interface GlossaryIndexOptions {
  readonly app: App;
  readonly settings: () => GlossarySettings;
  readonly clock: Clock;
}

const NO_TERMS: NoteState = { kind: "known", lesson: null };

/**
 * The terms that each note of the vault introduces, kept up with the app's metadata cache.
 *
 * A note the cache does not have yet is pending, and one whose front matter cannot be read is unreadable: neither
 * is ever taken for a note without terms, and both keep the terms they were known to have. [T4] No file is read but
 * those few whose front matter the cache is silent of.
 */
export class GlossaryIndex extends Component {
  readonly #options: GlossaryIndexOptions;
  readonly #notes = new Map<string, NoteState>();
  readonly #listeners = new Set<(change: IndexChange) => void>();
  /** Null when it is to be made anew. */
  #list: readonly LessonTerms[] | null = null;
  #revision = 0;
  #building = new AbortController();
  #built = false;

  constructor(options: GlossaryIndexOptions) {
    super();
    this.#options = options;
  }

  /** Whether every note of the vault was looked at once. */
  get built(): boolean {
    return this.#built;
  }

  /** Changes with the terms of the lessons. */
  get revision(): number {
    return this.#revision;
  }

  get noteCount(): number {
    return this.#notes.size;
  }

  /** How many notes the cache does not have yet. */
  get pendingCount(): number {
    return this.#pathsOf("pending").length;
  }

  /** Calls `listener` after every change, and when all notes were looked at; the returned function ends that. */
  onChange(listener: (change: IndexChange) => void): () => void {
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
    this.#building.abort();
  }

  /**
   * Looks at every note, a few milliseconds at a time. Call it when the layout is ready, and again when the
   * settings that decide what a term is have changed.
   */
  async build(): Promise<void> {
    const { app, clock } = this.#options;
    this.#building.abort();
    this.#building = new AbortController();
    const { signal } = this.#building;
    this.#built = false;
    this.#notes.clear();
    this.#list = null;
    const pause = yieldToMain(clock, signal);
    try {
      for (const file of app.vault.getMarkdownFiles()) {
        // What an event told in the meantime is newer.
        if (!this.#notes.has(file.path)) this.#add(file);
        await pause();
      }
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (signal.aborted) return;
    this.#built = true;
    this.#notify("terms");
  }

  /** The terms of the notes that can be read, and those of the others from when they could be. */
  lessonTerms(): readonly LessonTerms[] {
    return (this.#list ??= [...this.#notes.values()].map(lessonTermsOf).filter((each) => each !== null));
  }

  /** Whether nothing is known of a note: what the glossary has of it stays. */
  isUnknown(path: string): boolean {
    const state = this.#notes.get(path);
    return state !== undefined && state.kind !== "known" && state.last === null;
  }

  /** Notes whose front matter cannot be read. */
  unreadable(): readonly string[] {
    return this.#pathsOf("unreadable").sort();
  }

  /** Looks again for the notes the cache did not have. */
  readPending(): void {
    for (const path of this.#pathsOf("pending")) {
      const file = this.#options.app.vault.getFileByPath(path);
      if (file === null) this.#forget(path);
      else this.#add(file);
    }
  }

  /** Stops waiting for the notes the cache still does not have; nothing of theirs leaves the glossary. */
  giveUpPending(): void {
    for (const path of this.#pathsOf("pending"))
      this.#notes.set(path, { kind: "unreadable", last: this.#lastOf(path) });
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
    if (terms.kind === "known") this.#set(path, terms.lesson === null ? NO_TERMS : terms);
    else if (terms.kind === "unreadable") this.#set(path, { kind: "unreadable", last: this.#lastOf(path) });
    else {
      this.#set(path, { kind: "pending", last: this.#lastOf(path) });
      void this.#readText(file, cache);
    }
  }

  /** Reads the one note whose text must tell what the cache does not. A note that cannot be read is unreadable. */
  async #readText(file: TFile, cache: CachedMetadata): Promise<void> {
    const { signal } = this.#building;
    const { path } = file;
    const text = await this.#options.app.vault.cachedRead(file).catch(() => null);
    if (signal.aborted || path !== file.path || this.#notes.get(path)?.kind !== "pending") return;
    if (text === null) this.#set(path, { kind: "unreadable", last: this.#lastOf(path) });
    else this.#read(file, cache, text);
  }

  #remove(file: TAbstractFile): void {
    for (const path of this.#pathsIn(file.path)) this.#forget(path);
  }

  #forget(path: string): void {
    const before = this.#lastOf(path);
    if (this.#notes.delete(path)) this.#compare(before, null);
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

  #pathsOf(kind: NoteState["kind"]): string[] {
    return [...this.#notes].flatMap(([path, state]) => (state.kind === kind ? [path] : []));
  }

  #lastOf(path: string): LessonTerms | null {
    const state = this.#notes.get(path);
    return state === undefined ? null : lessonTermsOf(state);
  }

  #set(path: string, state: NoteState): void {
    const before = this.#lastOf(path);
    this.#notes.set(path, state);
    this.#compare(before, lessonTermsOf(state));
  }

  #compare(before: LessonTerms | null, after: LessonTerms | null): void {
    if (before !== after) this.#list = null;
    if (this.#built) this.#notify(sameLessonTerms(before, after) ? "activity" : "terms");
  }

  #notify(change: IndexChange): void {
    if (change === "terms") this.#revision++;
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function lessonTermsOf(state: NoteState): LessonTerms | null {
  return state.kind === "known" ? state.lesson : state.last;
}

function moveState(state: NoteState, path: string): NoteState {
  const lesson = lessonTermsOf(state);
  if (lesson === null) return state;
  const moved = moveLessonTerms(lesson, path);
  return state.kind === "known" ? { kind: "known", lesson: moved } : { kind: state.kind, last: moved };
}
