import type { Plugin } from "obsidian";
import { explainGlossaryPath, readSettings, storeSettings, type Settings } from "./settings";

/** The settings in force, and everybody who wants to know when they change. */
export class SettingsStore {
  readonly #plugin: Plugin;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #current: Settings = readSettings(null);
  #problem: string | null = null;

  constructor(plugin: Plugin) {
    this.#plugin = plugin;
  }

  get current(): Settings {
    return this.#current;
  }

  /** What of the stored settings is not used, and why, in one sentence; null when all of it is. */
  get problem(): string | null {
    return this.#problem;
  }

  /** The folder of the app's settings, in which no note is written. */
  get configFolder(): string {
    return this.#plugin.app.vault.configDir;
  }

  /** Reads what is stored, at the start and whenever another device's settings arrive. */
  async load(): Promise<void> {
    const stored: unknown = await this.#plugin.loadData();
    this.#problem = explainGlossaryPath(stored, this.configFolder);
    this.#apply(readSettings(stored, this.configFolder));
  }

  /** Changes some settings. The file is read again first, so that nothing another device wrote is lost. */
  async change(changes: Partial<Settings>): Promise<void> {
    const stored: unknown = await this.#plugin.loadData();
    const before = readSettings(stored, this.configFolder);
    const next = readSettings({ ...before, ...changes }, this.configFolder);
    await this.#plugin.saveData(storeSettings(stored, next));
    this.#problem = null;
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
