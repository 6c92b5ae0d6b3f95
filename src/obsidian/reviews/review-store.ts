import { Component, normalizePath, type App, type TAbstractFile } from "obsidian";
import type {
  AliasEvent,
  AnswerEvent,
  QuestionEvent,
  ReviewEvent,
  UndoEvent,
} from "../../core/reviews/event";
import { compareEvents, mergeReviews, type Reviews } from "../../core/reviews/merge";
import { parseReviewNote, type ReviewLine, type ReviewNote } from "../../core/reviews/note";
import type { Cards } from "../../core/schedule/cards";
import { readerDay } from "../../core/schedule/day";
import { keysOf, NO_CARDS, replayKeys } from "../../core/schedule/replay-keys";
import type { Clock } from "../app/scheduling";
import { yieldToMain } from "../app/scheduling";
import { nextEventName, skipEventNumbers } from "./device";
import { ReviewWriter } from "./review-writer";

export interface ReviewStoreOptions {
  readonly app: App;
  readonly settings: () => { readonly reviewsFolder: string; readonly retention: number };
  readonly clock: Clock;
  /** The time of day: ms since 1970 UTC, and how many minutes the device's clock is ahead of UTC. */
  readonly now: () => { readonly t: number; readonly tz: number };
  /** Called with what the reader should know, in one sentence. */
  readonly notify: (sentence: string) => void;
}

/** An event as it is recorded; who made it and when is added. */
export type NewEvent =
  Without<AnswerEvent> | Without<UndoEvent> | Without<QuestionEvent> | Without<AliasEvent>;
type Without<Event> = Omit<Event, "d" | "n" | "t" | "tz">;

/** How long after a note of the log changed it is read again, in ms. */
const QUIET = 300;

/** Keys whose cards are worked out in one go, so that the page is not kept for long. */
const BATCH = 50;

/**
 * What the reader answered, in the vault's review log and on this device, and the cards that follow from it. A note of
 * the log that vanishes takes nothing away before the next start.
 */
export class ReviewStore extends Component {
  readonly #options: ReviewStoreOptions;
  readonly #writer: ReviewWriter;
  /** The notes of the log to be read. */
  readonly #changed = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #reviews: Reviews = mergeReviews([]);
  #cards: Cards = NO_CARDS;
  #day: number;
  #ready = false;
  /** Whether every card is to be worked out anew, as after a change of the settings. */
  #stale = true;
  #reading: Promise<void> = Promise.resolve();
  #cancel: (() => void) | null = null;

