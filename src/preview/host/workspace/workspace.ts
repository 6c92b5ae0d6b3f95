import type {
  App,
  Constructor,
  OpenViewState,
  PaneType,
  Side,
  SplitDirection,
  TFile as ObsidianFile,
  View as ObsidianView,
} from "obsidian";
import { debounce } from "../base/debounce";
import { Events, reportLater } from "../base/events";
import { type LeafHost, WorkspaceLeaf } from "./leaf";
import { LeafHistory } from "./leaf-history";
import { findLinked } from "./linked-file";
import type { ViewRegistry } from "./registry";
import { WorkspaceRoot, WorkspaceSidedock } from "./splits";
import { type TabsHost, WorkspaceTabs } from "./tabs";
import { FileView, type View } from "./view";

/** How many files `getLastOpenFiles` names. */
const REMEMBERED = 10;

export interface WorkspaceOptions {
  readonly app: App;
  readonly views: ViewRegistry;
  readonly deferred: boolean;
  readonly narrow: () => boolean;
  /** Asked before a link to a note that does not exist makes one. */
  readonly confirmNewNote: (path: string) => Promise<boolean>;
}

/** The page's leaves: the main area and a dock on each side. */
export class Workspace extends Events implements LeafHost, TabsHost {
  readonly app: App;
  readonly views: ViewRegistry;
  readonly deferred: boolean;
  readonly containerEl: HTMLElement;
  readonly rootSplit: WorkspaceRoot;
  readonly leftSplit: WorkspaceSidedock;
  readonly rightSplit: WorkspaceSidedock;
  readonly leftRibbon = {};
  readonly rightRibbon = {};
  activeLeaf: WorkspaceLeaf | null = null;
  layoutReady = false;
  requestSaveLayout = debounce(() => Promise.resolve(), 0);
  private readonly options: WorkspaceOptions;
  private recentLeaf: WorkspaceLeaf | null = null;
  private openedFile: ObsidianFile | null = null;
  private lastFiles: string[] = [];
  private onReady: (() => unknown)[] = [];

  constructor(options: WorkspaceOptions) {
    super();
    this.options = options;
    this.app = options.app;
    this.views = options.views;
    this.deferred = options.deferred;
    this.containerEl = createDiv({ cls: "workspace" });
    const changed = (): void => {
      this.trigger("layout-change");
      this.trigger("resize");
    };
    this.rootSplit = new WorkspaceRoot(this);
    this.leftSplit = new WorkspaceSidedock("left", this, options.narrow(), changed);
    this.rightSplit = new WorkspaceSidedock("right", this, true, changed);
    this.containerEl.append(
      this.leftSplit.containerEl,
      this.rootSplit.containerEl,
      this.rightSplit.containerEl,
    );
    this.recentLeaf = this.addLeaf(this.rootSplit.addGroup());
  }

  get activeEditor(): unknown {
    const view = this.getMostRecentLeaf()?.view;
    return view !== undefined && "editor" in view ? view : null;
  }

  onLayoutReady(callback: () => unknown): void {
    if (this.layoutReady) run(callback);
    else this.onReady.push(callback);
  }

  /** Tells those who wait that the layout stands. */
  markReady(): void {
    this.layoutReady = true;
    for (const callback of this.onReady.splice(0)) run(callback);
    this.trigger("layout-change");
  }

  getLeaf(newLeaf?: PaneType | boolean): WorkspaceLeaf {
    const recent = this.getMostRecentLeaf();
    if (newLeaf === "window") throw new Error("The preview has no Workspace.getLeaf('window').");
    if (newLeaf === "split" && recent !== null) return this.createLeafBySplit(recent);
    const group = recent?.parent instanceof WorkspaceTabs ? recent.parent : this.firstGroup();
    if (newLeaf === true || newLeaf === "tab") return this.addLeaf(group);
    const usable = recent !== null && !recent.pinned && recent.view.navigation ? recent : null;
    return usable ?? this.addLeaf(group);
  }

