import { Notice, type App, type TFile } from "obsidian";
import { applyEdits } from "../../core/text/edits";
import { retargetBlockLinks, type Retarget } from "../../core/terms/retarget";
import { writeFailure } from "../app/note-text";
import { ChangesModal } from "../glossary/changes-modal";
import { changeNote, noticeWithAction } from "../app/change-note";
import type { Settings } from "../settings/settings";

/** Links inside blocks that are to lead elsewhere, note by note, and why. */
export interface LinkUpdate {
  /** What happened: `“Maps” is now called “Maps and sets”.` */
  readonly reason: string;
  /** Whether somebody has just asked for it, so that a question is no surprise. */
  readonly expected: boolean;
  readonly notes: ReadonlyMap<TFile, Retarget>;
}

/** What a note held, and what was written. */
interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Updates links inside drills and comparisons whose targets moved: after a question, automatically or never, as the
 * settings say.
 */
export class LinkUpdates {
  readonly #app: App;
  readonly #settings: () => Pick<Settings, "updateBlockLinks">;
  /** The changes made last, which can be reverted. */
  #last: readonly Change[] = [];
  #offered: LinkUpdate | null = null;

  constructor(app: App, settings: () => Pick<Settings, "updateBlockLinks">) {
    this.#app = app;
    this.#settings = settings;
  }

  get canRevert(): boolean {
    return this.#last.length > 0;
  }

  /** Whether an update was offered and waits for a review. */
  get waits(): boolean {
    return this.#offered !== null;
  }

  /** Does what the settings say with an update: shows it, makes it, or neither. */
  async offer(update: LinkUpdate): Promise<void> {
    const how = this.#settings().updateBlockLinks;
    if (how === "never" || update.notes.size === 0) return;
    if (how === "always" || (update.expected && update.notes.size === 1)) {
      await this.#make(update);
      return;
    }
    this.#offered = update;
    if (update.expected) await this.show();
    else this.#notify(update);
  }

  /** Shows what waits, note by note, before anything is written. */
  async show(): Promise<void> {
    const update = this.#offered;
    if (update === null) return;
    const texts: { readonly before: string; readonly after: string }[] = [];
    for (const [file, retarget] of update.notes) {
      const text = await this.#app.vault.cachedRead(file);
      const head = `── ${file.path}\n`;
      texts.push({ before: head + text, after: head + applyEdits(text, retargetBlockLinks(text, retarget)) });
    }
    const count = update.notes.size === 1 ? "one note" : `${update.notes.size} notes`;
    new ChangesModal(this.#app, {
      title: "Links inside drills",
      summary: `${update.reason} Links to it inside the drills and comparisons of ${count} will be updated. Nothing else changes.`,
      current: texts.map(({ before }) => before).join("\n"),
      proposed: texts.map(({ after }) => after).join("\n"),
      decisions: [{ label: "Change the links", primary: true, act: () => this.#make(update) }],
    }).open();
  }

  /** Reverts the changes made last, in the notes that have not changed since. */
  async revert(): Promise<void> {
    const changes = this.#last;
    this.#last = [];
    const failures: string[] = [];
    let kept = 0;
    for (const { path, before, after } of changes) {
      const file = this.#app.vault.getFileByPath(path);
      try {
        const done =
          file !== null &&
          (await changeNote(this.#app, file, (text) =>
            text === after ? [{ start: 0, end: text.length, text: before }] : [],
          ));
        if (done === null || done === false) kept++;
      } catch (error) {
        if (file !== null) failures.push(writeFailure(file, error));
      }
    }
    if (failures.length > 0) new Notice(failures.join("\n"));
    if (failures.length === changes.length && changes.length > 0) return;
    new Notice(
      kept === 0
        ? "The links inside drills were restored."
        : `${kept === 1 ? "One note has" : `${kept} notes have`} changed since and ${kept === 1 ? "stays as it is" : "stay as they are"}.`,
    );
  }

  #notify(update: LinkUpdate): void {
    const text = `${update.reason} Links inside drills still use the former name.`;
    noticeWithAction(text, "Review", () => {
      this.#offered = update;
      void this.show();
    });
  }

  async #make(update: LinkUpdate): Promise<void> {
    if (this.#offered === update) this.#offered = null;
    const changes: Change[] = [];
    const failures: string[] = [];
    for (const [file, retarget] of update.notes) {
      try {
        const change = await changeNote(this.#app, file, (text) => retargetBlockLinks(text, retarget));
        if (change !== null) changes.push({ path: file.path, ...change });
      } catch (error) {
        failures.push(writeFailure(file, error));
      }
    }
    if (changes.length > 0) this.#last = changes;
    const where = changes.length === 1 ? (changes[0]?.path ?? "") : `${changes.length} notes`;
    if (failures.length > 0) new Notice(failures.join("\n"));
    else if (changes.length > 0)
      new Notice(
        `Links inside drills were updated in ${where}. “Revert the last change of links” undoes it.`,
      );
  }
}