  constructor(options: ReviewStoreOptions) {
    super();
    this.#options = options;
    this.#day = readerDay(options.now());
    this.#writer = this.addChild(
      new ReviewWriter({
        app: options.app,
        folder: () => options.settings().reviewsFolder,
        clock: options.clock,
        onProblem: (sentence) => options.notify(sentence ?? "Your answers are written into the vault again."),
      }),
    );
  }

  override onload(): void {
    const { vault, workspace } = this.#options.app;
    workspace.onLayoutReady(() => {
      for (const name of ["create", "modify", "rename"] as const)
        this.registerEvent(vault.on(name as "create", (file) => this.#note(file)));
      this.refresh();
    });
  }

  override onunload(): void {
    this.#cancel?.();
  }

  /** Whether the whole log was read. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The reader's day it is. */
  get today(): number {
    return readerDay(this.#options.now());
  }

  /** The cards as of today. */
  get cards(): Cards {
    const { today } = this;
    // What a wrong clock dated ahead counts when its day comes.
    if (today !== this.#day && this.#cards.ahead.length > 0) this.refresh();
    this.#day = today;
    return this.#cards;
  }

  /** Whether a note belongs to the log. */
  isLog(path: string): boolean {
    return path.startsWith(`${normalizePath(this.#options.settings().reviewsFolder)}/`);
  }

  /** Calls `listener` after the cards changed; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Records what just happened. It counts at once, and stands in the vault within a second. */
  record(event: NewEvent): ReviewEvent {
    const made: ReviewEvent = { ...nextEventName(this.#options.app), ...this.#options.now(), ...event };
    this.#writer.add(made);
    this.#reviews = { ...this.#reviews, events: [...this.#reviews.events, made].sort(compareEvents) };
    const keys = keysOf([made], this.#reviews.events);
    if (keys === null) this.refresh();
    else this.#replay(keys);
    this.#tell();
    return made;
  }

  /** Writes what waits into the vault. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /**
   * The log as it stands in the vault, read anew, and what waits to be written. Throws `UnreadableLog` for a note that
   * cannot be read.
   */
  async readLog(): Promise<Reviews> {
    await this.flush();
    const paths = this.#options.app.vault.getMarkdownFiles().map(({ path }) => path);
    const notes: { path: string; note: ReviewNote }[] = [];
    for (const path of paths.filter((each) => this.isLog(each)).sort()) {
      const note = await this.#readNote(path);
      if (note === null) throw new UnreadableLog(path);
      notes.push({ path, note });
    }
    return mergeReviews([...notes, { path: "", note: noteOf(this.#writer.unwritten()) }]);
  }

  /** Reads the whole log, and works out every card anew. */
  refresh(): void {
    this.#stale = true;
    for (const file of this.#options.app.vault.getMarkdownFiles())
      if (this.isLog(file.path)) this.#changed.add(file.path);
    this.#readSoon(0);
  }

  #note(file: TAbstractFile): void {
    if (!this.isLog(file.path)) return;
    this.#changed.add(file.path);
    this.#readSoon(QUIET);
  }

  #readSoon(delay: number): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delay, () => {
      this.#cancel = null;
      this.#reading = this.#reading.then(() => this.#read());
    });
  }

  async #read(): Promise<void> {
    const pause = yieldToMain(this.#options.clock);
    const paths = [...this.#changed];
    this.#changed.clear();
    const notes: { path: string; note: ReviewNote }[] = [];
    for (const path of paths) {
      await pause();
      const note = await this.#readNote(path);
      if (note !== null) notes.push({ path, note });
    }
    await this.#take(notes, pause);
  }

  /** Null for a note that is gone, or cannot be read for a moment. */
  async #readNote(path: string): Promise<ReviewNote | null> {
    const { vault } = this.#options.app;
    const file = vault.getFileByPath(path);
    const text = file === null ? null : await vault.read(file).catch(() => null);
    return text === null ? null : parseReviewNote(text);
  }

  /** Adds what notes say to what is known, and works out the cards of the questions of which they say something new. */
  async #take(
    notes: readonly { path: string; note: ReviewNote }[],
    pause: () => Promise<void>,
  ): Promise<void> {
    const before = this.#reviews.events;
    const known = new Set(before.map(nameOf));
    const isNew = ({ event }: ReviewLine): boolean => !known.has(nameOf(event));
    if (this.#stale || notes.some(({ note }) => note.lines.some(isNew))) {
      const waiting = this.#ready ? [] : this.#writer.unwritten();
      this.#reviews = mergeReviews([{ path: "", note: noteOf([...before, ...waiting]) }, ...notes]);
      const { events } = this.#reviews;
      const news = events.filter((event) => !known.has(nameOf(event)));
      const touched = this.#stale ? null : keysOf(news, events);
      this.#stale = false;
      const keys = touched ?? new Set(events.flatMap((event) => ("q" in event ? event.q : [])));
      await this.#replayAll([...keys], pause);
    }
    if (!this.#ready) this.#begin();
    this.#tell();
  }

  async #replayAll(keys: readonly string[], pause: () => Promise<void>): Promise<void> {
    for (let from = 0; from < keys.length; from += BATCH) {
      await pause();
      this.#replay(new Set(keys.slice(from, from + BATCH)));
    }
  }

  #begin(): void {
    this.#ready = true;
    const { bad, counters } = this.#reviews;
    // The numbers that the log has of this device are taken, whatever its local storage says.
    for (const [device, n] of counters) skipEventNumbers(this.#options.app, device, n);
    const [first] = bad;
    if (first === undefined) return;
    const lines = bad.length === 1 ? "A line" : `${bad.length} lines`;
    this.#options.notify(
      `${lines} of the review log cannot be read (${first.path}, line ${first.line}). Nothing was removed, and all other answers count.`,
    );
  }

  #replay(keys: ReadonlySet<string>): void {
    const { retention } = this.#options.settings();
    this.#cards = replayKeys(this.#cards, this.#reviews, keys, { today: this.today, retention });
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A note of the log that is there and cannot be read. */
export class UnreadableLog extends Error {
  constructor(path: string) {
    super(`${path}, a note of the log, cannot be read.`);
    this.name = "UnreadableLog";
  }
}

/** Events as a note would hold them, in no line of any. */
function noteOf(events: readonly ReviewEvent[]): ReviewNote {
  return { lines: events.map((event) => ({ event, line: 0 })), bad: [], unknown: [] };
}

/** What tells events apart; two under one device and counter clash, and differ in their time. */
function nameOf({ d, n, t }: ReviewEvent): string {
  return `${d} ${n} ${t}`;
}
