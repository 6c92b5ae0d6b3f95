import type { App, Plugin, SettingDefinitionItem } from "obsidian";
import { DefinitionsView } from "./definitions-view";

/** A page of the settings: declared by `getSettingDefinitions`, or drawn by `display` when there are none. */
export abstract class SettingTab {
  icon = "settings";
  app: App;
  containerEl: HTMLElement;
  settingItems: SettingDefinitionItem[] = [];
  private view: DefinitionsView | null = null;

  constructor(app: App) {
    this.app = app;
    this.containerEl = createDiv({ cls: "vertical-tab-content" });
  }

  getSettingDefinitions(): SettingDefinitionItem[] {
    return [];
  }

  /** Reads the definitions anew and, when they are on the page, draws them anew. */
  update(): void {
    this.settingItems = this.getSettingDefinitions();
    this.view?.render(this.settingItems);
  }

  getControlValue(key: string): unknown {
    throw new Error(`This tab has no setting "${key}".`);
  }

  setControlValue(key: string, value: unknown): void | Promise<void> {
    throw new Error(`This tab has no setting "${key}" to set to ${String(value)}.`);
  }

  refreshDomState(): void {
    this.view?.refresh();
  }

  display(): void {
    // Nothing unless a subclass says so.
  }

  hide(): void {
    this.view?.close();
    this.view = null;
    this.containerEl.empty();
  }

  /** Shows the tab; what the settings dialog calls when it is chosen. */
  show(): void {
    this.settingItems = this.getSettingDefinitions();
    if (this.settingItems.length === 0) {
      this.display();
      return;
    }
    this.view = new DefinitionsView(this.containerEl, this);
    this.view.render(this.settingItems);
  }
}

/** A plugin's page of the settings; values are read from and written to `plugin.settings`. */
export abstract class PluginSettingTab extends SettingTab {
  readonly plugin: Plugin;
  /** What the dialog lists the tab under. */
  readonly name: string;

  constructor(app: App, plugin: Plugin) {
    super(app);
    this.plugin = plugin;
    this.name = plugin.manifest.name;
  }

  override getControlValue(key: string): unknown {
    return (this.plugin.settings as Record<string, unknown> | undefined)?.[key];
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    const settings = (this.plugin.settings ?? {}) as Record<string, unknown>;
    settings[key] = value;
    this.plugin.settings = settings;
    await this.plugin.saveData(settings);
  }
}
