import type { App } from "obsidian";
import { FileManager } from "./vault/file-manager";
import { MetadataCache } from "./metadata/metadata-cache";
import { Keymap, Scope } from "./ui/scope";
import { Vault } from "./vault/vault";
import { Workspace } from "./workspace/workspace";
import type { VaultListing } from "../protocol";
import { Events } from "./base/events";
import { Platform } from "./base/platform";
import { strict } from "./base/strict";
import { type Host, registerHost } from "./host";
import { Commands } from "./plugin/commands";
import type { Switches } from "./switches";
import { ConfirmationModal } from "./ui/confirmation-modal";
import type { VaultServer } from "./vault/vault-server";
import { ViewRegistry } from "./workspace/registry";

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

/** Below this width, in px, the files lie over the page as a drawer. */
const NARROW = 700;

/** Makes the page's parts for one vault. Nothing is read yet and nothing is shown. */
export function createHost(
  server: VaultServer,
  { name, id }: Pick<VaultListing, "name" | "id">,
  switches: Switches,
): Host {
  const target = new HostApp(id);
  const app = strict("App", target) as unknown as App;
  const scope = new Scope();
  const keymap = new Keymap(scope);
  const views = new ViewRegistry();
  const vault = Vault.open(server, name, switches["disk-case"] === "insensitive");
  const metadataCache = strict("MetadataCache", new MetadataCache(vault, switches.metadata === "at-once"));
  Object.assign(target, { keymap, scope, vault, metadataCache });
  target.fileManager = strict("FileManager", new FileManager(app, vault));
  const workspace = new Workspace({
    app,
    views,
    deferred: switches.views === "deferred",
    narrow: isNarrow,
    reach: (file) => vault.reach(file),
    confirmNewNote: (path) => confirmNewNote(app, path),
  });
  target.workspace = strict("Workspace", workspace);
  const host: Host = {
    app,
    server,
    switches,
    vault,
    metadataCache,
    workspace,
    views,
    commands: new Commands(app, scope),
    keymap,
    scope,
    ribbonEl: createDiv(),
    statusBarEl: createDiv(),
    settingTabs: [],
    hoverSources: new Map(),
    editorSuggests: [],
    editorExtensions: [],
    cliHandlers: new Map(),
    page: new Events(),
    pluginFolder: (manifest) => `${vault.configDir}/plugins/${manifest.id}`,
  };
  registerHost(host);
  return host;
}

/** Whether the page is laid out as on a phone: in a narrow window, or because it is to behave as one. */
export function isNarrow(): boolean {
  return Platform.isPhone || window.innerWidth < NARROW;
}

function confirmNewNote(app: App, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    let confirmed = false;
    const modal = new ConfirmationModal(app);
    modal.setTitle("This note does not exist yet").setContent(`Create “${path}” in this vault?`);
    modal.addButton((button) =>
      button
        .setButtonText("Create note")
        .setCta()
        .onClick(() => void (confirmed = true)),
    );
    modal.addCancelButton().setCloseCallback(() => resolve(confirmed));
    modal.open();
  });
}
