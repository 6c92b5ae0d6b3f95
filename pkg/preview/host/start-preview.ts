import { setTooltip } from "./ui/tooltip";
import type { FileEntry, VaultChange, VaultListing } from "../protocol";
import { createHost, isNarrow } from "./create-host";
import type { Host } from "./host";
import { addPageCommands } from "./page-commands";
import { setReadingOptions } from "./markdown/reading-options";
import { LoadedPlugin } from "./plugin/load-plugin";
import { changedByOthers, dataPath } from "./plugin/plugin";
import { AboutTab, AppearanceTab } from "./settings/page-tabs";
import { SettingsModal } from "./settings/settings-modal";
import { startNote } from "./start-note";
import type { Switches } from "./switches";
import { Address } from "./ui/address";
import { Page } from "./ui/page";
import { Theme } from "./ui/theme";
import { decodeText } from "./vault/text";
import { setVaultSettings } from "./vault/vault-settings";
import {
  type Absence,
  ServerGone,
  ServerRefusal,
  type VaultListener,
  type VaultServer,
} from "./vault/vault-server";
import { keepLayout, restoreLayout } from "./workspace/layout";
import { registerPageViews } from "./workspace/page-views";
import { EmptyView } from "./workspace/plain-views";
import type { WorkspaceLeaf } from "./workspace/leaf";
import { MarkdownView } from "./workspace/markdown-view";

/** With more notes to read than this, the vault opens before all of them are read. */
const LARGE = 1000;

/** Opens the vault: the plugin is loaded first, then the files become known, then the layout is ready, as in the app. */
export async function startPreview(
  server: VaultServer,
  switches: Switches,
  publish: (host: Host, plugin: LoadedPlugin | null) => void,
): Promise<void> {
  // What happens between the listing and the first event would be missed the other way round.
  await server.watch();
  const listing = await server.list();
  const session = new Session(createHost(server, listing, switches), listing);
  await session.loadPlugin(publish);
  await session.openVault();
  await server.attach(session);
}

/** Says in the middle of an otherwise empty page why there is nothing else. */
export function showFatal(error: unknown): void {
  const fromServer = error instanceof ServerRefusal || error instanceof TypeError;
  const reason = error instanceof Error ? error.message : String(error);
  const box = document.body.createDiv({ cls: "page-fatal", attr: { role: "alert" } });
  box.createEl("h1", { text: "The preview could not start" });
  box.createEl("p", {
    text: fromServer ? `The preview's server does not answer as it should: ${reason}` : reason,
  });
  if (fromServer) box.createEl("p", { text: "Run npm start again and open the address it prints." });
  console.error(error);
}

class Session implements VaultListener {
  private readonly page: Page;
  private readonly host: Host;
  private readonly entries: readonly FileEntry[];
  private readonly theme: Theme;
  private plugin: LoadedPlugin | null = null;

  constructor(host: Host, listing: VaultListing) {
    this.host = host;
    this.entries = listing.entries;
    const { workspace, commands } = host;
    const actions = {
      toggleFiles: () => this.toggleFiles(),
      toggleAside: () => workspace.rightSplit.toggle(),
      goBack: () => void workspace.travel("back"),
      goForward: () => void workspace.travel("forward"),
      openNote: () => void commands.run("switcher:open"),
      openPalette: () => void commands.run("command-palette:open"),
      toggleTheme: () => this.theme.toggle(),
      openSettings: () => this.openSettings(),
      reloadPlugin: async () => {
        await this.togglePlugin(false);
        await this.togglePlugin(true);
      },
    };
    this.page = new Page(actions, workspace.containerEl, () => this.closeDrawers());
    host.ribbonEl = this.page.ribbonEl;
    host.statusBarEl = this.page.statusBarEl;
    this.theme = new Theme(host.page);
    this.page.showTheme(this.theme.dark);
    host.page.on("theme", () => {
      this.page.showTheme(this.theme.dark);
      workspace.trigger("css-change");
    });
    addPageCommands(host, actions);
    host.scope.register([], "Escape", () => {
      if (isNarrow()) this.closeDrawers();
    });
    listen(host);
    // Where the panels lie over the notes, they give way to the note that was chosen in them.
    workspace.on("active-leaf-change", (leaf: WorkspaceLeaf | null) => {
      if (isNarrow() && leaf?.getRoot() === workspace.rootSplit) this.closeDrawers();
    });
    const fit = (): void => document.body.toggleClass("is-narrow", isNarrow());
    fit();
    window.addEventListener("resize", () => {
      fit();
      workspace.resized();
    });
    setTooltip(this.page.statusBarEl, `${listing.name}: real files on disk, shown without Obsidian`, {
      placement: "top",
    });
  }

