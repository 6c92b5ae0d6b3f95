import type { Host } from "../host";
import type { Menu } from "../ui/menu";
import { Notice } from "../ui/notice";
import { askForName } from "../ui/name-modal";
import { TFile, TFolder, type TAbstractFile } from "../vault/files";
import type { WorkspaceLeaf } from "./leaf";

/** Puts the page's own lines into the menus of notes and folders; what plugins add stands below them. */
export function addNoteMenus(host: Host): void {
  const { workspace } = host;
  workspace.on("file-menu", (menu: Menu, item: TAbstractFile, _source: string, leaf?: WorkspaceLeaf) => {
    if (item instanceof TFile) addOpening(host, menu, item, leaf);
    else if (item instanceof TFolder) addMaking(host, menu, item);
    addChanging(host, menu, item);
    menu.addSeparator();
  });
}

function line(menu: Menu, icon: string, title: string, action: () => unknown, warning = false): void {
  menu.addItem((entry) =>
    entry
      .setTitle(title)
      .setIcon(icon)
      .setWarning(warning)
      .onClick(() => void action()),
  );
}

function addOpening({ workspace }: Host, menu: Menu, file: TFile, leaf?: WorkspaceLeaf): void {
  if (leaf === undefined)
    line(menu, "file-plus", "Open in new tab", () => workspace.getLeaf("tab").openFile(file));
  line(menu, "columns", "Open beside", () => workspace.getLeaf("split").openFile(file));
  menu.addSeparator();
}

function addMaking(host: Host, menu: Menu, folder: TFolder): void {
  line(menu, "file-plus", "New note here", () => makeNote(host, folder));
  line(menu, "folder-plus", "New folder here", () => makeFolder(host, folder));
  menu.addSeparator();
}

function addChanging(host: Host, menu: Menu, item: TAbstractFile): void {
  if (item instanceof TFolder && item.isRoot()) return;
  line(menu, "pencil", "Rename…", () => renameItem(host, item));
  line(menu, "trash", "Delete", () => host.app.fileManager.promptForDeletion(item), true);
}

/** Asks for a name and gives it. A name that is taken or cannot be is refused in the dialog. */
export async function renameItem(host: Host, item: TAbstractFile): Promise<void> {
  const suffix = item instanceof TFile && item.extension === "md" ? ".md" : "";
  const name = await askForName(host.app, {
    title: `Rename “${item.name}”`,
    label: "New name",
    value: item.name.slice(0, item.name.length - suffix.length),
    action: "Rename",
    check: (value) => nameTrouble(host, item.parent, `${value}${suffix}`, item),
  });
  if (name === null) return;
  await attempt("The name could not be changed", () =>
    host.app.fileManager.renameFile(item, inFolder(item.parent, `${name}${suffix}`)),
  );
}

export async function makeNote(host: Host, folder: TFolder): Promise<void> {
  await attempt("The note could not be made", async () => {
    const file = await host.vault.create(host.vault.freePath(folder.path, "Untitled", "md"), "");
    await host.workspace.getLeaf("tab").openFile(file, { state: { mode: "source" } });
  });
}

export async function makeFolder(host: Host, parent: TFolder): Promise<void> {
  const name = await askForName(host.app, {
    title: "New folder",
    label: "Name of the folder",
    value: "",
    action: "Make folder",
    check: (value) => nameTrouble(host, parent, value, null),
  });
  if (name !== null)
    await attempt("The folder could not be made", () => host.vault.createFolder(inFolder(parent, name)));
}

function inFolder(folder: TFolder | null, name: string): string {
  return folder === null || folder.isRoot() ? name : `${folder.path}/${name}`;
}

/** What is wrong with a name; null when nothing is. */
function nameTrouble(
  host: Host,
  folder: TFolder | null,
  name: string,
  own: TAbstractFile | null,
): string | null {
  if (/[/\\]/u.test(name)) return "A name has no slashes.";
  if (name.startsWith(".")) return "A name that begins with a dot is hidden from the vault.";
  if (/[#^[\]|:]/u.test(name)) return "Links cannot hold # ^ [ ] | or a colon.";
  const there = host.vault.getAbstractFileByPath(inFolder(folder, name));
  return there !== null && there !== own ? "There is something of this name already." : null;
}

async function attempt(failure: string, action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    new Notice(`${failure}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
