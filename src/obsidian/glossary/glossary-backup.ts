import type { DataAdapter } from "obsidian";

/** How many days are kept. */
const DAYS = 5;

const COPY = /\/\d{4}-\d\d-\d\d\.md$/;

/** Copies of the glossary note as it was before each day's first write, beside the plugin, where no note is listed. */
export class GlossaryBackup {
  readonly #adapter: DataAdapter;
  readonly #folder: string;
  readonly #today: () => string;
  #kept = "";

  constructor(adapter: DataAdapter, folder: string, today: () => string = isoDay) {
    this.#adapter = adapter;
    this.#folder = folder;
    this.#today = today;
  }

  /** Keeps the text, if it is the day's first, and lets the oldest copy go. May throw. */
  async keep(text: string): Promise<void> {
    const day = this.#today();
    if (this.#kept === day || text === "") return;
    this.#kept = day;
    const path = `${this.#folder}/${day}.md`;
    if (!(await this.#adapter.exists(this.#folder))) await this.#adapter.mkdir(this.#folder);
    if (await this.#adapter.exists(path)) return;
    await this.#adapter.write(path, text);
    const { files } = await this.#adapter.list(this.#folder);
    const copies = files.filter((file) => COPY.test(file)).sort();
    for (const old of copies.slice(0, -DAYS)) await this.#adapter.remove(old);
  }
}

/** The day where the reader is: `2026-01-31`. */
function isoDay(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
