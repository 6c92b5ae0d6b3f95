import type { TFile } from "obsidian";
import type { WorkspaceLeaf } from "./leaf";
import { FileView, type View } from "./view";

/** How many files `getLastOpenFiles` names. */
const REMEMBERED = 10;

/** What is told of the person's way through the leaves. */
export interface ActiveLeafListener {
  leafActivated(leaf: WorkspaceLeaf): void;
  fileOpened(file: TFile | null): void;
}

/** Which leaf the person is in, which of the notes' leaves they were in last, and which files they opened. */
export class ActiveLeaf {
  leaf: WorkspaceLeaf | null = null;
  /** The last one outside the docks. */
  recent: WorkspaceLeaf | null = null;
  file: TFile | null = null;
  lastFiles: readonly string[] = [];
  private readonly listener: ActiveLeafListener;

  constructor(listener: ActiveLeafListener) {
    this.listener = listener;
  }

  activate(leaf: WorkspaceLeaf, inDock: boolean): void {
    if (!inDock) this.recent = leaf;
    if (this.leaf !== leaf) {
      this.leaf?.containerEl.removeClass("mod-active");
      this.leaf = leaf;
      leaf.containerEl.addClass("mod-active");
      this.listener.leafActivated(leaf);
    }
    if (!inDock) this.noteFile(leaf.view);
  }

  /** The leaf is gone; `next` is the one to be in instead. */
  leave(leaf: WorkspaceLeaf, next: WorkspaceLeaf | null): void {
    if (this.recent === leaf) this.recent = next;
    if (this.leaf !== leaf) return;
    this.leaf = null;
    if (this.recent !== null) this.activate(this.recent, false);
  }

  viewChanged(leaf: WorkspaceLeaf): void {
    if (leaf === this.recent) this.noteFile(leaf.view);
  }

  private noteFile(view: View): void {
    const file = view instanceof FileView ? view.file : null;
    if (file === this.file) return;
    this.file = file;
    if (file !== null)
      this.lastFiles = [file.path, ...this.lastFiles.filter((path) => path !== file.path)].slice(
        0,
        REMEMBERED,
      );
    this.listener.fileOpened(file);
  }
}
