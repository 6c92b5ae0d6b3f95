import type { DataAdapter } from "obsidian";

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
