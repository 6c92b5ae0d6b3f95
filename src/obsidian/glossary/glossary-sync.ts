import { Component, type App, type TAbstractFile } from "obsidian";
import { windowClock, type Clock } from "../app/scheduling";
import { type GlossaryBackup, GlossaryWriter } from "./glossary-writer";
import { GlossaryIndex, type IndexChange } from "./glossary-index";
import {
  DEFAULT_DELAYS,
  failure,
  noCopy,
  type GlossaryDelays,
  noticeOf,
  type GlossaryNotifier,
  type GlossaryOutcome,
  type GlossaryPreview,
  type GlossarySettings,
  type GlossaryStatus,
} from "./glossary-outcome";
import { GlossaryUpdater, type WriteOptions, unlistedLessons } from "./glossary-updater";

export interface GlossarySyncOptions {
  readonly app: App;
  readonly settings: () => GlossarySettings;
  readonly notifier: GlossaryNotifier;
  readonly backup: Pick<GlossaryBackup, "keep">;
  readonly clock?: Clock;
  readonly delays?: GlossaryDelays;
}

/**
 * Where the automatic glossary is: `opening` until the layout is ready, `starting` until every note was looked at,
 * `settling` until the vault was quiet once, then `following` the lessons; `stopped` where it seems to work against
 * another program; `unloaded` at the end.
 */
type Phase = "opening" | "starting" | "settling" | "following" | "stopped" | "unloaded";

const BY_COMMAND: WriteOptions = { mayCreate: false, allowDrop: false, repair: false, automatic: false };

/**
 * Keeps the glossary note in step with the lessons: by itself where the settings say so, and on command.
 *
 * By itself it writes nothing before the layout is ready, every note is known and the vault has been quiet; makes
 * no note unless a lesson changed here; asks before a mass of entries goes; stops when it seems to work against
 * another program; and waits while the note is being edited. [G4] [G6]
 */
export class GlossarySync extends Component {
  readonly #options: GlossarySyncOptions;
  readonly #clock: Clock;
  readonly #delays: GlossaryDelays;
  readonly #index: GlossaryIndex;
  readonly #writer: GlossaryWriter;
  readonly #updater: GlossaryUpdater;
  #cancel: (() => void) | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #phase: Phase = "opening";
  /** Settles when the index was built last, at `#builtAt` by the clock. */
  #building: Promise<void> = Promise.resolve();
  #builtAt = 0;
  /** Whether the note is being written: the app reports that as it reports a change by somebody else. */
  #writing = false;
  /** Whether a lesson's terms changed since the vault settled: only then may a glossary be made unasked. */
  #lessonChanged = false;
  #last: GlossaryOutcome | null = null;
  /** The notice shown last, as JSON; empty where the last update needed none. */
  #lastNotice = "";
  #copyFailed = false;

