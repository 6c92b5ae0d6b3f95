import type { App, Menu, OpenViewState, PaneType } from "obsidian";
import { debounce } from "../base/debounce";
import { reportLater } from "../base/events";
import { ActiveLeaf } from "./active-leaf";
import { applyLayout, describeLayout, isLayout } from "./layout";
import { LeafTree } from "./leaf-tree";
import { type LeafHost, WorkspaceLeaf } from "./leaf";
import { LeafHistory } from "./leaf-history";
import { LeafMaking } from "./leaf-making";
import { findLinked } from "./linked-file";
import type { WorkspaceFloating, WorkspaceWindow } from "./popout";
import type { ViewRegistry } from "./registry";
import { WorkspaceRibbon } from "./ribbon";
import { WorkspaceSidedock } from "./sidedock";
import { WorkspaceContainer, type WorkspaceRoot } from "./splits";
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
export class Workspace extends LeafMaking implements LeafHost {
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
        makeLeaf: () => this.makeLeaf(),
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

  setLastOpenFiles(paths: readonly string[]): void {
    this.active.lastFiles = paths;
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

  /** The windows' size or a pane's has changed. */
  resized(): void {
    for (const leaf of this.tree.all) leaf.onResize();
    this.trigger("resize");
  }

  protected windowRefused(): void {
    this.options.windowRefused();
  }

  protected makeLeaf(): WorkspaceLeaf {
    return new WorkspaceLeaf(this);
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
