import type {
  PluginManifest,
  App,
  CliFlags,
  CliHandler,
  Command,
  EditorSuggest,
  HoverLinkSource,
  MarkdownPostProcessor,
  PluginSettingTab,
  SettingTab as ObsidianSettingTab,
  ViewCreator,
} from "obsidian";
import { type Host, hostOf } from "../host";
import { put } from "../vault/disk";
import { PathQueue } from "../vault/path-queue";
import { decodeText } from "../vault/text";
import type { Extension } from "@codemirror/state";
import { Component } from "../base/component";
import {
  type CodeBlockHandler,
  registerCodeBlock,
  registerPostProcessor,
  unregisterPostProcessor,
} from "../markdown/post-processors";
import type { SettingTab } from "../settings/setting-tab";
import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";
import type { EditorSuggest as HostEditorSuggest } from "./editor-suggest";

const queue = new PathQueue();
/** The version each data file was last written as, so that the echo from the disk is told from others' changes. */
const written = new Map<string, string>();

/** Where a plugin's data stands in the vault. */
export function dataPath(host: Host, manifest: PluginManifest): string {
  return `${host.pluginFolder(manifest)}/data.json`;
}

/** A plugin's data; null when there is none yet. */
export function loadData(host: Host, manifest: PluginManifest): Promise<unknown> {
  const path = dataPath(host, manifest);
  return queue.run(path, async () => {
    const content = await host.server.readIfPresent(path);
    return content === null ? null : (JSON.parse(decodeText(content.bytes)) as unknown);
  });
}

export function saveData(host: Host, manifest: PluginManifest, data: unknown): Promise<void> {
  const path = dataPath(host, manifest);
  // What is saved is what the data was when it was handed over.
  const text = JSON.stringify(data, null, 2);
  return queue.run(path, async () => {
    written.set(path, (await put(host.server, path, text)).version);
  });
}

/** Whether a change of a data file on disk was made by somebody else. */
export function changedByOthers(path: string, version: string): Promise<boolean> {
  return queue.run(path, () => Promise.resolve(written.get(path) !== version));
}

/** The base of a plugin: all it registers here ends when it is unloaded. */
export abstract class Plugin extends Component {
  app: App;
  manifest: PluginManifest;
  settings?: unknown;
  onExternalSettingsChange?(): unknown;

  constructor(app: App, manifest: PluginManifest) {
    super();
    this.app = app;
    this.manifest = manifest;
  }

  addRibbonIcon(icon: string, title: string, callback: (evt: MouseEvent) => unknown): HTMLElement {
    const button = createEl("button", { cls: "side-dock-ribbon-action clickable-icon", type: "button" });
    setIcon(button, icon);
    setTooltip(button, title, { placement: "right" });
    button.addEventListener("click", callback);
    hostOf(this.app).ribbonEl.append(button);
    this.register(() => button.remove());
    return button;
  }

  addStatusBarItem(): HTMLElement {
    const item = hostOf(this.app).statusBarEl.createDiv({
      cls: `status-bar-item plugin-${this.manifest.id}`,
      prepend: true,
    });
    this.register(() => item.remove());
    return item;
  }

  addCommand(command: Command): Command {
    const { commands } = hostOf(this.app);
    command.id = `${this.manifest.id}:${command.id}`;
    command.name = `${this.manifest.name}: ${command.name}`;
    commands.add(command);
    this.register(() => commands.remove(command.id));
    return command;
  }

  removeCommand(commandId: string): void {
    hostOf(this.app).commands.remove(`${this.manifest.id}:${commandId}`);
  }

  addSettingTab(settingTab: PluginSettingTab | ObsidianSettingTab): void {
    const { settingTabs } = hostOf(this.app);
    const tab = settingTab as unknown as SettingTab;
    tab.update();
    settingTabs.push(tab);
    this.register(() => {
      settingTabs.splice(settingTabs.indexOf(tab), 1);
      tab.hide();
    });
  }

  registerView(type: string, viewCreator: ViewCreator): void {
    const { views, workspace } = hostOf(this.app);
    views.register(type, viewCreator);
    this.register(() => {
      views.unregister(type);
      workspace.detachLeavesOfType(type);
    });
  }

  registerExtensions(extensions: string[], viewType: string): void {
    const { views } = hostOf(this.app);
    views.registerExtensions(extensions, viewType);
    this.register(() => views.unregisterExtensions(extensions));
  }

  registerHoverLinkSource(id: string, info: HoverLinkSource): void {
    const { hoverSources } = hostOf(this.app);
    hoverSources.set(id, info);
    this.register(() => hoverSources.delete(id));
  }

  registerMarkdownPostProcessor(
    postProcessor: MarkdownPostProcessor,
    sortOrder?: number,
  ): MarkdownPostProcessor {
    registerPostProcessor(postProcessor, sortOrder);
    this.register(() => unregisterPostProcessor(postProcessor));
    return postProcessor;
  }

  registerMarkdownCodeBlockProcessor(
    language: string,
    handler: CodeBlockHandler,
    sortOrder?: number,
  ): MarkdownPostProcessor {
    const processor = registerCodeBlock(language, handler, sortOrder);
    this.register(() => unregisterPostProcessor(processor));
    return processor;
  }

  registerEditorSuggest(editorSuggest: EditorSuggest<unknown>): void {
    const { editorSuggests } = hostOf(this.app);
    const suggest = editorSuggest as unknown as HostEditorSuggest<unknown>;
    editorSuggests.push(suggest);
    this.register(() => {
      suggest.close();
      editorSuggests.splice(editorSuggests.indexOf(suggest), 1);
    });
  }

  /** Open editors have the extension at once, and without it when the plugin is unloaded. */
  registerEditorExtension(extension: Extension): void {
    const { editorExtensions, workspace } = hostOf(this.app);
    editorExtensions.push(extension);
    workspace.updateOptions();
    this.register(() => {
      editorExtensions.splice(editorExtensions.indexOf(extension), 1);
      workspace.updateOptions();
    });
  }

  /** The preview has no bases, which the app lets a plugin know in the same way. */
  registerBasesView(): boolean {
    return false;
  }

  /** Nothing opens `obsidian://` addresses in the preview. */
  registerObsidianProtocolHandler(): void {
    // There is nowhere it could be called from.
  }

  /** The preview has no command line of its own; whoever holds the host may call what is registered for one. */
  registerCliHandler(
    command: string,
    _description: string,
    _flags: CliFlags | null,
    handler: CliHandler,
  ): void {
    const { cliHandlers } = hostOf(this.app);
    if (cliHandlers.has(command)) throw new Error(`The command ${command} is registered already.`);
    cliHandlers.set(command, handler);
    this.register(() => cliHandlers.delete(command));
  }

  loadData(): Promise<unknown> {
    return loadData(hostOf(this.app), this.manifest);
  }

  saveData(data: unknown): Promise<void> {
    return saveData(hostOf(this.app), this.manifest, data);
  }

  onUserEnable(): void {
    // Nothing unless a subclass says so.
  }
}
