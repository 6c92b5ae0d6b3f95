import type { Host } from "./host";
import { CommandPalette, QuickSwitcher } from "./ui/palettes";
import { Notice } from "./ui/notice";
import { MarkdownView } from "./workspace/markdown-view";
import { printNote } from "./workspace/print-note";
import { addTemplates } from "./workspace/templates";
import { addWorkspaceCommands } from "./workspace/workspace-commands";

/** What the page's commands reach that is not part of the host itself. */
export interface PageCommandActions {
  openSettings(): void;
  toggleTheme(): void;
  reloadPlugin(): Promise<void>;
}

/** Adds the page's own commands, with the keys they have in the app. */
export function addPageCommands(host: Host, actions: PageCommandActions): void {
  const { app, commands, workspace } = host;
  addWorkspaceCommands(host);
  addTemplates(host);
  const note = (): MarkdownView | null => {
    const view = workspace.getMostRecentLeaf()?.view;
    return view instanceof MarkdownView ? view : null;
  };
  const withNote = (action: (view: MarkdownView) => void) => (checking: boolean) => {
    const view = note();
    if (view !== null && !checking) action(view);
    return view !== null;
  };
  commands.add({
    id: "command-palette:open",
    name: "Command palette: Open command palette",
    hotkeys: [{ modifiers: ["Mod"], key: "p" }],
    callback: () => new CommandPalette(app, commands).open(),
  });
  commands.add({
    id: "switcher:open",
    name: "Quick switcher: Open quick switcher",
    hotkeys: [{ modifiers: ["Mod"], key: "o" }],
    callback: () => new QuickSwitcher(app).open(),
  });
  commands.add({
    id: "app:open-settings",
    name: "Open settings",
    hotkeys: [{ modifiers: ["Mod"], key: "," }],
    callback: () => actions.openSettings(),
  });
  commands.add({
    id: "markdown:toggle-preview",
    name: "Toggle reading view",
    hotkeys: [{ modifiers: ["Mod"], key: "e" }],
    checkCallback: withNote((view) => view.setMode(view.getMode() === "preview" ? "source" : "preview")),
  });
  commands.add({
    id: "editor:toggle-source",
    name: "Toggle Live Preview/Source mode",
    checkCallback: withNote((view) => {
      if (view.getMode() === "preview") view.setMode("source");
      view.setSourceMode(!view.isSourceMode);
    }),
  });
  commands.add({
    id: "editor:open-search",
    name: "Search current file",
    hotkeys: [{ modifiers: ["Mod"], key: "f" }],
    checkCallback: withNote((view) => view.showSearch()),
  });
  commands.add({
    id: "editor:save-file",
    name: "Save current file",
    hotkeys: [{ modifiers: ["Mod"], key: "s" }],
    checkCallback: withNote((view) => void view.save()),
  });
  commands.add({
    id: "workspace:export-pdf",
    name: "Print or export to PDF",
    checkCallback: withNote((view) => {
      const { file } = view;
      if (file !== null) void printNote(app, host.switches, { path: file.path, text: view.getViewData() });
    }),
  });
  commands.add({
    id: "file-explorer:new-file",
    name: "Create new note",
    callback: () => void newNote(host),
  });
  commands.add({
    id: "theme:toggle-light-dark",
    name: "Toggle light and dark theme",
    callback: () => actions.toggleTheme(),
  });
  commands.add({
    id: "app:toggle-left-sidebar",
    name: "Toggle files",
    callback: () => workspace.leftSplit.toggle(),
  });
  commands.add({
    id: "app:toggle-right-sidebar",
    name: "Toggle right sidebar",
    callback: () => workspace.rightSplit.toggle(),
  });
  commands.add({
    id: "preview:reload-plugin",
    name: "Preview: Disable and enable the plugin",
    callback: () => void actions.reloadPlugin(),
  });
}

/** Makes an empty note and opens it for writing. */
export async function newNote(host: Host): Promise<void> {
  try {
    const file = await host.vault.create(host.vault.freePath("/", "Untitled", "md"), "");
    await host.workspace.getLeaf("tab").openFile(file, { state: { mode: "source" } });
  } catch (error) {
    new Notice(`The note could not be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}
