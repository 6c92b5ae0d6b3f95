import type { App, OpenViewState, PaneType, Side, SplitDirection, TFile } from "obsidian";
import { debounce } from "../base/debounce";
import { reportLater } from "../base/events";
import { ActiveLeaf } from "./active-leaf";
import { type LeafHost, WorkspaceLeaf } from "./leaf";
import { LeafHistory } from "./leaf-history";
import { LeafQueries } from "./leaf-queries";
import { findLinked } from "./linked-file";
import type { ViewRegistry } from "./registry";
import { WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit } from "./splits";
import { WorkspaceTabs } from "./tabs";

/** How long after a change the layout is kept, in ms. */
const SAVE_DELAY = 300;

export interface WorkspaceOptions {
  readonly app: App;
  readonly views: ViewRegistry;
  readonly deferred: boolean;
  readonly narrow: () => boolean;
  /** Rejects where a file cannot be had at this moment. */
  readonly reach: (file: TFile) => Promise<void>;
  /** Asked before a link to a note that does not exist makes one. */
  readonly confirmNewNote: (path: string) => Promise<boolean>;
}

/** The page's leaves: a note, one beside it, and a dock on each side. */
export class Workspace extends LeafQueries implements LeafHost {
  readonly app: App;
  readonly views: ViewRegistry;
  readonly deferred: boolean;
  readonly containerEl: HTMLElement = createDiv({ cls: "workspace" });
  readonly rootSplit = new WorkspaceRoot();
  readonly leftSplit: WorkspaceSidedock;
  readonly rightSplit: WorkspaceSidedock;
  readonly leftRibbon = new WorkspaceRibbon("left");
  readonly rightRibbon = new WorkspaceRibbon("right");
  layoutReady = false;
  requestSaveLayout = debounce(
    () => {
      this.trigger("save-layout");
      return Promise.resolve();
    },
    SAVE_DELAY,
    true,
  );
  private readonly options: WorkspaceOptions;
  protected readonly active: ActiveLeaf;
  private onReady: (() => unknown)[] = [];

  constructor(options: WorkspaceOptions) {
    super();
    this.options = options;
    this.app = options.app;
    this.views = options.views;
    this.deferred = options.deferred;
    this.active = new ActiveLeaf({
      leafActivated: (leaf) => this.trigger("active-leaf-change", leaf),
      fileOpened: (file) => this.trigger("file-open", file),
    });
    const makeDock = (side: Side, folded: boolean): WorkspaceSidedock =>
      new WorkspaceSidedock(side, new WorkspaceTabs(this, true), this.rootSplit, folded, () => {
        this.trigger("layout-change");
        this.resized();
      });
    this.leftSplit = makeDock("left", options.narrow());
    this.rightSplit = makeDock("right", true);
    this.containerEl.append(
      this.leftSplit.containerEl,
      this.rootSplit.containerEl,
      this.rightSplit.containerEl,
    );
    this.active.recent = this.addLeaf(this.addGroup());
    for (const name of ["layout-change", "active-leaf-change", "resize"])
      this.on(name, () => void this.requestSaveLayout());
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

  /** The leaf a note is opened in. What would be a window of its own is a tab. */
  getLeaf(newLeaf?: PaneType | boolean): WorkspaceLeaf {
    const recent = this.getMostRecentLeaf();
    if (newLeaf === "split" && recent !== null) return this.createLeafBySplit(recent);
    const group = recent?.parent instanceof WorkspaceTabs ? recent.parent : this.firstGroup;
    if (newLeaf === true || newLeaf === "tab" || newLeaf === "window") return this.addLeaf(group);
    return recent?.view.navigation === true ? recent : this.addLeaf(group);
  }

  /** Makes a leaf beside another: in a second pane, or in the other one where there are two already. */
  createLeafBySplit(leaf: WorkspaceLeaf, _direction?: SplitDirection, before = false): WorkspaceLeaf {
    const other = this.rootSplit.children.find((group) => group !== leaf.parent);
    const made = this.addLeaf(other ?? this.addGroup(before ? 0 : 1));
    if (other !== undefined) other.show(made);
    this.resized();
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
    const beside = leafType === "vertical" || leafType === "horizontal" || leafType === "split";
    const state = { ...leaf.getViewState(), active: true };
    const place = leaf.getEphemeralState();
    const copy = beside ? this.createLeafBySplit(leaf) : this.getLeaf(leafType);
    // What is opened while the copy is still being filled belongs into it, not into what it was made of.
    this.activate(copy);
    await copy.setViewState(state, place);
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
    const present = this.getLeavesOfType(type)[0];
    const leaf = present ?? (side === "left" ? this.getLeftLeaf() : this.getRightLeaf());
    const state = (options.state ?? {}) as Record<string, unknown>;
    await leaf.setViewState({ type, state, active: options.active ?? false });
    if (options.reveal ?? true) await this.revealLeaf(leaf);
    return leaf;
  }

  async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
    const root = leaf.getRoot();
    if (root instanceof WorkspaceSidedock) root.expand();
    if (leaf.parent instanceof WorkspaceTabs && leaf.parent.shown !== leaf) leaf.parent.show(leaf);
    await leaf.loadIfDeferred();
  }

