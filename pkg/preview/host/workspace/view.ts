import type { App, Menu, Scope, TFile as ObsidianFile, ViewStateResult, WorkspaceLeaf } from "obsidian";
import { Component } from "../base/component";
import { setIcon } from "../ui/icons";
import { Menu as PageMenu } from "../ui/menu";
import { setTooltip } from "../ui/tooltip";
import { TFile } from "../vault/files";

/** What a leaf shows. */
export abstract class View extends Component {
  app: App;
  icon = "file-text";
  navigation = true;
  leaf: WorkspaceLeaf;
  containerEl: HTMLElement;
  scope: Scope | null = null;

  constructor(leaf: WorkspaceLeaf) {
    super();
    this.leaf = leaf;
    this.app = (leaf as WorkspaceLeaf & { readonly app: App }).app;
    this.containerEl = createDiv({ cls: "workspace-leaf-content" });
  }

  protected onOpen(): Promise<void> {
    return Promise.resolve();
  }

  protected onClose(): Promise<void> {
    return Promise.resolve();
  }

  abstract getViewType(): string;
  abstract getDisplayText(): string;

  getState(): Record<string, unknown> {
    return {};
  }

  setState(state: unknown, result: ViewStateResult): Promise<void>;
  setState(): Promise<void> {
    return Promise.resolve();
  }

  getEphemeralState(): Record<string, unknown> {
    return {};
  }

  setEphemeralState(state: unknown): void;
  setEphemeralState(): void {
    // Nothing unless a subclass says so.
  }

  getIcon(): string {
    return this.icon;
  }

  onResize(): void {
    // Nothing unless a subclass says so.
  }

  onPaneMenu(menu: Menu, source: string): void;
  onPaneMenu(): void {
    // Nothing unless a subclass says so.
  }

  /** Puts the view into its leaf; the leaf calls it. */
  async open(parent: HTMLElement): Promise<void> {
    this.containerEl.dataset.type = this.getViewType();
    parent.append(this.containerEl);
    void this.load();
    await this.onOpen();
  }

  /** Takes the view out of its leaf; the leaf calls it. */
  async close(): Promise<void> {
    await this.onClose();
    this.unload();
    this.containerEl.remove();
  }
}

/** A view with a header line and a content below it. */
export abstract class ItemView extends View {
  contentEl: HTMLElement;
  protected readonly headerEl: HTMLElement;
  protected readonly titleEl: HTMLElement;
  private readonly actionsEl: HTMLElement;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.headerEl = this.containerEl.createDiv({ cls: "view-header" });
    this.titleEl = this.headerEl
      .createDiv({ cls: "view-header-title-container" })
      .createDiv({ cls: "view-header-title" });
    this.actionsEl = this.headerEl.createDiv({ cls: "view-actions" });
    this.contentEl = this.containerEl.createDiv({ cls: "view-content" });
  }

  addAction(icon: string, title: string, callback: (evt: MouseEvent) => unknown): HTMLElement {
    const button = this.actionsEl.createEl("button", {
      cls: "clickable-icon view-action",
      type: "button",
      prepend: true,
    });
    setIcon(button, icon);
    setTooltip(button, title);
    button.addEventListener("click", callback);
    return button;
  }

  override async open(parent: HTMLElement): Promise<void> {
    this.addMoreButton();
    await super.open(parent);
    this.showTitle();
  }

  /** The last of the header's buttons; what the view, the page and plugins offer for what it shows stands in its menu. */
  private addMoreButton(): void {
    const button = this.actionsEl.createEl("button", {
      cls: "clickable-icon view-action mod-more",
      type: "button",
      attr: { "aria-haspopup": "menu" },
    });
    setIcon(button, "more-vertical");
    setTooltip(button, "More options");
    button.addEventListener("click", () => {
      const menu = new PageMenu();
      const file: unknown = "file" in this ? this.file : null;
      if (file instanceof TFile)
        this.app.workspace.trigger("file-menu", menu, file, "more-options", this.leaf);
      this.onPaneMenu(menu as never, "more-options");
      const { left, bottom } = button.getBoundingClientRect();
      menu.showAtPosition({ x: left, y: bottom }, button.doc);
    });
  }

  protected showTitle(): void {
    this.titleEl.setText(this.getDisplayText());
  }
}

/** A view of one file. */
export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: ObsidianFile | null = null;

  getDisplayText(): string {
    return this.file?.basename ?? "No file";
  }

  override getState(): Record<string, unknown> {
    return this.file === null ? {} : { file: this.file.path };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    const path = (state as { file?: unknown } | null)?.file;
    if (typeof path !== "string" || path === this.file?.path) return;
    const file = this.app.vault.getFileByPath(path);
    await this.loadFile(file);
    result.history = true;
  }

  onLoadFile(file: ObsidianFile): Promise<void>;
  onLoadFile(): Promise<void> {
    return Promise.resolve();
  }

  onUnloadFile(file: ObsidianFile): Promise<void>;
  onUnloadFile(): Promise<void> {
    return Promise.resolve();
  }

  onRename(file: ObsidianFile): Promise<void>;
  onRename(): Promise<void> {
    this.showTitle();
    return Promise.resolve();
  }

  canAcceptExtension(extension: string): boolean;
  canAcceptExtension(): boolean {
    return false;
  }

  override onload(): void {
    this.registerEvent(
      this.app.vault.on("rename", (item) => {
        if (item === this.file) void this.onRename(this.file);
      }),
    );
    this.registerEvent(
      this.app.vault.on("delete", (item) => {
        if (item === this.file) this.onFileGone();
      }),
    );
  }

  override async close(): Promise<void> {
    if (this.file !== null) await this.onUnloadFile(this.file);
    await super.close();
  }

  /** Changes the file that is shown; null shows none. */
  protected async loadFile(file: ObsidianFile | null): Promise<void> {
    const former = this.file;
    if (former !== null) await this.onUnloadFile(former);
    this.file = file;
    if (file !== null) await this.onLoadFile(file);
    this.showTitle();
  }

  protected onFileGone(): void {
    this.file = null;
    this.leaf.detach();
  }
}

export abstract class EditableFileView extends FileView {}