  /** Loads and starts the plugin. A plugin that fails leaves a page one can still read in. */
  async loadPlugin(publish: (host: Host, plugin: LoadedPlugin | null) => void): Promise<void> {
    try {
      this.plugin = await LoadedPlugin.fetch(this.host);
      publish(this.host, this.plugin);
      await this.plugin.enable();
    } catch (error) {
      this.page.showProblem(
        "plugin",
        "The plugin failed to load; notes are shown without it.",
        describe(error),
      );
      publish(this.host, this.plugin);
      console.error(error);
    }
  }

  async openVault(): Promise<void> {
    const { vault, metadataCache, workspace, switches } = this.host;
    await this.readSettings();
    registerPageViews(this.host);
    vault.load(this.entries);
    const cold = switches.cache === "cold" || metadataCache.countUnread() > LARGE;
    if (!cold) await metadataCache.indexAll(true);
    await this.openDocks();
    const restored = await restoreLayout(this.host.app, workspace);
    await this.openFirstNote(restored);
    if (isNarrow()) this.closeDrawers();
    keepLayout(this.host.app, workspace);
    workspace.markReady();
    if (cold) void this.indexLater();
  }

  /** Reads the notes while the first one is being read already. */
  private async indexLater(): Promise<void> {
    await this.host.metadataCache.indexAll(false, (done, total) => {
      this.page.showStatus(done < total ? `Reading notes: ${String(done)} of ${String(total)}` : null);
    });
  }

  async changed(change: VaultChange): Promise<void> {
    await this.host.vault.applyChange(change);
    if (change.kind !== "deleted") await this.heedData(change.entry.path, change.entry.version);
  }

  lost(absence: Absence): void {
    this.page.showProblem(
      "server",
      absence === "gone"
        ? "The preview's server is gone. Start it again, and this page goes on by itself; what you typed is kept."
        : "Another program answers at this page's address. Run npm start and open the address it prints; what you typed is kept.",
    );
  }

  async returned(): Promise<void> {
    this.page.showProblem("server", null);
    const { server, vault, workspace } = this.host;
    try {
      await vault.reconcile(await server.list());
      const path = this.plugin === null ? null : dataPath(this.host, this.plugin.manifest);
      const data = path === null ? null : await server.readIfPresent(path);
      if (path !== null && data !== null) await this.heedData(path, data.version);
    } catch (error) {
      // Gone once more: it will be back.
      if (!(error instanceof ServerGone)) throw error;
      return;
    }
    // What was drawn meanwhile has no picture yet.
    for (const el of document.querySelectorAll("[src^='/api/file']:not([src*='&token='])"))
      el.setAttribute("src", server.completeAddress(el.getAttribute("src") ?? ""));
    workspace.iterateAllLeaves((leaf) => {
      if (leaf.parent?.shown === leaf) void leaf.loadIfDeferred();
    });
    workspace.trigger("connected");
  }

  present(present: boolean): void {
    this.page.showProblem(
      "vault",
      present
        ? null
        : "The vault's folder is gone. Nothing was deleted here; put the folder back, and this page goes on by itself.",
    );
    if (present) this.host.workspace.trigger("connected");
  }