  setActiveLeaf(leaf: WorkspaceLeaf, params?: { focus?: boolean } | boolean, focus?: boolean): void {
    this.activate(leaf);
    const wanted = typeof params === "object" ? params.focus : focus;
    if (wanted === true)
      leaf.containerEl.querySelector<HTMLElement>(".view-content :is([tabindex], textarea, input)")?.focus();
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
    this.trigger("editor-options");
  }

  setLastOpenFiles(paths: readonly string[]): void {
    this.active.lastFiles = paths;
  }

  /** Takes a leaf out; what is empty then goes, save a dock and the last pane of the main area. */
  detach(leaf: WorkspaceLeaf): void {
    const group = leaf.parent;
    if (!(group instanceof WorkspaceTabs)) return;
    const root = group.getRoot();
    group.remove(leaf);
    if (group.leaves.length === 0) {
      if (root instanceof WorkspaceSidedock) root.collapse();
      else if (this.rootSplit.children.length === 1) this.addLeaf(group);
      else if (group.parent instanceof WorkspaceSplit) group.parent.remove(group);
    }
    void leaf.dispose();
    this.active.leave(leaf, group.shown ?? this.rootSplit.leaves[0] ?? null);
    this.trigger("layout-change");
  }

  dropEmpty(leaf: WorkspaceLeaf): void {
    if (this.rootSplit.leaves.length > 1) this.detach(leaf);
  }

  reach(file: TFile): Promise<void> {
    return this.options.reach(file);
  }

  choose(leaf: WorkspaceLeaf): void {
    if (leaf.parent instanceof WorkspaceTabs) leaf.parent.show(leaf);
    this.activate(leaf);
  }

  activate(leaf: WorkspaceLeaf): void {
    if (leaf.parent === null) return;
    if (leaf.parent instanceof WorkspaceTabs && leaf.parent.shown !== leaf) leaf.parent.show(leaf);
    this.active.activate(leaf, leaf.getRoot() instanceof WorkspaceSidedock);
  }

  viewChanged(leaf: WorkspaceLeaf): void {
    if (leaf.parent instanceof WorkspaceTabs) leaf.parent.draw();
    this.active.viewChanged(leaf);
    this.trigger("layout-change");
  }

  resetHistory(): LeafHistory {
    return new LeafHistory();
  }

  /** Goes back or forward in the leaf last used, to the place that was left. */
  async travel(direction: "back" | "forward"): Promise<void> {
    const leaf = this.getMostRecentLeaf();
    if (leaf === null) return;
    const leaving = { state: leaf.getViewState(), eState: leaf.getEphemeralState() };
    const visit = direction === "back" ? leaf.history.goBack(leaving) : leaf.history.goForward(leaving);
    if (visit === null) return;
    if (await leaf.tryViewState({ ...visit.state, active: true }, visit.eState)) return;
    // It is still where it was.
    if (direction === "back") leaf.history.goForward(visit);
    else leaf.history.goBack(visit);
  }

  /** The window's size or a pane's has changed. */
  resized(): void {
    for (const leaf of this.allLeaves) leaf.onResize();
    this.trigger("resize");
  }

  /** Adds an empty pane to the main area. */
  addGroup(index?: number): WorkspaceTabs {
    const group = new WorkspaceTabs(this, false);
    this.rootSplit.insert(group, index);
    return group;
  }

  addLeaf(group: WorkspaceTabs): WorkspaceLeaf {
    const leaf = new WorkspaceLeaf(this);
    group.add(leaf);
    return leaf;
  }

  private get firstGroup(): WorkspaceTabs {
    return this.rootSplit.children[0] ?? this.addGroup();
  }
}

function run(callback: () => unknown): void {
  try {
    callback();
  } catch (error) {
    reportLater(error);
  }
}
