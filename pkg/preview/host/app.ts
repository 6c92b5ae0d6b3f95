import type { App } from "obsidian";
import type { FileManager } from "./vault/file-manager";
import type { MetadataCache } from "./metadata/metadata-cache";
import type { Keymap, Scope } from "./ui/scope";
import type { Vault } from "./vault/vault";
import type { Workspace } from "./workspace/workspace";

type Members = Pick<App, "isDarkMode" | "loadLocalStorage" | "saveLocalStorage" | "lastEvent">;

/** The object plugins reach everything through. The page fills its parts in while it starts. */
export class HostApp implements Members {
  declare keymap: Keymap;
  declare scope: Scope;
  declare workspace: Workspace;
  declare vault: Vault;
  declare metadataCache: MetadataCache;
  declare fileManager: FileManager;
  lastEvent: App["lastEvent"] = null;
  private readonly vaultId: string;

  constructor(vaultId: string) {
    this.vaultId = vaultId;
  }

  isDarkMode(): boolean {
    return document.body.classList.contains("theme-dark");
  }

  /** A value this vault keeps in the browser; null when there is none. */
  loadLocalStorage(key: string): unknown {
    const text = localStorage.getItem(this.storageKey(key));
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  saveLocalStorage(key: string, data: unknown): void {
    if (data === null || data === undefined) localStorage.removeItem(this.storageKey(key));
    else localStorage.setItem(this.storageKey(key), JSON.stringify(data));
  }

  private storageKey(key: string): string {
    return `preview:${this.vaultId}:${key}`;
  }
}