  /** Tells the plugin of data that another program wrote. */
  private async heedData(path: string, version: string): Promise<void> {
    const { plugin } = this;
    if (plugin?.instance == null || path !== dataPath(this.host, plugin.manifest)) return;
    if (await changedByOthers(path, version)) plugin.instance.onExternalSettingsChange?.();
  }

  /** What stands at the sides from the start; only the files' view is made before somebody looks. */
  private async openDocks(): Promise<void> {
    const { workspace } = this.host;
    await workspace.getLeftLeaf().setViewState({ type: "file-explorer", active: true });
  }

  /** Opens the note the address names; else what was open stays, or the vault's first note is shown. */
  private async openFirstNote(restored: boolean): Promise<void> {
    const { vault, metadataCache, workspace } = this.host;
    const address = new Address(workspace, vault);
    if ((await address.follow()) || restored) return;
    const first = startNote(
      vault.getMarkdownFiles(),
      (note) => metadataCache.getFileCache(note as never)?.frontmatter?.lesson as unknown,
    );
    const leaf = workspace.getLeaf(false);
    if (first !== null) await leaf.openFile(first);
    else
      await leaf.open(
        new EmptyView(
          leaf as never,
          "This vault has no notes yet. Press Ctrl P and choose Create new note.",
        ) as never,
      );
  }

  private toggleFiles(): void {
    const { leftSplit } = this.host.workspace;
    leftSplit.toggle();
    if (!leftSplit.collapsed)
      leftSplit.containerEl.querySelector<HTMLElement>("[role=treeitem][tabindex='0']")?.focus();
  }

  private closeDrawers(): void {
    this.host.workspace.leftSplit.collapse();
    this.host.workspace.rightSplit.collapse();
  }

  /** The vault's own settings that change how notes read. */
  private async readSettings(): Promise<void> {
    const content = await this.host.server.readIfPresent(".obsidian/app.json").catch(() => null);
    if (content === null) return;
    try {
      const settings = JSON.parse(decodeText(content.bytes)) as Record<string, unknown>;
      setReadingOptions(settings);
      setVaultSettings(settings);
    } catch {
      this.page.showProblem(
        "settings",
        "This vault's .obsidian/app.json is not JSON; its settings are ignored.",
      );
    }
  }

  private async togglePlugin(on: boolean): Promise<void> {
    if (this.plugin === null) return;
    try {
      if (on) await this.plugin.enable();
      else this.plugin.disable();
    } catch (error) {
      this.page.showProblem("plugin", "The plugin failed to start again.", describe(error));
    }
    if (this.host.switches["plugin-toggle"] === "keep") return;
    this.host.workspace.iterateAllLeaves((leaf) => {
      if (leaf.view instanceof MarkdownView) leaf.view.redraw();
    });
  }

  private openSettings(): void {
    const { app, settingTabs, switches } = this.host;
    const own = [
      { name: "Appearance", tab: new AppearanceTab(app, this.theme) },
      {
        name: "About the preview",
        tab: new AboutTab(app, this.plugin, switches, (on) => this.togglePlugin(on)),
      },
    ];
    new SettingsModal(app, own, settingTabs).open();
  }
}

/** What is heard on the whole page: keys, and a mouse's own buttons for back and forward. */
function listen({ keymap, workspace }: Host): void {
  document.addEventListener("keydown", (event) => void keymap.handle(event));
  const travel = (event: MouseEvent): void => {
    if (event.button !== 3 && event.button !== 4) return;
    // The browser would go back in the page's address, which knows nothing of where a note was read.
    event.preventDefault();
    if (event.type === "mouseup") void workspace.travel(event.button === 3 ? "back" : "forward");
  };
  document.addEventListener("mousedown", travel);
  document.addEventListener("mouseup", travel);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
