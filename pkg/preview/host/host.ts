import type { Extension } from "@codemirror/state";
import type { App, CliHandler, HoverLinkSource, PluginManifest } from "obsidian";
import type { Events } from "./base/events";
import type { MetadataCache } from "./metadata/metadata-cache";
import type { Commands } from "./plugin/commands";
import type { EditorSuggest } from "./plugin/editor-suggest";
import type { SettingTab } from "./settings/setting-tab";
import type { Switches } from "./switches";
import type { Keymap, Scope } from "./ui/scope";
import type { Vault } from "./vault/vault";
import type { VaultServer } from "./vault/vault-server";
import type { ViewRegistry } from "./workspace/registry";
import type { Workspace } from "./workspace/workspace";

/** The parts of the page behind `app`; plugins see only what Obsidian documents. */
export interface Host {
  readonly app: App;
  readonly server: VaultServer;
  readonly switches: Switches;
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly workspace: Workspace;
  readonly views: ViewRegistry;
  readonly commands: Commands;
  readonly keymap: Keymap;
  readonly scope: Scope;
  ribbonEl: HTMLElement;
  statusBarEl: HTMLElement;
  readonly settingTabs: SettingTab[];
  readonly hoverSources: Map<string, HoverLinkSource>;
  readonly editorSuggests: EditorSuggest<unknown>[];
  readonly editorExtensions: Extension[];
  /** What plugins answer on the app's command line, by the command's id. */
  readonly cliHandlers: Map<string, CliHandler>;
  /** Tells `theme` when light and dark change. */
  readonly page: Events;
  readonly pluginFolder: (manifest: PluginManifest) => string;
}

const hosts = new WeakMap<App, Host>();

/** Makes the page's parts findable from the `app` that plugins hold. */
export function registerHost(host: Host): void {
  hosts.set(host.app, host);
}

/** The page's parts behind an `app`. */
export function hostOf(app: App): Host {
  const host = hosts.get(app);
  if (host === undefined) throw new Error("This app is not the preview's.");
  return host;
}
