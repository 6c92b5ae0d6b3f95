import type {
  App,
  Menu,
  OpenViewState,
  PaneType,
  Side,
  SplitDirection,
  WorkspaceWindowInitData,
} from "obsidian";
import { debounce } from "../base/debounce";
import { reportLater } from "../base/events";
import { ActiveLeaf } from "./active-leaf";
import { applyLayout, describeLayout, isLayout } from "./layout";
import { LeafQueries } from "./leaf-queries";
import { LeafTree } from "./leaf-tree";
import { type LeafHost, WorkspaceLeaf } from "./leaf";
import { LeafHistory } from "./leaf-history";
import { findLinked } from "./linked-file";
import { WindowRefused, type WorkspaceFloating, type WorkspaceWindow } from "./popout";
import type { ViewRegistry } from "./registry";
import { WorkspaceRibbon } from "./ribbon";
import { WorkspaceSidedock } from "./sidedock";
import { WorkspaceContainer, type WorkspaceRoot, type WorkspaceSplit } from "./splits";
import { WorkspaceTabs } from "./tabs";

/** How long after a change the layout is kept, in ms. */
const SAVE_DELAY = 300;

export interface WorkspaceOptions {
  readonly app: App;
  readonly views: ViewRegistry;
  readonly deferred: boolean;
  readonly narrow: () => boolean;
  /** Asked before a link to a note that does not exist makes one. */
  readonly confirmNewNote: (path: string) => Promise<boolean>;
  /** The browser did not let the page open a window. */
  readonly windowRefused: () => void;
}

/** The page's leaves: the main area, a dock on each side, and windows of their own. */
export class Workspace extends LeafQueries implements LeafHost {
  readonly app: App;
  readonly views: ViewRegistry;
  readonly deferred: boolean;
  readonly containerEl: HTMLElement;
  readonly rootSplit: WorkspaceRoot;
  readonly floatingSplit: WorkspaceFloating;
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
  protected readonly tree: LeafTree;
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
    this.containerEl = createDiv({ cls: "workspace" });
    this.tree = new LeafTree(
      {
        choose: (leaf) => this.choose(leaf),
        detach: (leaf) => this.detach(leaf),
        addTab: (group) => this.choose(this.addLeaf(group)),
        showTabMenu: (leaf, event) => this.trigger("tab-menu", leaf, event),
        makeLeaf: () => new WorkspaceLeaf(this),
        resized: () => this.resized(),
        dockToggled: () => {
          this.trigger("layout-change");
          this.resized();
        },
        windowOpened: (item) => this.trigger("window-open", item, item.win),
        windowClosed: (item) => this.windowClosed(item),
      },
      options.narrow(),
    );
    this.rootSplit = this.tree.root;
    this.floatingSplit = this.tree.floating;
    this.leftSplit = this.tree.left;
    this.rightSplit = this.tree.right;
    this.containerEl.append(
      this.leftSplit.containerEl,
      this.rootSplit.containerEl,
      this.rightSplit.containerEl,
    );
    this.active.recent = this.addLeaf(this.tree.firstGroup);
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

  getLeaf(newLeaf?: PaneType | boolean, direction?: SplitDirection): WorkspaceLeaf {
    const recent = this.getMostRecentLeaf();
    if (newLeaf === "window") return this.openPopoutLeaf();
    if (newLeaf === "split" && recent !== null) return this.createLeafBySplit(recent, direction);
    const group = recent?.parent instanceof WorkspaceTabs ? recent.parent : this.tree.firstGroup;
    if (newLeaf === true || newLeaf === "tab") return this.addLeaf(group);
    const usable = recent !== null && !recent.pinned && recent.view.navigation ? recent : null;
    return usable ?? this.addLeaf(group);
  }

  createLeafBySplit(
    leaf: WorkspaceLeaf,
    direction: SplitDirection = "vertical",
    before = false,
  ): WorkspaceLeaf {
    const made = this.tree.splitBeside(leaf, direction, before);
    this.resized();
    return made;
  }

  createLeafInParent(parent: WorkspaceSplit, index: number): WorkspaceLeaf {
    return this.addLeaf(this.tree.addGroup(parent, index));
  }

