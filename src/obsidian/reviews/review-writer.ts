import { Component, normalizePath, type App } from "obsidian";
import { formatEvent, parseEvent, type ReviewEvent } from "../../core/reviews/event";
import { appendText, FULL_NOTE, reviewNoteName } from "../../core/reviews/note";
import type { Clock } from "../app/scheduling";
import { NotUtf8, processNote } from "../app/note-text";

/** Where the lines of events wait, on this device and outside the vault, until they are written into it. */
const KEY = "go-for-reviewers-unwritten-reviews";

/** How long events are gathered before they are written, in ms. The log is at most this far behind. */
const GATHER = 800;

/** How long after a failure the next try is made, in ms. */
const RETRY = 30_000;

export interface ReviewWriterOptions {
  readonly app: App;
  /** The folder of the log. */
  readonly folder: () => string;
  readonly clock: Clock;
  /** Called once when events cannot be written, with a sentence about it, and with null when they are written again. */
  readonly onProblem: (sentence: string | null) => void;
}

/**
 * Appends events to this device's notes of the review log, within a second and in one atomic change of a note.
 *
 * An event is put into local storage first and taken out of it once it stands in the vault. Whatever ends the app in
 * between, the next start writes it; what is written twice counts once.
 */
export class ReviewWriter extends Component {
  readonly #options: ReviewWriterOptions;
  /** Notes with bytes that are no text, as when a part of a file has not arrived: the log goes on in a next one. */
  readonly #unreadable = new Set<string>();
  #cancel: (() => void) | null = null;
  #writing: Promise<void> = Promise.resolve();
  #failing = false;

  constructor(options: ReviewWriterOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    this.#options.app.workspace.onLayoutReady(() => void this.flush());
  }

  override onunload(): void {
    void this.flush();
  }

  add(event: ReviewEvent): void {
    this.#save([...this.#lines(), formatEvent(event)]);
    this.#writeIn(GATHER);
  }

  /** The events that are not in the vault yet. */
  unwritten(): readonly ReviewEvent[] {
    return this.#lines().flatMap((line) => {
      const reading = parseEvent(line);
      return reading.kind === "event" ? reading.event : [];
    });
  }

  /** Writes what waits. Does not throw: what cannot be written keeps waiting. */
  flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #writeIn(delay: number): void {
    this.#cancel ??= this.#options.clock.after(delay, () => void this.flush());
  }

  async #write(): Promise<void> {
    try {
      for (let [path, events] = this.#next(); path !== null; [path, events] = this.#next()) {
        if (!(await this.#append(path, events))) continue;
        const written = new Set(events.map(formatEvent));
        this.#save(this.#lines().filter((line) => !written.has(line)));
      }
      if (this.#failing) this.#options.onProblem(null);
      this.#failing = false;
    } catch (error) {
      console.warn("Go for Reviewers could not write the review log.", error);
      if (!this.#failing)
        this.#options.onProblem(
          `Your answers could not be written into the folder ${this.#options.folder()}. They are kept on this device and written as soon as that works.`,
        );
      this.#failing = true;
      this.#writeIn(RETRY);
    }
  }

  /** The note that the first of the waiting events belongs into, and all events that belong there. */
  #next(): [path: string | null, events: readonly ReviewEvent[]] {
    const events = this.unwritten();
    const [first] = events;
    if (first === undefined) return [null, []];
    const path = this.#pathFor(first);
    return [path, events.filter((event) => this.#pathFor(event) === path)];
  }

  #pathFor(event: ReviewEvent): string {
    const pathOf = (name: string): string => normalizePath(`${this.#options.folder()}/${name}`);
    const name = reviewNoteName(event, (each) => {
      const path = pathOf(each);
      if (this.#unreadable.has(path)) return FULL_NOTE;
      return this.#options.app.vault.getFileByPath(path)?.stat.size ?? null;
    });
    return pathOf(name);
  }

  /** Answers false when nothing was written, because the note's bytes are no text. */
  async #append(path: string, events: readonly ReviewEvent[]): Promise<boolean> {
    const { app } = this.#options;
    const file = app.vault.getFileByPath(path);
    if (file === null) {
      const folder = normalizePath(this.#options.folder());
      if (app.vault.getFolderByPath(folder) === null) await app.vault.createFolder(folder);
      await app.vault.create(path, appendText("", events));
      return true;
    }
    try {
      await processNote(app, file, (text) => text + appendText(text, events));
      return true;
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      this.#unreadable.add(path);
      return false;
    }
  }

  #lines(): readonly string[] {
    const stored: unknown = this.#options.app.loadLocalStorage(KEY);
    return Array.isArray(stored) ? stored.filter((line) => typeof line === "string") : [];
  }

  #save(lines: readonly string[]): void {
    this.#options.app.saveLocalStorage(KEY, lines.length === 0 ? null : lines);
  }
}
