import type { Workspace } from "../workspace/workspace";
import type { Vault } from "../vault/vault";

/** Keeps the address and the open note in step: `#/path` is a link to a note, and the browser's own back works. */
export class Address {
  private readonly workspace: Workspace;
  private readonly vault: Vault;
  /** The address is being followed: opening its note must not change it. */
  private following = false;

  constructor(workspace: Workspace, vault: Vault) {
    this.workspace = workspace;
    this.vault = vault;
    workspace.on("file-open", (file: { readonly path: string } | null) => this.show(file?.path ?? null));
    window.addEventListener("popstate", () => void this.return());
  }

  /** The path the address names; null when it names none. */
  get path(): string | null {
    if (!location.hash.startsWith("#/")) return null;
    try {
      return decodeURIComponent(location.hash.slice(2));
    } catch {
      return null;
    }
  }

  /** Follows the browser's own back and forward: to the place that was left, where the leaf still knows it. */
  private async return(): Promise<void> {
    const history = this.workspace.getMostRecentLeaf()?.history;
    const direction =
      history?.previous?.state.state?.file === this.path
        ? "back"
        : history?.next?.state.state?.file === this.path
          ? "forward"
          : null;
    if (direction === null || this.path === null) {
      await this.follow();
      return;
    }
    await this.follows(() => this.workspace.travel(direction));
  }

  /** Opens the note the address names; false when there is none. */
  async follow(): Promise<boolean> {
    const path = this.path;
    const file =
      path === null ? null : (this.vault.getFileByPath(path) ?? this.vault.getFileByPath(`${path}.md`));
    if (file === null) return false;
    await this.follows(() => this.workspace.getLeaf(false).openFile(file));
    return true;
  }

  private async follows(open: () => Promise<void>): Promise<void> {
    this.following = true;
    try {
      await open();
      // Where its note could not be opened, the address names the one that stays.
      this.show(this.workspace.getActiveFile()?.path ?? null);
    } finally {
      this.following = false;
    }
  }

  private show(path: string | null): void {
    document.title =
      path === null ? "Preview" : `${path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "")} – Preview`;
    if (path === null || path === this.path) return;
    const hash = `#/${path.split("/").map(encodeURIComponent).join("/")}`;
    if (this.following || this.path === null) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  }
}
