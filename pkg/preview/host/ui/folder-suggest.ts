import type { App } from "obsidian";
import { TFolder, type TAbstractFile } from "../vault/files";
import { FuzzySuggestModal } from "./suggest-modal";

/** Finds a folder by the letters of its path, for something to be moved to. */
export class FolderSuggest extends FuzzySuggestModal<TFolder> {
  private readonly item: TAbstractFile;
  private readonly choose: (folder: TFolder) => void;

  constructor(app: App, question: string, item: TAbstractFile, choose: (folder: TFolder) => void) {
    super(app);
    this.item = item;
    this.choose = choose;
    this.setPlaceholder(question);
    this.emptyStateText = "No folder is called that.";
  }

  /** Every folder but the one it lies in, itself and what lies in it. */
  getItems(): TFolder[] {
    const { item } = this;
    return this.app.vault
      .getAllFolders(true)
      .filter((folder): folder is TFolder & typeof folder => folder instanceof TFolder)
      .filter(
        (folder) => folder !== item.parent && folder !== item && !folder.path.startsWith(`${item.path}/`),
      );
  }

  getItemText(folder: TFolder): string {
    return folder.isRoot() ? "/ (the vault itself)" : folder.path;
  }

  onChooseItem(folder: TFolder): void {
    this.choose(folder);
  }
}
