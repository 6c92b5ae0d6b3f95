import { Platform } from "../base/platform";
import { setIcon } from "./icons";
import { setTooltip } from "./tooltip";

/** What the page's own buttons do. */
export interface PageActions {
  readonly toggleFiles: () => void;
  readonly toggleAside: () => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
  readonly openNote: () => void;
  readonly openPalette: () => void;
  readonly toggleTheme: () => void;
  readonly openSettings: () => void;
}

/** The page round the workspace: a ribbon of buttons, the status line, and what is said when something is wrong. */
export class Page {
  readonly containerEl: HTMLElement;
  /** Where plugins put their buttons. */
  readonly ribbonEl: HTMLElement;
  readonly statusBarEl: HTMLElement;
  private readonly themeButton: HTMLElement;
  private readonly statusEl: HTMLElement;
  private readonly bannersEl: HTMLElement;
  private readonly troubles = new Map<string, HTMLElement>();
  private readonly maskEl: HTMLElement;

  constructor(actions: PageActions, workspaceEl: HTMLElement, closeDrawer: () => void) {
    this.containerEl = document.body.createDiv({ cls: "app-container" });
    this.bannersEl = this.containerEl.createDiv();
    const main = this.containerEl.createDiv({ cls: "horizontal-main-container" });
    const ribbon = main.createEl("nav", {
      cls: "workspace-ribbon side-dock-ribbon mod-left",
      attr: { "aria-label": "Page" },
    });
    const button = (parent: HTMLElement, icon: string, name: string, action: () => void): HTMLElement => {
      const el = parent.createEl("button", { cls: "side-dock-ribbon-action clickable-icon", type: "button" });
      setIcon(el, icon);
      setTooltip(el, name, { placement: "right" });
      el.addEventListener("click", action);
      return el;
    };
    const top = ribbon.createDiv({ cls: "side-dock-actions" });
    button(top, "panel-left", "Files", actions.toggleFiles);
    if (Platform.isPhone) {
      button(top, "arrow-left", "Back", actions.goBack);
      button(top, "arrow-right", "Forward", actions.goForward);
    }
    button(top, "file-search", "Open a note", actions.openNote);
    button(top, "command", "Run a command", actions.openPalette);
    this.ribbonEl = ribbon.createDiv({ cls: "side-dock-actions mod-plugins" });
    const bottom = ribbon.createDiv({ cls: "side-dock-settings" });
    button(bottom, "panel-right", "Side panel", actions.toggleAside).addClass("mod-side-panel");
    this.themeButton = button(bottom, "moon", "Dark", actions.toggleTheme);
    this.themeButton.addClass("mod-theme");
    button(bottom, "settings", "Settings", actions.openSettings);
    main.append(workspaceEl);
    this.maskEl = main.createDiv({ cls: "drawer-mask" });
    this.maskEl.addEventListener("click", closeDrawer);
    this.statusBarEl = this.containerEl.createDiv({ cls: "status-bar", attr: { role: "contentinfo" } });
    this.statusEl = this.statusBarEl.createDiv({ cls: "status-bar-item mod-preview" });
    this.showStatus(null);
  }

  showTheme(dark: boolean): void {
    setIcon(this.themeButton, dark ? "sun" : "moon");
    setTooltip(this.themeButton, dark ? "Light theme" : "Dark theme", { placement: "right" });
  }

  /** Says what the page is; while something takes time, how far it has come. */
  showStatus(progress: string | null): void {
    this.statusEl.setText(progress ?? "Preview: not the Obsidian app");
  }

  /**
   * Says in one sentence what is wrong, over the page; null takes it away. Each part of the page has its own trouble,
   * so that one that ends leaves the others standing. The details are for who wants them.
   */
  showProblem(part: string, sentence: string | null, details = ""): void {
    this.troubles.get(part)?.remove();
    this.troubles.delete(part);
    if (sentence === null) return;
    const banner = this.bannersEl.createDiv({ cls: "page-banner", attr: { role: "alert" } });
    this.troubles.set(part, banner);
    setIcon(banner.createSpan({ cls: "page-banner-icon" }), "alert-triangle");
    const text = banner.createDiv({ cls: "page-banner-text" });
    text.createDiv({ text: sentence });
    if (details === "") return;
    const more = text.createEl("details");
    more.createEl("summary", { text: "Details" });
    more.createEl("pre", { text: details });
  }
}
