import type { App } from "obsidian";
import { isLayout } from "./layout";
import type { Workspace } from "./workspace";

const KEY = "layout";

/** Keeps in the browser what is open, per vault, and opens it again. */
export class LayoutMemory {
  private readonly app: App;
  private readonly workspace: Workspace;

  constructor(app: App, workspace: Workspace) {
    this.app = app;
    this.workspace = workspace;
  }

  /** Opens what was open last time; false when nothing was. */
  async restore(): Promise<boolean> {
    const kept = this.read();
    if (!isLayout(kept)) return false;
    try {
      await this.workspace.changeLayout(kept);
    } catch {
      // It was kept by another version of the page: what could be opened is.
    }
    return this.workspace.rootSplit.leaves.some((leaf) => leaf.view.getViewType() !== "empty");
  }

  /** Keeps each change from now on, and how far notes are read when the page goes. */
  follow(): void {
    this.workspace.on("save-layout", () => this.save());
    window.addEventListener("pagehide", () => this.save());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save();
    });
  }

  private read(): unknown {
    try {
      return this.app.loadLocalStorage(KEY) as unknown;
    } catch {
      // What is kept cannot be read: the vault opens as for the first time.
      return null;
    }
  }

  private save(): void {
    if (this.workspace.layoutReady) this.app.saveLocalStorage(KEY, this.workspace.getLayout());
  }
}
