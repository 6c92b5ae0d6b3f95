import type { Plugin } from "obsidian";
import { readSettings, storeSettings, type Settings } from "./settings";

/** The settings in force, and everybody who wants to know when they change. */
export class SettingsStore {
  readonly #plugin: Plugin;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #current: Settings = readSettings(null);

  constructor(plugin: Plugin) {
    this.#plugin = plugin;
  }

  get current(): Settings {
    return this.#current;
  }

  /** Reads what is stored, at the start and whenever another device's settings arrive. */
  async load(): Promise<void> {
    this.#apply(readSettings(await this.#plugin.loadData()));
  }

  /** Changes some settings. The file is read again first, so that nothing another device wrote is lost. */
  async change(changes: Partial<Settings>): Promise<void> {
    const stored: unknown = await this.#plugin.loadData();
    const next = readSettings(storeSettings(stored, { ...readSettings(stored), ...changes }));
    await this.#plugin.saveData(storeSettings(stored, next));
    this.#apply(next);
  }

  /** Calls `listener` after each change; the returned function ends that. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #apply(settings: Settings): void {
    this.#current = settings;
    for (const listener of this.#listeners) listener(settings);
  }
}
