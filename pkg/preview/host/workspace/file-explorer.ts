import type { WorkspaceLeaf } from "obsidian";
import { debounce } from "../base/debounce";
import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";
import { TAbstractFile, TFile, TFolder } from "../vault/files";
import { ItemView } from "./view";

const ORDER = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Under this name the vault keeps which folders are unfolded. */
const UNFOLDED = "unfolded-folders";

/** A vault of so many files starts with its outer folders open. */
const FEW = 200;

/** What the tree asks of the page. */
export interface FileExplorerHost {
  open(file: TFile, event: MouseEvent | KeyboardEvent): void;
  showMenu(item: TAbstractFile, event: MouseEvent): void;
  rename(item: TAbstractFile): void;
  remove(item: TAbstractFile): void;
  makeNote(folder: TFolder): void;
  makeFolder(folder: TFolder): void;
}

/** The vault's folders and files: folders first, names in their natural order. Keys move as in any tree. */
export class FileExplorerView extends ItemView {
  override icon = "folder";
  override navigation = false;
  private readonly host: FileExplorerHost;
  private readonly treeEl: HTMLElement;
  /** Folders that are unfolded. */
  private readonly unfolded = new Set<string>();
  private shownPath: string | null = null;

  constructor(leaf: WorkspaceLeaf, host: FileExplorerHost) {
    super(leaf);
    this.host = host;
    this.headerEl.remove();
    this.drawButtons();
    this.treeEl = this.contentEl.createDiv({
      cls: "nav-files-container",
      attr: { role: "tree", "aria-label": "Files" },
    });
  }

  getViewType(): string {
    return "file-explorer";
  }

  getDisplayText(): string {
    return "Files";
  }

  override onload(): void {
    const { vault, workspace } = this.app;
    const redraw = debounce(() => this.draw(), 50, true);
    for (const name of ["create", "delete", "rename"] as const)
      this.registerEvent(vault.on(name as "create", () => redraw()));
    this.register(() => redraw.cancel());
    this.registerEvent(workspace.on("file-open", (file) => this.reveal(file?.path ?? null)));
    this.registerDomEvent(this.treeEl, "keydown", (event: KeyboardEvent) => this.onKey(event));
    this.registerDomEvent(this.treeEl, "click", (event: MouseEvent) => {
      const item = this.itemAt(event);
      if (item !== null) this.choose(item, event);
    });
    this.registerDomEvent(this.treeEl, "contextmenu", (event: MouseEvent) => {
      const item = this.itemAt(event);
      if (item !== null) this.host.showMenu(item, event);
    });
    this.unfoldFirst();
    this.draw();
    this.reveal(workspace.getActiveFile()?.path ?? null);
  }

  /** Unfolds what was unfolded last time; the first time the outer folders of a small vault. */
  private unfoldFirst(): void {
    const kept: unknown = this.app.loadLocalStorage(UNFOLDED);
    const { vault } = this.app;
    if (Array.isArray(kept)) {
      for (const path of kept) if (typeof path === "string") this.unfolded.add(path);
    } else if (vault.getFiles().length <= FEW) {
      for (const child of vault.getRoot().children)
        if (child instanceof TFolder) this.unfolded.add(child.path);
    }
  }

  private keepFolds(): void {
    this.app.saveLocalStorage(UNFOLDED, [...this.unfolded]);
  }

  private drawButtons(): void {
    const bar = this.contentEl.createDiv({
      cls: "nav-buttons-container",
      attr: { role: "toolbar", "aria-label": "Files" },
    });
    const button = (icon: string, name: string, action: () => void): void => {
      const el = bar.createEl("button", { cls: "clickable-icon nav-action-button", type: "button" });
      setIcon(el, icon);
      setTooltip(el, name);
      el.addEventListener("click", action);
    };
    button("file-plus", "New note", () => this.host.makeNote(this.folderAtHand()));
    button("folder-plus", "New folder", () => this.host.makeFolder(this.folderAtHand()));
    button("chevrons-down-up", "Collapse all folders", () => {
      this.unfolded.clear();
      this.keepFolds();
      this.draw();
    });
  }

  /** The folder of the file that is marked; where nothing is, the vault itself. */
  private folderAtHand(): TFolder {
    const { vault } = this.app;
    const item = this.shownPath === null ? null : vault.getAbstractFileByPath(this.shownPath);
    const folder: unknown = item instanceof TFolder ? item : (item?.parent ?? vault.getRoot());
    if (!(folder instanceof TFolder)) throw new Error("The vault has no root.");
    return folder;
  }

  private itemAt(event: Event): TAbstractFile | null {
    const path = (event.target as Element).closest<HTMLElement>("[data-path]")?.dataset.path;
    const item: unknown = path === undefined ? null : this.app.vault.getAbstractFileByPath(path);
    return item instanceof TAbstractFile ? item : null;
  }

