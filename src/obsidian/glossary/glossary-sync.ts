import { Component, type App, type TAbstractFile } from "obsidian";
import { windowClock, type Clock } from "../app/clock";
import type { GlossaryBackup } from "./glossary-backup";
import { GlossaryIndex, type IndexChange } from "./glossary-index";
import {
  failure,
  noCopy,
  noticeOf,
  type GlossaryNotifier,
  type GlossaryOutcome,
  type GlossaryPreview,
  type GlossarySettings,
  type GlossaryStatus,
} from "./glossary-outcome";
import { DEFAULT_PACE, type GlossaryPace } from "./glossary-pace";
import { GlossaryUpdater, type WriteOptions } from "./glossary-updater";
import { GlossaryWriter } from "./glossary-writer";
import { unlistedLessons } from "./unlisted-lessons";

export interface GlossarySyncOptions {
  readonly app: App;
  readonly settings: () => GlossarySettings;
  readonly notifier: GlossaryNotifier;
  readonly backup: Pick<GlossaryBackup, "keep">;
  readonly clock?: Clock;
  readonly pace?: GlossaryPace;
}

/**
 * Where the automatic glossary is: `starting` until every note was looked at, `settling` until the vault was quiet
 * once, then `following` the lessons; `stopped` where it seems to work against another program.
 */
