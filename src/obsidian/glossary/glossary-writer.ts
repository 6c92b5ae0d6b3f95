import { MarkdownView, normalizePath, type App, type TFile, type DataAdapter } from "obsidian";
import { findLayout } from "../../core/glossary/layout";
import { notePathError } from "../../core/vault/note-path";
import { processNote, readNote } from "../app/note-text";

/** What to do with the glossary note's text: the text to write, or null to leave it alone. Must be pure. */
export type Rewrite = (current: string | null) => string | null;

/** How a write ended. */
export type WriteResult = "written" | "left" | "missing";

/**
 * The glossary note on the vault's disk. What is written is always computed from the text that is replaced, so
 * that nothing typed or synchronised in between is overwritten.
 */
export class GlossaryWriter {
  readonly #app: App;
  readonly #path: () => string;

  constructor(app: App, path: () => string) {
    this.#app = app;
    this.#path = path;
  }

  /** The note, also where the disk does not tell `Glossary.md` from `GLOSSARY.md`. */
  file(): TFile | null {
    const path = normalizePath(this.#path());
    const exact = this.#app.vault.getFileByPath(path);
    if (exact !== null) return exact;
    const folded = path.toLowerCase();
    return this.#app.vault.getMarkdownFiles().find((file) => file.path.toLowerCase() === folded) ?? null;
  }

  /** The note's text, null when there is no note. Throws when it is not UTF-8. */
  async read(): Promise<string | null> {
    const file = this.file();
    return file === null ? null : readNote(this.#app, file);
  }

  /**
   * Rewrites the note if there is one, and makes it if there is none and `mayCreate` says so. Throws for a path at which
   * no note may be written, and what the app throws.
   */
  async write(rewrite: Rewrite, mayCreate: boolean): Promise<WriteResult> {
    const file = this.file();
    const path = file?.path ?? normalizePath(this.#path());
    const error = notePathError(path, this.#app.vault.configDir);
    if (error !== null) throw new Error(`the path ${JSON.stringify(path)} ${error}.`);
    if (file !== null) return this.#process(file, rewrite);
    if (!mayCreate) return "missing";
    const text = rewrite(null);
    if (text === null) return "left";
    try {
      await this.#createFolder(path);
      await this.#app.vault.create(path, text);
      return "written";
    } catch (error) {
      // The disk may have a note the vault has not heard of yet, which another device or program just made.
      const appeared = this.file();
      if (appeared === null) throw error;
      return this.#process(appeared, rewrite);
    }
  }

  /** Whether somebody is at the note just now: with the cursor in the generated part, or with changes not yet saved. */
  async isBeingEdited(): Promise<boolean> {
    const views = this.#openEditors();
    if (views.length === 0) return false;
    const file = this.file();
    const saved = file === null ? null : await this.#app.vault.read(file);
    return views.some((view) => {
      const text = view.editor.getValue();
      if (saved !== null && text !== saved.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")) return true;
      return view.editor.hasFocus() && isInGeneratedPart(text, view.editor.getCursor().line);
    });
  }

  /** Saves what was typed in the note and not yet saved. A note that cannot be read, or is not UTF-8, is left alone. */
  async saveEditors(): Promise<void> {
    const views = this.#openEditors();
    if (views.length === 0 || (await this.read().catch(() => null)) === null) return;
    for (const view of views) await view.save();
  }

  #openEditors(): MarkdownView[] {
    const path = this.file()?.path;
    const views: MarkdownView[] = [];
    this.#app.workspace.iterateAllLeaves(({ view }) => {
      if (!(view instanceof MarkdownView) || path === undefined) return;
      if (view.file?.path === path && view.getMode() === "source") views.push(view);
    });
    return views;
  }

  async #process(file: TFile, rewrite: Rewrite): Promise<WriteResult> {
    const result = { written: false };
    await processNote(this.#app, file, (current) => {
      const text = rewrite(current);
      result.written = text !== null && text !== current;
      return text ?? current;
    });
    return result.written ? "written" : "left";
  }

  async #createFolder(path: string): Promise<void> {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const { vault } = this.#app;
    if (folder === "" || vault.getFolderByPath(folder) !== null) return;
    await vault.createFolder(folder);
  }
}

function isInGeneratedPart(text: string, line: number): boolean {
  const layout = findLayout(text.split("\n"));
  return layout.kind === "marked" && layout.regions.some(({ begin, end }) => begin < line && line < end);
}

/** Copies of the glossary note as it was before a day's first write, one for each day of the week, beside the plugin. */
export class GlossaryBackup {
  readonly #adapter: DataAdapter;
  readonly #folder: string;
  readonly #now: () => Date;
  #kept = "";

  constructor(adapter: DataAdapter, folder: string, now: () => Date = () => new Date()) {
    this.#adapter = adapter;
    this.#folder = folder;
    this.#now = now;
  }

  /** Keeps the text, if it is the day's first. May throw. */
  async keep(text: string): Promise<void> {
    const now = this.#now();
    const day = now.toDateString();
    if (this.#kept === day || text === "") return;
    this.#kept = day;
    const path = `${this.#folder}/glossary-${now.getDay()}.md`;
    const before = await this.#adapter.stat(path);
    if (before !== null && new Date(before.mtime).toDateString() === day) return;
    await this.#adapter.write(path, text);
  }
}