  createLeafBySplit(leaf: WorkspaceLeaf): WorkspaceLeaf {
    const group = leaf.parent instanceof WorkspaceTabs ? leaf.parent : undefined;
    const made = this.addLeaf(this.rootSplit.addGroup(group));
    this.trigger("resize");
    return made;
  }

  splitActiveLeaf(): WorkspaceLeaf {
    return this.getLeaf("split");
  }

  getUnpinnedLeaf(): WorkspaceLeaf {
    return this.getLeaf(false);
  }

  async duplicateLeaf(
    leaf: WorkspaceLeaf,
    leafType: PaneType | boolean | SplitDirection = "split",
  ): Promise<WorkspaceLeaf> {
    const copy = this.getLeaf(leafType === "vertical" || leafType === "horizontal" ? "split" : leafType);
    await copy.setViewState({ ...leaf.getViewState(), active: true }, leaf.getEphemeralState());
    return copy;
  }

  getLeftLeaf(): WorkspaceLeaf {
    return this.addLeaf(this.leftSplit.tabs);
  }

  getRightLeaf(): WorkspaceLeaf {
    return this.addLeaf(this.rightSplit.tabs);
  }

  async ensureSideLeaf(
    type: string,
    side: Side,
    options: { active?: boolean; split?: boolean; reveal?: boolean; state?: unknown } = {},
  ): Promise<WorkspaceLeaf> {
    const leaf =
      this.getLeavesOfType(type)[0] ?? (side === "left" ? this.getLeftLeaf() : this.getRightLeaf());
    const state = (options.state ?? {}) as Record<string, unknown>;
    await leaf.setViewState({ type, state, active: options.active ?? false });
    if (options.reveal ?? true) await this.revealLeaf(leaf);
    return leaf;
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.allLeaves().find((leaf) => leaf.id === id) ?? null;
  }

