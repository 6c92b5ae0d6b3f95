import type { WorkspaceLeaf } from "obsidian";
import { debounce } from "../base/debounce";
import { setIcon } from "../ui/icons";
import { TFile, TFolder, type TAbstractFile } from "../vault/files";
import { ItemView } from "./view";

const ORDER = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** A vault of so many files starts with its outer folders open. */
const FEW = 200;

/** What the tree asks of the page. */
export interface FileExplorerHost {
  open(file: TFile, event: MouseEvent | KeyboardEvent): void;
  showMenu(item: TAbstractFile, event: MouseEvent): void;
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
    if (vault.getFiles().length <= FEW) {
      for (const child of vault.getRoot().children)
        if (child instanceof TFolder) this.unfolded.add(child.path);
    }
    this.reveal(workspace.getActiveFile()?.path ?? null);
  }

  /** Marks the note that is open, and unfolds what it lies in. */
  private reveal(path: string | null): void {
    this.shownPath = path;
    let parent = path === null ? null : (this.app.vault.getAbstractFileByPath(path)?.parent ?? null);
    for (; parent !== null; parent = parent.parent) this.unfolded.add(parent.path);
    this.draw();
    this.treeEl.querySelector(".is-active")?.scrollIntoView({ block: "nearest" });
  }

  private draw(): void {
    const focused = this.treeEl.contains(activeDocument.activeElement)
      ? (activeDocument.activeElement as HTMLElement).dataset.path
      : undefined;
    const { scrollTop } = this.treeEl;
    this.treeEl.empty();
    const root: TAbstractFile = this.app.vault.getRoot();
    if (root instanceof TFolder) this.drawFolder(root, this.treeEl, 1);
    const items = this.items();
    const tabbable = items.find((item) => item.dataset.path === (focused ?? this.shownPath)) ?? items[0];
    tabbable?.setAttr("tabindex", 0);
    if (focused !== undefined) tabbable?.focus();
    this.treeEl.scrollTop = scrollTop;
  }

  private drawFolder(folder: TFolder, parent: HTMLElement, level: number): void {
    for (const item of sorted(folder.children)) {
      const isFolder = item instanceof TFolder;
      const el = parent.createDiv({ cls: isFolder ? "tree-item nav-folder" : "tree-item nav-file" });
      const title = el.createDiv({
        cls: `tree-item-self is-clickable ${isFolder ? "nav-folder-title" : "nav-file-title"}`,
        attr: { role: "treeitem", "data-path": item.path, "aria-level": level, tabindex: -1 },
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
      title.toggleClass("is-active", item.path === this.shownPath);
      if (item.path === this.shownPath) title.setAttr("aria-current", "page");
      title.addEventListener("click", (event) => this.choose(item, event));
      title.addEventListener("contextmenu", (event) => this.host.showMenu(item, event));
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
    this.draw();
    this.focusPath(path);
  }

  private items(): HTMLElement[] {
    return this.treeEl.findAll("[role=treeitem]");
  }

  private focusPath(path: string | undefined): void {
    this.items()
      .find((item) => item.dataset.path === path)
      ?.focus();
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