type Phase = "starting" | "settling" | "following" | "stopped";

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
  readonly #pace: GlossaryPace;
  readonly #index: GlossaryIndex;
  readonly #writer: GlossaryWriter;
  readonly #updater: GlossaryUpdater;
  #cancel: (() => void) | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #ready: Promise<void> | null = null;
  #unloaded = false;
  #phase: Phase = "starting";
  #writing = false;
  #builtAt = 0;
  #revision = 0;
  /** Whether a lesson's terms changed since then: only then may a glossary be made without being asked for. */
  #lessonChanged = false;
  #last: GlossaryOutcome | null = null;
  #told = "";
  #backupFailed = false;

  constructor(options: GlossarySyncOptions) {
    super();
    this.#options = options;
    this.#clock = options.clock ?? windowClock;
    this.#pace = options.pace ?? DEFAULT_PACE;
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
      if (this.#ready !== null || this.#unloaded) return;
      this.addChild(this.#index);
      this.registerEvent(vault.on("modify", (file) => this.#noteModified(file)));
      this.registerEvent(vault.on("delete", (file) => this.#noteDeleted(file)));
      this.#ready = this.#build();
    });
  }

  override onunload(): void {
    this.#unloaded = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** The terms of each lesson, for whoever shows them. */
  get lessons(): Pick<GlossaryIndex, "built" | "lessonTerms" | "onChange"> {
    return this.#index;
  }

  /** Updates the glossary at once, making the note if there is none, and starts the automatic updates again. */
  updateNow(options: { readonly allowDrop?: boolean } = {}): Promise<GlossaryOutcome> {
    return this.#inTurn(async () => {
      if (this.#phase === "stopped") this.#phase = "following";
      this.#updater.forgetWrites();
      this.#told = "";
      const obstacle = await this.#obstacle();
      if (obstacle !== null) return this.#end({ kind: "waiting", reason: obstacle });
      await this.#writer.saveEditors();
      return this.#end(
        await this.#attempt({ ...BY_COMMAND, mayCreate: true, allowDrop: options.allowDrop === true }),
      );
    });
  }

  /** Fixes damaged markers, moving nothing of the author's; then the glossary can be updated again. [G4] */
  repair(): Promise<GlossaryOutcome> {
    return this.#inTurn(async () => {
      const obstacle = await this.#obstacle();
      if (obstacle !== null) return this.#end({ kind: "waiting", reason: obstacle });
      await this.#writer.saveEditors();
      return this.#end(await this.#attempt({ ...BY_COMMAND, repair: true }));
    });
  }

  /** What `updateNow` would write, or `repair` where the note is damaged. Writes nothing. */
  preview(): Promise<GlossaryPreview> {
    return this.#inTurn(async () => {
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
    if (this.#ready === null) return;
    this.#ready = this.#build();
    await this.#ready;
  }

  #state(): GlossaryStatus["state"] {
    if (this.#phase === "starting" || this.#phase === "stopped") return this.#phase;
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
    this.#schedule(this.#pace.start);
  }

  #noteChange(change: IndexChange): void {
    if (change === "terms") {
      this.#revision++;
      if (this.#isSettled) this.#lessonChanged = true;
      this.#schedule(this.#quiet());
    } else if (!this.#isSettled) this.#schedule(this.#pace.start);
  }

  /** Somebody else wrote the glossary note. */
  #noteModified(file: TAbstractFile): void {
    if (this.#writing || file.path !== this.#writer.file()?.path) return;
    this.#schedule(Math.max(this.#quiet(), this.#pace.retry));
  }

  /** A glossary somebody deleted is not made again behind their back. */
  #noteDeleted(file: TAbstractFile): void {
    if (file.path === this.#options.settings().glossaryPath) this.#lessonChanged = false;
  }

  get #isSettled(): boolean {
    return this.#phase === "following" || this.#phase === "stopped";
  }

  #quiet(): number {
    if (!this.#isSettled) return this.#pace.start;
    return this.#writer.file() === null ? this.#pace.create : this.#pace.change;
  }

  #schedule(delay: number): void {
    this.#cancel?.();
    if (this.#unloaded) return;
    this.#cancel = this.#clock.after(delay, () => {
      this.#cancel = null;
      void this.#inTurn(() => this.#follow());
    });
  }

  /** One automatic update, or another try later. */
  async #follow(): Promise<void> {
    if (this.#phase === "stopped" || this.#phase === "starting") return;
    if (!this.#options.settings().glossaryAutomatic) return;
    if (this.#index.pendingCount > 0) {
      this.#index.readPending();
      if (this.#index.pendingCount > 0) {
        if (this.#clock.now() - this.#builtAt < this.#pace.patience) {
          this.#schedule(this.#pace.retry);
          return;
        }
        this.#index.giveUpPending();
      }
    }
    this.#phase = "following";
    try {
      if (await this.#writer.isBeingEdited()) {
        this.#schedule(this.#pace.retry);
        return;
      }
    } catch (error) {
      this.#tell(failure(error));
      return;
    }
    const write = { mayCreate: this.#lessonChanged, allowDrop: false, repair: false, automatic: true };
    this.#tell(this.#end(await this.#attempt(write)));
  }

  /** Why nothing can be said of the glossary yet. */
  async #obstacle(): Promise<string | null> {
    if (this.#ready === null) return "The vault is still being opened.";
    await this.#ready;
    if (!this.#index.built) return "The vault is still being read; try again in a moment.";
    this.#index.readPending();
    const pending = this.#index.pendingCount;
    if (pending === 0) return null;
    if (this.#clock.now() - this.#builtAt >= this.#pace.patience) {
      this.#index.giveUpPending();
      return null;
    }
    return `${pending} ${pending === 1 ? "note has" : "notes have"} not been read yet; try again in a moment.`;
  }

  async #attempt(how: WriteOptions): Promise<GlossaryOutcome> {
    this.#writing = true;
    try {
      const attempt = await this.#updater.write(how, this.#revision);
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

  /** A copy that cannot be kept is no reason not to write; it is told once. */
  async #keep(text: string): Promise<void> {
    const { backup, notifier } = this.#options;
    try {
      await backup.keep(text);
    } catch (error) {
      if (!this.#backupFailed) notifier.notify({ kind: "failed", reason: noCopy(error) });
      this.#backupFailed = true;
    }
  }

  #end(outcome: GlossaryOutcome): GlossaryOutcome {
    this.#last = outcome;
    return outcome;
  }

  /** Says what the reader should know, once until it is something else. */
  #tell(outcome: GlossaryOutcome): void {
    const notice = this.#phase === "stopped" ? null : noticeOf(outcome);
    const told = notice === null ? "" : JSON.stringify(notice);
    if (notice !== null && told !== this.#told) this.#options.notifier.notify(notice);
    this.#told = told;
  }

  /** One at a time: what is asked for waits for what is under way. */
  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
