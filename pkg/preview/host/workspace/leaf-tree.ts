import type { SplitDirection } from "obsidian";
import type { WorkspaceLeaf } from "./leaf";
import { WorkspaceFloating, type WorkspaceWindow } from "./popout";
import { WorkspaceSidedock } from "./sidedock";
import { WorkspaceRoot, WorkspaceSplit } from "./splits";
import { type TabsHost, WorkspaceTabs } from "./tabs";

/** What the tree tells the workspace, and asks of it. */
export interface LeafTreeHost extends TabsHost {
  makeLeaf(): WorkspaceLeaf;
  resized(): void;
  dockToggled(): void;
  windowOpened(item: WorkspaceWindow): void;
  windowClosed(item: WorkspaceWindow): void;
}

/** Where leaves can be: the main area, the docks, the windows. Knows how to make room and what to take away. */
export class LeafTree {
  readonly root: WorkspaceRoot;
  readonly floating: WorkspaceFloating;
  readonly left: WorkspaceSidedock;
  readonly right: WorkspaceSidedock;
  private readonly host: LeafTreeHost;

  constructor(host: LeafTreeHost, narrow: boolean) {
    this.host = host;
    const resized = (): void => host.resized();
    this.root = new WorkspaceRoot(resized);
    this.floating = new WorkspaceFloating({
      opened: (item) => host.windowOpened(item),
      closed: (item) => host.windowClosed(item),
      resized,
    });
    this.left = this.makeDock("left", narrow);
    this.right = this.makeDock("right", true);
  }

  /** The leaves outside the docks. */
  get shown(): WorkspaceLeaf[] {
    return [...this.root.leaves, ...this.floating.children.flatMap((item) => item.leaves)];
  }

  get all(): WorkspaceLeaf[] {
    return [...this.left.tabs.leaves, ...this.shown, ...this.right.tabs.leaves];
  }

  get firstGroup(): WorkspaceTabs {
    return this.root.groups[0] ?? this.addGroup(this.root, 0);
  }

  addGroup(split: WorkspaceSplit, index: number): WorkspaceTabs {
    const group = new WorkspaceTabs(this.host);
    split.insert(group, index);
    return group;
  }

  addLeaf(group: WorkspaceTabs): WorkspaceLeaf {
    const leaf = this.host.makeLeaf();
    group.add(leaf);
    return leaf;
  }

  /** Makes a leaf beside another's group. */
  splitBeside(leaf: WorkspaceLeaf, direction: SplitDirection, before: boolean): WorkspaceLeaf {
    const group = leaf.parent;
    const split = group?.parent;
    if (!(group instanceof WorkspaceTabs) || !(split instanceof WorkspaceSplit))
      return this.addLeaf(this.addGroup(this.root, this.root.children.length));
    // An element that gets another parent loses how far it was scrolled.
    const places = group.leaves.map((other) => [other, other.getEphemeralState()] as const);
    const made = new WorkspaceTabs(this.host);
    split.place(made, group, direction, before);
    if (group.parent !== split) for (const [other, place] of places) other.setEphemeralState(place);
    return this.addLeaf(made);
  }

  /** Takes a leaf out of its place; what is empty then goes, save a dock and the last group of the main area. */
  takeOut(leaf: WorkspaceLeaf): void {
    const group = leaf.parent;
    if (!(group instanceof WorkspaceTabs)) return;
    const root = group.getRoot();
    group.remove(leaf);
    if (group.leaves.length > 0) return;
    if (root instanceof WorkspaceSidedock) root.collapse();
    else if (root === this.root && this.root.groups.length === 1) this.addLeaf(group);
    else if (group.parent instanceof WorkspaceSplit) group.parent.remove(group);
    const item = this.floating.children.find((candidate) => candidate === root);
    if (item?.children.length === 0) this.floating.close(item);
  }

  private makeDock(side: "left" | "right", folded: boolean): WorkspaceSidedock {
    const tabs = new WorkspaceTabs(this.host, true);
    return new WorkspaceSidedock(side, tabs, this.root, folded, () => this.host.dockToggled());
  }
}
