import type { App } from "obsidian";
import { Modal } from "../ui/modal";
import { PluginSettingTab, type SettingTab } from "./setting-tab";

/** A tab with the name it is listed under. */
interface Listed {
  readonly name: string;
  readonly tab: SettingTab;
}

/** The settings: the page's own tabs, and those of the plugins. */
export class SettingsModal extends Modal {
  private readonly own: readonly Listed[];
  private readonly plugins: readonly SettingTab[];
  private readonly listEl: HTMLElement;
  private readonly bodyEl: HTMLElement;
  private shown: SettingTab | null = null;

  constructor(app: App, own: readonly Listed[], plugins: readonly SettingTab[]) {
    super(app);
    this.own = own;
    this.plugins = plugins;
    this.modalEl.addClass("mod-settings");
    this.modalEl.setAttr("aria-label", "Settings");
    this.contentEl.addClass("vertical-tabs-container");
    this.listEl = this.contentEl.createDiv({
      cls: "vertical-tab-header",
      attr: { role: "tablist", "aria-orientation": "vertical" },
    });
    this.bodyEl = this.contentEl.createDiv({ cls: "vertical-tab-content-container" });
    this.listEl.addEventListener("keydown", (event) => this.onKey(event));
  }

  override onOpen(): void {
    this.draw();
    // A plugin's own settings are what one comes for; the page's come first in the list.
    const first = this.plugins[0] ?? this.own[0]?.tab;
    if (first !== undefined) this.show(first);
    this.listEl.querySelector<HTMLElement>(".is-active")?.focus();
  }

  override onClose(): void {
    this.shown?.hide();
    this.shown = null;
  }

  private draw(): void {
    this.listEl.empty();
    this.drawGroup("Preview", this.own);
    const named = this.plugins.map((tab) => ({
      tab,
      name: tab instanceof PluginSettingTab ? tab.name : "Plugin",
    }));
    if (named.length > 0) this.drawGroup("Plugins", named);
  }

  private drawGroup(title: string, tabs: readonly Listed[]): void {
    const group = this.listEl.createDiv({ cls: "vertical-tab-header-group" });
    group.createDiv({ cls: "vertical-tab-header-group-title", text: title });
    for (const { name, tab } of tabs) {
      const item = group.createEl("button", {
        cls: "vertical-tab-nav-item",
        text: name,
        type: "button",
        attr: { role: "tab", "aria-selected": tab === this.shown, tabindex: tab === this.shown ? 0 : -1 },
      });
      item.toggleClass("is-active", tab === this.shown);
      item.addEventListener("click", () => this.show(tab));
    }
  }

  private show(tab: SettingTab): void {
    this.shown?.hide();
    this.shown = tab;
    const focused = this.listEl.contains(activeDocument.activeElement);
    this.draw();
    if (focused) this.listEl.querySelector<HTMLElement>(".is-active")?.focus();
    this.bodyEl.replaceChildren(tab.containerEl);
    tab.show();
  }

  private onKey(event: KeyboardEvent): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const items = this.listEl.findAll("[role=tab]");
    const at = items.indexOf(activeDocument.activeElement as HTMLElement);
    if (by === 0 || at < 0) return;
    event.preventDefault();
    const next = items[(at + by + items.length) % items.length];
    next?.focus();
    next?.click();
  }
}