  /** Marks the note that is open, and unfolds what it lies in. */
  private reveal(path: string | null): void {
    this.shownPath = path;
    let parent = path === null ? null : (this.app.vault.getAbstractFileByPath(path)?.parent ?? null);
    for (; parent !== null; parent = parent.parent) this.unfolded.add(parent.path);
    const item = path === null ? null : this.itemOf(path);
    // A folder may hold thousands of notes: what is drawn already is only marked.
    if (path !== null && item === null) this.draw();
    else this.markShown();
    if (item !== null && !this.treeEl.contains(this.treeEl.doc.activeElement)) this.setTabbable(item);
    this.treeEl.querySelector(".is-active")?.scrollIntoView({ block: "nearest" });
  }

  private draw(): void {
    const active = this.treeEl.doc.activeElement;
    const focused = this.treeEl.contains(active) ? (active as HTMLElement).dataset.path : undefined;
    const { scrollTop } = this.treeEl;
    this.treeEl.empty();
    const root: TAbstractFile = this.app.vault.getRoot();
    if (root instanceof TFolder) this.drawFolder(root, this.treeEl, 1);
    this.markShown();
    const wanted = focused ?? this.shownPath;
    const tabbable = (wanted === null ? null : this.itemOf(wanted)) ?? this.items()[0];
    if (tabbable !== undefined) this.setTabbable(tabbable);
    if (focused !== undefined) tabbable?.focus();
    this.treeEl.scrollTop = scrollTop;
  }

  private markShown(): void {
    for (const former of this.treeEl.findAll(".is-active")) {
      former.removeClass("is-active");
      former.removeAttribute("aria-current");
    }
    const item = this.shownPath === null ? null : this.itemOf(this.shownPath);
    item?.addClass("is-active");
    item?.setAttr("aria-current", "page");
  }

  /** The one item that Tab goes to. */
  private setTabbable(item: HTMLElement): void {
    for (const former of this.treeEl.findAll("[tabindex='0']")) former.setAttr("tabindex", -1);
    item.setAttr("tabindex", 0);
  }

  private itemOf(path: string): HTMLElement | null {
    return this.treeEl.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  }

  private drawFolder(folder: TFolder, parent: HTMLElement, level: number): void {
    for (const item of sorted(folder.children)) {
      const isFolder = item instanceof TFolder;
      const el = parent.createDiv({ cls: isFolder ? "tree-item nav-folder" : "tree-item nav-file" });
      const title = el.createDiv({
        cls: `tree-item-self is-clickable ${isFolder ? "nav-folder-title" : "nav-file-title"}`,
        attr: {
          role: "treeitem",
          "data-path": item.path,
          "aria-level": level,
          tabindex: -1,
        },
      });
      title.style.setProperty("--level", String(level));
      const isUnfolded = this.unfolded.has(item.path);
      if (isFolder) {
        title.setAttr("aria-expanded", isUnfolded);
        setIcon(
          title.createDiv({ cls: "tree-item-icon collapse-icon" }),
          isUnfolded ? "chevron-down" : "chevron-right",
        );
      }
      const name = item instanceof TFile && item.extension === "md" ? item.basename : item.name;
      title.createDiv({ cls: "tree-item-inner", text: name });
      if (item instanceof TFile && item.extension !== "md")
        title.createDiv({ cls: "nav-file-tag", text: item.extension });
      if (isFolder && isUnfolded) {
        this.drawFolder(
          item,
          el.createDiv({ cls: "tree-item-children", attr: { role: "group" } }),
          level + 1,
        );
      }
    }
  }

  private choose(item: TAbstractFile, event: MouseEvent | KeyboardEvent): void {
    if (item instanceof TFile) {
      this.host.open(item, event);
      return;
    }
    this.fold(item.path, this.unfolded.has(item.path));
  }

  private fold(path: string, folded: boolean): void {
    if (folded) this.unfolded.delete(path);
    else this.unfolded.add(path);
    this.keepFolds();
    this.draw();
    this.focusPath(path);
  }

  private items(): HTMLElement[] {
    return this.treeEl.findAll("[role=treeitem]");
  }

  private focusPath(path: string | undefined): void {
    if (path !== undefined) this.itemOf(path)?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    const items = this.items();
    const current = items.indexOf(activeDocument.activeElement as HTMLElement);
    const path = items[current]?.dataset.path;
    const item = path === undefined ? null : this.app.vault.getAbstractFileByPath(path);
    if (path === undefined || item === null) return;
    const folder = item instanceof TFolder;
    const actions: Record<string, () => void> = {
      ArrowDown: () => items[current + 1]?.focus(),
      ArrowUp: () => items[current - 1]?.focus(),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
      ArrowRight: () =>
        folder && !this.unfolded.has(path) ? this.fold(path, false) : items[current + 1]?.focus(),
      ArrowLeft: () =>
        folder && this.unfolded.has(path) ? this.fold(path, true) : this.focusPath(item.parent?.path),
      Enter: () => this.choose(item, event),
      " ": () => this.choose(item, event),
      F2: () => this.host.rename(item),
      Delete: () => this.host.remove(item),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }
}

function sorted(children: readonly TAbstractFile[]): TAbstractFile[] {
  return [...children].sort(
    (a, b) => Number(b instanceof TFolder) - Number(a instanceof TFolder) || ORDER.compare(a.name, b.name),
  );
}
