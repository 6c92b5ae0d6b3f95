import { Component, getAllTags, parseYaml, type App, type CachedMetadata, type TFile } from "obsidian";
import { isLesson } from "../../core/lesson/lesson";
import { outlineOf, type LessonOutline } from "../../core/schedule/outline";
import { parseLesson } from "../../core/lesson/parse-lesson";
import { blockLinksOf, type BlockLink } from "../../core/terms/block-links";
import { isConflictCopy } from "../../core/vault/note-path";
import { sortLessons } from "../../core/vault/lesson-order";
import { mayHoldBlock } from "./block-sections";
import { type Clock, yieldToMain } from "./scheduling";

/** A lesson of the vault, with what only the app knows of it. */
export interface VaultLessonOutline extends LessonOutline {
  /** Without number signs. */
  readonly tags: readonly string[];
  /** Those inside its blocks. */
  readonly links: readonly BlockLink[];
}

export interface LessonIndexOptions {
  readonly app: App;
  readonly settings: () => { readonly termsKey: string };
  /** Whether a note is none of the reader's own, as the glossary and the review log. */
  readonly isOther: (path: string) => boolean;
  readonly clock: Clock;
}

interface Reading {
  readonly mtime: number;
  /** Null for a note that is no lesson. */
  readonly lesson: VaultLessonOutline | null;
}

/** How long the vault must be quiet before notes are read again, in ms. */
const QUIET = 250;

/**
 * The lessons of the vault and what they ask. Nothing is read before somebody asks; then the notes that may be lessons
 * are, a few milliseconds at a time, and those that change again.
 */
export class LessonIndex extends Component {
  readonly #options: LessonIndexOptions;
  readonly #readings = new Map<string, Reading>();
  readonly #listeners = new Set<() => void>();
  #lessons: readonly VaultLessonOutline[] = [];
  /** Notes that are read though not all are, as those on screen. */
  readonly #wantedNotes = new Set<string>();
  #wanted = false;
  #ready = false;
  #reading = new AbortController();
  #cancel: (() => void) | null = null;

  constructor(options: LessonIndexOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { app } = this.#options;
    const soon = (): void => this.#readSoon(QUIET);
    this.registerEvent(app.metadataCache.on("changed", soon));
    for (const name of ["delete", "rename"] as const)
      this.registerEvent(app.vault.on(name as "delete", soon));
  }

  override onunload(): void {
    this.#cancel?.();
    this.#reading.abort();
  }

  /** Whether every note was read once. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The lessons in their order, as far as they were read. Asking begins the reading. */
  get lessons(): readonly VaultLessonOutline[] {
    this.want();
    return this.#lessons;
  }

  find(path: string): VaultLessonOutline | null {
    return this.#readings.get(path)?.lesson ?? null;
  }

  /** Begins to read the notes, unless that was begun. */
  want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#options.app.workspace.onLayoutReady(() => this.#readSoon(0));
  }

  /** Begins to read one note, before any others, unless that was begun. */
  wantNote(path: string): void {
    if (this.#wantedNotes.has(path)) return;
    this.#wantedNotes.add(path);
    if (!this.#readings.has(path)) this.#options.app.workspace.onLayoutReady(() => this.#readSoon(0));
  }

  /** Calls `listener` after every change, and once all notes were read; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #readSoon(delay: number): void {
    if (!this.#wanted && this.#wantedNotes.size === 0) return;
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delay, () => {
      this.#cancel = null;
      void this.#readAll();
    });
  }

  async #readAll(): Promise<void> {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const { app, clock } = this.#options;
    const pause = yieldToMain(clock, signal);
    try {
      const first = [...this.#wantedNotes].flatMap((path) => app.vault.getFileByPath(path) ?? []);
      let changed = false;
      for (const file of first) changed = (await this.#readChanged(file, signal)) || changed;
      if (changed) this.#tell();
      if (!this.#wanted) return;
      const present = new Set<string>();
      for (const file of app.vault.getMarkdownFiles()) {
        await pause();
        present.add(file.path);
        await this.#readChanged(file, signal);
      }
      for (const path of this.#readings.keys()) if (!present.has(path)) this.#readings.delete(path);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    this.#lessons = sortLessons([...this.#readings.values()].flatMap(({ lesson }) => lesson ?? []));
    this.#ready = true;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Reads a note unless it is known as it is; whether it was read. */
  async #readChanged(file: TFile, signal: AbortSignal): Promise<boolean> {
    if (this.#readings.get(file.path)?.mtime === file.stat.mtime) return false;
    await this.#read(file, signal);
    return true;
  }

  async #read(file: TFile, signal: AbortSignal): Promise<void> {
    const { mtime } = file.stat;
    const cache = this.#options.app.metadataCache.getFileCache(file);
    // Of a note that is not in the cache yet the app will tell.
    if (cache === null) return;
    if (!this.#mayBeLesson(file.path, cache)) {
      this.#readings.set(file.path, { mtime, lesson: null });
      return;
    }
    const text = await this.#options.app.vault.cachedRead(file).catch(() => null);
    signal.throwIfAborted();
    // A note that cannot be read for a moment keeps what was read of it.
    if (text !== null)
      this.#readings.set(file.path, { mtime, lesson: this.#lessonOf(file.path, cache, text) });
  }

  #mayBeLesson(path: string, cache: CachedMetadata): boolean {
    const { frontmatter } = cache;
    if (this.#options.isOther(path) || isConflictCopy(path)) return false;
    return frontmatter?.lesson !== undefined || mayHoldBlock(cache);
  }

  #lessonOf(path: string, cache: CachedMetadata, text: string): VaultLessonOutline | null {
    if (cache.frontmatter?.lesson === undefined && !/go-(?:drill|compare)/.test(text)) return null;
    const { termsKey } = this.#options.settings();
    const lesson = parseLesson(path, text, { parseYaml, termsKey });
    if (!isLesson(lesson) || lesson.template) return null;
    const tags = (getAllTags(cache) ?? []).map((tag) => tag.slice(1));
    return { ...outlineOf(lesson), tags, links: blockLinksOf(text) };
  }
}
