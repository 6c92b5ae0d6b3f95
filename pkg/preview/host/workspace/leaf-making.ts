import type { PaneType, Side, SplitDirection, WorkspaceWindowInitData } from "obsidian";
import type { WorkspaceLeaf } from "./leaf";
import { LeafQueries } from "./leaf-queries";
import { WindowRefused, type WorkspaceFloating, type WorkspaceWindow } from "./popout";
import type { WorkspaceSidedock } from "./sidedock";
import type { WorkspaceSplit } from "./splits";
import { WorkspaceTabs } from "./tabs";

/** Finds or makes leaves where they are wanted: in a tab, beside another, in a window, in a dock. */
export abstract class LeafMaking extends LeafQueries {
  abstract readonly floatingSplit: WorkspaceFloating;
  abstract readonly leftSplit: WorkspaceSidedock;
  abstract readonly rightSplit: WorkspaceSidedock;

  abstract activate(leaf: WorkspaceLeaf): void;
  abstract revealLeaf(leaf: WorkspaceLeaf): Promise<void>;
  abstract resized(): void;
  protected abstract makeLeaf(): WorkspaceLeaf;
  /** The browser did not let the page open a window. */
  protected abstract windowRefused(): void;

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
    // What is opened while the copy is still being filled belongs into it, not into what it was made of.
    this.activate(copy);
    await copy.setViewState(state, place);
    return copy;
  }

  /** Opens an empty leaf in a window of its own; where the browser refuses windows, in a tab. */
  openPopoutLeaf(data?: WorkspaceWindowInitData): WorkspaceLeaf {
    const item = this.floatingSplit.open(data);
    if (item !== null) return this.createLeafInParent(item, 0);
    this.windowRefused();
    return this.getLeaf("tab");
  }

  /** Moves a leaf, with all that is in it, into a window of its own. */
  moveLeafToPopout(leaf: WorkspaceLeaf, data?: WorkspaceWindowInitData): WorkspaceWindow {
    const item = this.floatingSplit.open(data);
    if (item === null) {
      this.windowRefused();
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

  /** Puts a new leaf into a group; what restores a layout uses too. */
  addLeaf(group: WorkspaceTabs): WorkspaceLeaf {
    const leaf = this.makeLeaf();
    group.add(leaf);
    return leaf;
  }
}