  splitActiveLeaf(direction?: SplitDirection): WorkspaceLeaf {
    return this.getLeaf("split", direction);
  }

  getUnpinnedLeaf(): WorkspaceLeaf {
    return this.getLeaf(false);
  }

  async duplicateLeaf(
    leaf: WorkspaceLeaf,
    leafType: PaneType | boolean | SplitDirection = "split",
    direction?: SplitDirection,
  ): Promise<WorkspaceLeaf> {
    const aside = leafType === "vertical" || leafType === "horizontal";
    const state = { ...leaf.getViewState(), pinned: false, active: true };
    const place = leaf.getEphemeralState();
    const copy =
      aside || leafType === "split"
        ? this.createLeafBySplit(leaf, aside ? leafType : direction)
        : this.getLeaf(leafType);
    await copy.setViewState(state, place);
    return copy;
  }

  /** Opens an empty leaf in a window of its own; where the browser refuses windows, in a tab. */
  openPopoutLeaf(data?: WorkspaceWindowInitData): WorkspaceLeaf {
    const item = this.floatingSplit.open(data);
    if (item !== null) return this.createLeafInParent(item, 0);
    this.options.windowRefused();
    return this.getLeaf("tab");
  }

  /** Moves a leaf, with all that is in it, into a window of its own. */
  moveLeafToPopout(leaf: WorkspaceLeaf, data?: WorkspaceWindowInitData): WorkspaceWindow {
    const item = this.floatingSplit.open(data);
    if (item === null) {
      this.options.windowRefused();
      throw new WindowRefused();
    }
    const group = this.tree.addGroup(item, 0);
    const place = leaf.getEphemeralState();
    this.tree.takeOut(leaf);
    group.add(leaf);
    leaf.setEphemeralState(place);
    this.activate(leaf);
    this.trigger("layout-change");
    return item;
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
    if (root instanceof WorkspaceContainer && root.win !== activeWindow) root.win.focus();
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

  /** Lets the page and the plugins put their lines into the menu of a link to a note. */
  handleLinkContextMenu(menu: Menu, linktext: string, sourcePath: string, leaf?: WorkspaceLeaf): boolean {
    const path = linktext.split("#")[0] ?? "";
    const file = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath);
    if (file !== null) this.trigger("file-menu", menu, file, "link-context-menu", leaf);
    return file !== null;
  }

  getLayout(): Record<string, unknown> {
    return describeLayout(this, this.tree) as unknown as Record<string, unknown>;
  }

  async changeLayout(workspace: unknown): Promise<void> {
    if (isLayout(workspace)) await applyLayout(this, this.tree, workspace);
    this.trigger("layout-change");
  }

  detach(leaf: WorkspaceLeaf): void {
    const group = leaf.parent;
    if (!(group instanceof WorkspaceTabs)) return;
    this.tree.takeOut(leaf);
    void leaf.dispose();
    this.active.leave(leaf, group.shown ?? this.rootSplit.leaves[0] ?? null);
    this.trigger("layout-change");
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

  /** Goes back or forward in the leaf last used. */
  async travel(direction: "back" | "forward"): Promise<void> {
    const leaf = this.getMostRecentLeaf();
    if (leaf === null) return;
    const leaving = { state: leaf.getViewState(), eState: leaf.getEphemeralState() };
    const visit = direction === "back" ? leaf.history.goBack(leaving) : leaf.history.goForward(leaving);
    if (visit !== null) await leaf.setViewState({ ...visit.state, active: true }, visit.eState);
  }

  /** Puts a new leaf into a group; what restores a layout uses too. */
  addLeaf(group: WorkspaceTabs): WorkspaceLeaf {
    const leaf = new WorkspaceLeaf(this);
    group.add(leaf);
    return leaf;
  }

  /** The windows' size or a pane's has changed. */
  resized(): void {
    for (const leaf of this.tree.all) leaf.onResize();
    this.trigger("resize");
  }

  private windowClosed(item: WorkspaceWindow): void {
    for (const leaf of item.leaves) this.detach(leaf);
    this.trigger("window-close", item, item.win);
    this.trigger("layout-change");
  }
}

function run(callback: () => unknown): void {
  try {
    callback();
  } catch (error) {
    reportLater(error);
  }
}
