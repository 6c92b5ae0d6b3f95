import type { View as ObsidianView, WorkspaceLeaf as ObsidianLeaf } from "obsidian";
import { isNarrow } from "../create-host";
import { LinkSuggest } from "../editor/link-suggest";
import type { Host } from "../host";
import { Menu } from "../ui/menu";
import { Keymap } from "../ui/scope";
import { TFile, type TAbstractFile } from "../vault/files";
import { FileExplorerView } from "./file-explorer";
import { OtherFileView } from "./file-view";
import { MarkdownView } from "./markdown-view";

/** Registers the views that are the page's own: notes, other files, the file tree. */
export function registerPageViews(host: Host): void {
  const { views, workspace, switches } = host;
  const links = new LinkSuggest(host.app);
  views.register("markdown", (leaf: ObsidianLeaf) =>
    asView(
      new MarkdownView(leaf, {
        switches,
        openLink: (linktext, sourcePath, event) =>
          void workspace.openLinkText(linktext, sourcePath, Keymap.isModEvent(event)),
        travel: (direction) => void workspace.travel(direction),
        split: (view) => void workspace.duplicateLeaf(view.leaf as never, "split"),
        editorExtensions: () => [...host.editorExtensions],
        editorSuggests: () => [...host.editorSuggests, links],
      }),
    ),
  );
  views.registerExtensions(["md"], "markdown");
  views.register("unsupported", (leaf) => asView(new OtherFileView(leaf)));
  views.register("file-explorer", (leaf) =>
    asView(
      new FileExplorerView(leaf, {
        open: (file, event) => {
          if (isNarrow()) workspace.leftSplit.collapse();
          void workspace.getLeaf(Keymap.isModEvent(event)).openFile(file, { active: true });
        },
        showMenu: (item, event) => showFileMenu(host, item, event),
      }),
    ),
  );
}

function showFileMenu(host: Host, item: TAbstractFile, event: MouseEvent): void {
  const { app, workspace } = host;
  const menu = Menu.forEvent(event);
  if (item instanceof TFile) {
    menu.addItem((entry) =>
      entry
        .setTitle("Open in new tab")
        .setIcon("file-plus")
        .onClick(() => void workspace.getLeaf("tab").openFile(item)),
    );
    menu.addItem((entry) =>
      entry
        .setTitle("Open beside")
        .setIcon("columns")
        .onClick(() => void workspace.getLeaf("split").openFile(item)),
    );
  }
  menu.addItem((entry) =>
    entry
      .setTitle("Delete")
      .setIcon("trash")
      .setWarning(true)
      .onClick(() => void app.fileManager.promptForDeletion(item)),
  );
  workspace.trigger("file-menu", menu, item, "file-explorer-context-menu");
}

function asView(view: unknown): ObsidianView {
  return view as ObsidianView;
}
