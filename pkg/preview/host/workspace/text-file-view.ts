import type { TFile as ObsidianFile, WorkspaceLeaf, App } from "obsidian";
import { debounce } from "../base/debounce";
import { Notice } from "../ui/notice";
import { TFile } from "../vault/files";
import { mergeTexts } from "../vault/merge-texts";
import { isWholeText, NotUtf8 } from "../vault/text";
import { ServerGone, ServerRefusal } from "../vault/vault-server";
import { EditableFileView } from "./view";

/** How long after the last change a text view saves, in ms; the app's own figure. */
const SAVE_DELAY = 2000;

/** A view of a text file that can change it; what is changed is saved two seconds later, and when the view closes. */
export abstract class TextFileView extends EditableFileView {
  data = "";
  requestSave: () => void;
  /** The text as the disk was last known to hold it. */
  protected savedData = "";
  /** Whether the file on disk is not UTF-8: it is shown, and neither changed nor written. */
  private locked = false;
  /** Whether the browser keeps a draft of this view's text. */
  private drafted = false;
  private readonly saveLater: ReturnType<typeof debounce<[], Promise<void>>>;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.saveLater = debounce(() => this.save(), SAVE_DELAY, true);
    this.requestSave = () => void this.saveLater();
  }

  abstract getViewData(): string;
  abstract setViewData(data: string, clear: boolean): void;
  abstract clear(): void;

  override onload(): void {
    super.onload();
    // A page that is closed has no time to write; what is not saved yet waits for the next one.
    this.registerDomEvent(window, "pagehide", () => this.keepDraft());
    this.registerEvent(this.app.workspace.on("connected" as "css-change", () => void this.save()));
    this.registerEvent(
      this.app.vault.on("modify", (item) => {
        if (item === this.file) void this.takeFromDisk();
      }),
    );
  }

  override async onLoadFile(file: ObsidianFile): Promise<void> {
    const text = await this.app.vault.cachedRead(file);
    this.lock(!(await isWholeText(this.app.vault, file, text)));
    const draft = this.locked ? null : readDraft(this.app, file.path);
    this.drafted = draft !== null;
    const merged = draft === null ? text : mergeTexts(draft.base, draft.text, text);
    this.savedData = draft !== null && merged === null ? draft.base : text;
    this.data = merged ?? draft?.text ?? text;
    this.setViewData(this.data, true);
    if (this.data === text) {
      this.dropDraft(file.path);
      return;
    }
    new Notice(`What was typed in ${file.basename} and could not be saved is here again.`);
    if (merged === null) this.onConflict(text);
    else this.requestSave();
  }

  override async onUnloadFile(): Promise<void> {
    this.saveLater.cancel();
    await this.save(true);
  }

  /** Writes the view's text to its file, unless it holds what is written there already or the file says otherwise now. */
  async save(clear = false): Promise<void> {
    const file = this.file;
    if (file instanceof TFile) {
      const text = this.getViewData();
      this.data = text;
      if (this.locked) this.keepDraft();
      else if (text !== this.savedData) await this.write(file, text);
      else this.dropDraft(file.path);
    }
    if (clear) this.clear();
  }

  protected get dirty(): boolean {
    return this.getViewData() !== this.savedData;
  }

  private keepDraft(): void {
    const { file } = this;
    if (file === null || !this.dirty) return;
    keepDraft(this.app, file.path, { base: this.savedData, text: this.getViewData() });
    this.drafted = true;
  }

  /** Forgets what this view kept, or took up, once it is saved or the disk's text was chosen. */
  private dropDraft(path: string): void {
    if (this.drafted) dropDraft(this.app, path);
    this.drafted = false;
  }

  private async write(file: TFile, text: string): Promise<void> {
    const before = this.savedData;
    const merge: { disk: string; result: string | null } = { disk: before, result: text };
    try {
      await this.app.vault.process(file, (current) => {
        merge.disk = current;
        merge.result = mergeTexts(before, text, current);
        return merge.result ?? current;
      });
    } catch (error) {
      const refused = error instanceof ServerRefusal || error instanceof NotUtf8;
      if (!refused && !(error instanceof ServerGone)) throw error;
      this.keepDraft();
      if (error instanceof NotUtf8) this.lock(true);
      if (refused)
        new Notice(`${file.basename} could not be saved: ${error.message} What was typed is kept.`);
      return;
    }
    if (merge.result === null) {
      // Until somebody chooses, the disk has one of the two texts alone.
      this.keepDraft();
      this.onConflict(merge.disk);
      return;
    }
    this.savedData = merge.result;
    this.dropDraft(file.path);
    // What was typed meanwhile is merged in turn, when the file tells that it changed.
    if (merge.result !== text && this.getViewData() === text) this.setViewData(merge.result, false);
  }

  /** Another program changed the file: its text is shown, with what is not saved yet in it. */
  private async takeFromDisk(): Promise<void> {
    const { file, savedData: before } = this;
    if (file === null) return;
    const text = await this.app.vault.cachedRead(file);
    const whole = await isWholeText(this.app.vault, file, text);
    if (file !== this.file) return;
    // What was read may be older than what was saved meanwhile.
    if (this.savedData !== before) return this.takeFromDisk();
    const wasLocked = this.locked;
    this.lock(!whole);
    if (!this.dirty && wasLocked && whole) {
      // What was typed in it before may wait to be shown again.
      await this.onLoadFile(file);
      return;
    }
    if (this.locked && this.dirty) {
      this.keepDraft();
      return;
    }
    if (text === this.savedData) return;
    const merged = mergeTexts(this.savedData, this.getViewData(), text);
    if (merged === null) {
      this.keepDraft();
      this.onConflict(text);
      return;
    }
    this.savedData = text;
    this.data = merged;
    this.setViewData(merged, false);
    if (merged !== text) this.requestSave();
  }

  private lock(locked: boolean): void {
    this.locked = locked;
    this.onLock(locked);
  }

  /** The file on disk is not UTF-8, so that its text can only be read; or it is again. */
  protected onLock(locked: boolean): void;
  protected onLock(): void {
    // Nothing unless a subclass says so.
  }

  /** The disk and the view hold different changes of the same lines. */
  protected onConflict(disk: string): void;
  protected onConflict(): void {
    // Nothing unless a subclass says so.
  }
}

/** What was typed in a file and is not on disk. */
export interface Draft {
  /** The file's text when the typing began. */
  readonly base: string;
  readonly text: string;
}

const keyOf = (path: string): string => `draft:${path}`;

/** Keeps a draft in the browser until it is dropped. One that is too large for its storage stays in the page alone. */
export function keepDraft(app: App, path: string, draft: Draft): void {
  try {
    app.saveLocalStorage(keyOf(path), draft);
  } catch (error) {
    console.warn(`The draft of ${path} could not be kept in the browser.`, error);
  }
}

/** The draft of a file; null when there is none. */
export function readDraft(app: App, path: string): Draft | null {
  const draft: unknown = app.loadLocalStorage(keyOf(path));
  return isDraft(draft) ? draft : null;
}

/** Forgets the draft of a file, which has been saved or refused. */
export function dropDraft(app: App, path: string): void {
  app.saveLocalStorage(keyOf(path), null);
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "base" in value &&
    typeof value.base === "string" &&
    "text" in value &&
    typeof value.text === "string"
  );
}