  constructor(options: GlossarySyncOptions) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? windowClock;
    this.#delays = options.delays ?? DEFAULT_DELAYS;
    this.#writer = new GlossaryWriter(options.app, () => options.settings().glossaryPath);
    this.#index = new GlossaryIndex({
      app: options.app,
      settings: options.settings,
      clock: this.#clock,
    });
    this.#index.onChange((change) => this.#noteChange(change));
    this.#updater = new GlossaryUpdater({
      settings: options.settings,
      clock: this.#clock,
      index: this.#index,
      writer: this.#writer,
      unlisted: (glossary) => unlistedLessons(options.app.vault, glossary),
      keep: (text) => this.#keep(text),
    });
  }

  override onload(): void {
    const { workspace, vault } = this.#options.app;
    workspace.onLayoutReady(() => {
      if (this.#phase !== "opening") return;
      this.addChild(this.#index);
      this.registerEvent(vault.on("modify", (file) => this.#noteModified(file)));
      this.registerEvent(vault.on("delete", (file) => this.#noteDeleted(file)));
      this.#building = this.#build();
    });
  }

  override onunload(): void {
    this.#phase = "unloaded";
    this.#cancel?.();
    this.#cancel = null;
  }

  /** The terms of each lesson, for whoever shows them. */
  get lessons(): Pick<GlossaryIndex, "built" | "lessonTerms" | "onChange"> {
    return this.#index;
  }

  /** Updates the glossary at once, making the note if there is none, and starts the automatic updates again. */
  updateNow(options: { readonly allowDrop?: boolean } = {}): Promise<GlossaryOutcome> {
    return this.#enqueue(async () => {
      if (this.#phase === "stopped") this.#phase = "following";
      this.#updater.forgetWrites();
      this.#lastNotice = "";
      const obstacle = await this.#obstacle();
      if (obstacle !== null) return this.#finish({ kind: "waiting", reason: obstacle });
      await this.#writer.saveEditors();
      return this.#finish(
        await this.#attempt({ ...BY_COMMAND, mayCreate: true, allowDrop: options.allowDrop === true }),
      );
    });
  }

  /** Fixes damaged markers, moving nothing of the author's; then the glossary can be updated again. [G4] */
  repair(): Promise<GlossaryOutcome> {
    return this.#enqueue(async () => {
      const obstacle = await this.#obstacle();
      if (obstacle !== null) return this.#finish({ kind: "waiting", reason: obstacle });
      await this.#writer.saveEditors();
      return this.#finish(await this.#attempt({ ...BY_COMMAND, repair: true }));
    });
  }

  /** What `updateNow` would write, or `repair` where the note is damaged. Writes nothing. */
  preview(): Promise<GlossaryPreview> {
    return this.#enqueue(async () => {
      const obstacle = await this.#obstacle();
      if (obstacle !== null) {
        return { current: null, proposed: null, outcome: { kind: "waiting", reason: obstacle } };
      }
      return this.#updater.preview();
    });
  }

  status(): GlossaryStatus {
    const index = this.#index;
    return {
      state: this.#state(),
      notes: index.noteCount,
      pending: index.pendingCount,
      unreadable: index.unreadable(),
      last: this.#last,
    };
  }

  /** Reads the vault anew; call it when the settings the glossary depends on have changed. */
  async settingsChanged(): Promise<void> {
    if (this.#phase === "opening" || this.#phase === "unloaded") return;
    this.#building = this.#build();
    await this.#building;
  }

  #state(): GlossaryStatus["state"] {
    if (this.#phase === "opening" || this.#phase === "starting") return "starting";
    if (this.#phase === "stopped") return "stopped";
    if (!this.#options.settings().glossaryAutomatic) return "off";
    if (this.#phase === "settling" && this.#index.pendingCount === 0) return "settling";
    return this.#cancel === null ? "idle" : "waiting";
  }

  async #build(): Promise<void> {
    this.#phase = "starting";
    await this.#index.build();
    // Where another building began meanwhile, that one goes on.
    if (!this.#index.built) return;
    this.#phase = "settling";
    this.#builtAt = this.#clock.now();
    this.#schedule(this.#delays.start);
  }

  #noteChange(change: IndexChange): void {
    if (change === "terms") {
      if (this.#isSettled) this.#lessonChanged = true;
      this.#schedule(this.#delayOfChange());
    } else if (!this.#isSettled) this.#schedule(this.#delays.start);
  }

  /** Somebody else wrote the glossary note. */
  #noteModified(file: TAbstractFile): void {
    if (this.#writing || file.path !== this.#writer.file()?.path) return;
    this.#schedule(Math.max(this.#delayOfChange(), this.#delays.retry));
  }

  /** A glossary somebody deleted is not made again behind their back. */
  #noteDeleted(file: TAbstractFile): void {
    if (file.path === this.#options.settings().glossaryPath) this.#lessonChanged = false;
  }

  get #isSettled(): boolean {
    return this.#phase === "following" || this.#phase === "stopped";
  }

  #delayOfChange(): number {
    if (!this.#isSettled) return this.#delays.start;
    return this.#writer.file() === null ? this.#delays.create : this.#delays.change;
  }

  #schedule(delay: number): void {
    this.#cancel?.();
    if (this.#phase === "unloaded") return;
    this.#cancel = this.#clock.after(delay, () => {
      this.#cancel = null;
      void this.#enqueue(() => this.#follow());
    });
  }

  /** One automatic update, or another try later. */
  async #follow(): Promise<void> {
    if (this.#phase !== "settling" && this.#phase !== "following") return;
    if (!this.#options.settings().glossaryAutomatic) return;
    if (this.#countPending() > 0) {
      this.#schedule(this.#delays.retry);
      return;
    }
    this.#phase = "following";
    try {
      if (await this.#writer.isBeingEdited()) {
        this.#schedule(this.#delays.retry);
        return;
      }
    } catch (error) {
      this.#notify(failure(error));
      return;
    }
    const write = { mayCreate: this.#lessonChanged, allowDrop: false, repair: false, automatic: true };
    this.#notify(this.#finish(await this.#attempt(write)));
  }

  /** Why the glossary cannot be updated yet, in one sentence; null where it can. */
  async #obstacle(): Promise<string | null> {
    if (this.#phase === "opening") return "The vault is still being opened.";
    await this.#building;
    if (!this.#index.built) return "The vault is still being read. Try again in a moment.";
    const pending = this.#countPending();
    if (pending === 0) return null;
    return `${pending} ${pending === 1 ? "note has" : "notes have"} not been read yet. Try again in a moment.`;
  }

  /** How many notes the app has still to index; none after the timeout, when the index gives them up. */
  #countPending(): number {
    this.#index.readPending();
    if (this.#clock.now() - this.#builtAt >= this.#delays.timeout) this.#index.giveUpPending();
    return this.#index.pendingCount;
  }

  async #attempt(how: WriteOptions): Promise<GlossaryOutcome> {
    this.#writing = true;
    try {
      const attempt = await this.#updater.write(how);
      if (attempt.kind === "outcome") return attempt.outcome;
      if (attempt.kind === "wait") {
        this.#schedule(attempt.delay);
        return { kind: "waiting", reason: "The glossary was written several times within a minute." };
      }
      this.#phase = "stopped";
      this.#options.notifier.notify({ kind: "stopped", reason: attempt.reason });
      return { kind: "failed", reason: attempt.reason };
    } finally {
      this.#writing = false;
    }
  }

  /** A copy that cannot be kept is no reason not to write; the reader is told once. */
  async #keep(text: string): Promise<void> {
    const { backup, notifier } = this.#options;
    try {
      await backup.keep(text);
    } catch (error) {
      if (!this.#copyFailed) notifier.notify({ kind: "failed", reason: noCopy(error) });
      this.#copyFailed = true;
    }
  }

  #finish(outcome: GlossaryOutcome): GlossaryOutcome {
    this.#last = outcome;
    return outcome;
  }

  /** Notifies the reader of an automatic update where there is need; of the same thing once. */
  #notify(outcome: GlossaryOutcome): void {
    const notice = this.#phase === "stopped" ? null : noticeOf(outcome);
    const text = notice === null ? "" : JSON.stringify(notice);
    if (notice !== null && text !== this.#lastNotice) this.#options.notifier.notify(notice);
    this.#lastNotice = text;
  }

  /** Runs one task at a time, in the order they are given. */
  #enqueue<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
