import type { Constructor, TFile as ObsidianFile, View as ObsidianView } from "obsidian";
import { Events } from "../base/events";
import type { ActiveLeaf } from "./active-leaf";
import type { WorkspaceItem } from "./item";
import type { WorkspaceLeaf } from "./leaf";
import { type WorkspaceRoot, type WorkspaceSidedock, WorkspaceSplit } from "./splits";
import { FileView } from "./view";

/** What can be asked of the page's leaves without changing anything. */
export abstract class LeafQueries extends Events {
  abstract readonly rootSplit: WorkspaceRoot;
  abstract readonly leftSplit: WorkspaceSidedock;
  abstract readonly rightSplit: WorkspaceSidedock;
  protected abstract readonly active: ActiveLeaf;

  get activeLeaf(): WorkspaceLeaf | null {
    return this.active.leaf;
  }

  get activeEditor(): unknown {
    const view = this.getMostRecentLeaf()?.view;
    return view !== undefined && "editor" in view ? view : null;
  }

  protected get allLeaves(): WorkspaceLeaf[] {
    return [...this.leftSplit.tabs.leaves, ...this.rootSplit.leaves, ...this.rightSplit.tabs.leaves];
  }

  getLeafById(id: string): WorkspaceLeaf | null {
    return this.allLeaves.find((leaf) => leaf.id === id) ?? null;
  }

  getMostRecentLeaf(root?: WorkspaceItem): WorkspaceLeaf | null {
    const { recent } = this.active;
    if (root instanceof WorkspaceSplit && recent?.getRoot() !== root) return root.leaves[0] ?? null;
    return recent ?? this.rootSplit.leaves[0] ?? null;
  }

  getLeavesOfType(viewType: string): WorkspaceLeaf[] {
    return this.allLeaves.filter((leaf) => leaf.view.getViewType() === viewType);
  }

  detachLeavesOfType(viewType: string): void {
    for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
  }

  iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    this.rootSplit.leaves.forEach((leaf) => callback(leaf));
  }

  iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
    this.allLeaves.forEach((leaf) => callback(leaf));
  }

  getActiveViewOfType<T extends ObsidianView>(type: Constructor<T>): T | null {
    const view: unknown = this.activeLeaf?.view;
    return view instanceof type ? view : null;
  }

  getActiveFile(): ObsidianFile | null {
    const view = this.activeLeaf?.view;
    return view instanceof FileView && view.file !== null ? view.file : this.active.file;
  }

  getLastOpenFiles(): string[] {
    return [...this.active.lastFiles];
  }
}