  getGroupLeaves(group: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.group === group);
  }

  getMostRecentLeaf(): WorkspaceLeaf | null {
    return this.recentLeaf ?? this.rootSplit.leaves[0] ?? null;
  }

  getLeavesOfType(viewType: string): WorkspaceLeaf[] {
    return this.allLeaves().filter((leaf) => leaf.view.getViewType() === viewType);
  }

  detachLeavesOfType(viewType: string): void {
    for (const leaf of this.getLeavesOfType(viewType)) this.detach(leaf);
  }

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    this.rootSplit.leaves.forEach((leaf) => callback(leaf));
  }

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    this.allLeaves().forEach((leaf) => callback(leaf));
  }

  getActiveViewOfType<T extends ObsidianView>(type: Constructor<T>): T | null {
    const view: unknown = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  getActiveFile(): ObsidianFile | null {
    const view = this.activeLeaf?.view;
    return view instanceof FileView && view.file !== null ? view.file : this.openedFile;
  }

  getLastOpenFiles(): string[] {
    return [...this.lastFiles];
  }

  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    for (const dock of [this.leftSplit, this.rightSplit]) if (leaf.parent === dock.tabs) dock.expand();
    if (leaf.parent instanceof WorkspaceTabs && leaf.parent.shown !== leaf) leaf.parent.show(leaf);
    await leaf.loadIfDeferred();
  }

  setActiveLeaf(leaf: WorkspaceLeaf, params?: { focus?: boolean } | boolean, focus?: boolean): void {
    this.activate(leaf);
    const wanted = typeof params === "object" ? params.focus : focus;
    if (wanted === true) leaf.containerEl.querySelector<HTMLElement>("[tabindex], textarea, input")?.focus();
  }

  async openLinkText(
    linktext: string,
    sourcePath: string,
    newLeaf?: PaneType | boolean,
    openViewState: OpenViewState = {},
  ): Promise<void> {
    const { file, subpath } = await findLinked(this.app, linktext, sourcePath, this.options.confirmNewNote);
    if (file === null) return;
    const state: OpenViewState = { active: true, ...openViewState };
    if (subpath !== "") state.eState = { ...openViewState.eState, subpath };
    await this.getLeaf(newLeaf).openFile(file, state);
  }

  updateOptions(): void {
    this.trigger("css-change");
  }

  handleLinkContextMenu(): boolean {
    return false;
  }

  getLayout(): Record<string, unknown> {
    return { main: this.rootSplit.groups.map((group) => group.leaves.map((leaf) => leaf.getViewState())) };
  }

  detach(leaf: WorkspaceLeaf): void {
    const group = leaf.parent;
    if (!(group instanceof WorkspaceTabs)) return;
    group.remove(leaf);
    void leaf.dispose();
    if (group.parent === this.rootSplit) {
      if (this.rootSplit.leaves.length === 0) this.addLeaf(group);
      this.rootSplit.dropIfEmpty(group);
    } else if (group.leaves.length === 0) {
      (group.parent as WorkspaceSidedock).collapse();
    }
    if (this.recentLeaf === leaf) this.recentLeaf = group.shown ?? this.rootSplit.leaves[0] ?? null;
    if (this.activeLeaf === leaf) {
      this.activeLeaf = null;
      if (this.recentLeaf !== null) this.activate(this.recentLeaf);
    }
    this.trigger("layout-change");
  }

  choose(leaf: WorkspaceLeaf): void {
    if (leaf.parent instanceof WorkspaceTabs) leaf.parent.show(leaf);
    this.activate(leaf);
  }

  activate(leaf: WorkspaceLeaf): void {
    if (leaf.parent === null) return;
    const inRoot = leaf.parent instanceof WorkspaceTabs && leaf.parent.parent === this.rootSplit;
    if (inRoot) this.recentLeaf = leaf;
    if (leaf.parent instanceof WorkspaceTabs && leaf.parent.shown !== leaf) leaf.parent.show(leaf);
    if (this.activeLeaf !== leaf) {
      this.activeLeaf?.containerEl.removeClass("mod-active");
      this.activeLeaf = leaf;
      leaf.containerEl.addClass("mod-active");
      this.trigger("active-leaf-change", leaf);
    }
    if (inRoot) this.noteFile(leaf.view);
  }

  viewChanged(leaf: WorkspaceLeaf): void {
    if (leaf.parent instanceof WorkspaceTabs) leaf.parent.draw();
    if (leaf === this.recentLeaf) this.noteFile(leaf.view);
    this.trigger("layout-change");
  }

  resetHistory(): LeafHistory {
    return new LeafHistory();
  }

  /** Goes back or forward in the leaf last used. */
  async travel(direction: "back" | "forward"): Promise<void> {
    const leaf = this.getMostRecentLeaf();
    if (leaf === null) return;
    const leaving = leaf.getEphemeralState();
    const visit = direction === "back" ? leaf.history.goBack(leaving) : leaf.history.goForward(leaving);
    if (visit !== null) await leaf.setViewState({ ...visit.state, active: true }, visit.eState);
  }

  private noteFile(view: View): void {
    const file = view instanceof FileView ? view.file : null;
    if (file === this.openedFile) return;
    this.openedFile = file;
    if (file !== null)
      this.lastFiles = [file.path, ...this.lastFiles.filter((path) => path !== file.path)].slice(
        0,
        REMEMBERED,
      );
    this.trigger("file-open", file);
  }

  private addLeaf(group: WorkspaceTabs): WorkspaceLeaf {
    const leaf = new WorkspaceLeaf(this);
    group.add(leaf);
    return leaf;
  }

  private firstGroup(): WorkspaceTabs {
    return this.rootSplit.groups[0] ?? this.rootSplit.addGroup();
  }

  private allLeaves(): WorkspaceLeaf[] {
    return [...this.leftSplit.tabs.leaves, ...this.rootSplit.leaves, ...this.rightSplit.tabs.leaves];
  }
}

function run(callback: () => unknown): void {
  try {
    callback();
  } catch (error) {
    reportLater(error);
  }
}
