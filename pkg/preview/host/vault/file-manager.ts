import type {
  App,
  DataWriteOptions,
  FileManager as ObsidianFileManager,
  TAbstractFile,
  TFile as ObsidianFile,
  TFolder,
} from "obsidian";
import { frontMatterBlock, parseYaml, stringifyYaml } from "../markdown/front-matter";
import { joinPath, normalizePath, parentPath, splitName } from "../base/paths";
import { ConfirmationModal } from "../ui/confirmation-modal";
import { renameWithLinks } from "./linked-rename";
import { addressText, pathText } from "./link-texts";
import type { Vault } from "./vault";
import { vaultSettings } from "./vault-settings";

type Offered = Pick<
  ObsidianFileManager,
  | "getNewFileParent"
  | "renameFile"
  | "promptForDeletion"
  | "trashFile"
  | "generateMarkdownLink"
  | "processFrontMatter"
  | "getAvailablePathForAttachment"
>;

/** What the page's own file commands do, for plugins to call. */
export class FileManager implements Offered {
  private readonly app: App;
  private readonly vault: Vault;

  constructor(app: App, vault: Vault) {
    this.app = app;
    this.vault = vault;
  }

  getNewFileParent(sourcePath: string): TFolder {
    const { newFileLocation, newFileFolderPath } = vaultSettings();
    if (newFileLocation === "root") return this.vault.getRoot();
    const path = newFileLocation === "current" ? parentPath(sourcePath) : normalizePath(newFileFolderPath);
    return this.vault.getFolderByPath(path) ?? this.vault.getRoot();
  }

  /** Moves a file or folder, and leads the links of all notes to where it is now. */
  async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
    await renameWithLinks(this.app, file, newPath);
  }

  promptForDeletion(file: TAbstractFile): Promise<boolean> {
    return new Promise((resolve) => {
      let confirmed = false;
      const modal = new ConfirmationModal(this.app);
      modal.setTitle(`Delete “${file.name}”?`).setContent("It goes to the vault's .trash folder.");
      modal.addButton((button) =>
        button
          .setButtonText("Delete")
          .setDestructive()
          .setCta()
          .onClick(async () => {
            confirmed = true;
            await this.trashFile(file);
          }),
      );
      modal.addCancelButton().setCloseCallback(() => resolve(confirmed));
      modal.open();
    });
  }

  trashFile(file: TAbstractFile): Promise<void> {
    return this.app.vault.trash(file, false);
  }

  generateMarkdownLink(file: ObsidianFile, sourcePath: string, subpath = "", alias = ""): string {
    const { newLinkFormat, useMarkdownLinks } = vaultSettings();
    const embed = file.extension === "md" ? "" : "!";
    const path = pathText(this.app.metadataCache, file, sourcePath, newLinkFormat, !useMarkdownLinks);
    if (useMarkdownLinks) {
      const address = addressText(path) + subpath.replaceAll(" ", "%20");
      return `${embed}[${alias === "" ? file.basename : alias}](${address})`;
    }
    const link = path + subpath;
    return alias === "" ? `${embed}[[${link}]]` : `${embed}[[${link}|${alias}]]`;
  }

  /** Rewrites a note's front matter through an object; comments in it are lost, as in the app. */
  async processFrontMatter(
    file: ObsidianFile,
    fn: (frontmatter: unknown) => void,
    options?: DataWriteOptions,
  ): Promise<void> {
    await this.app.vault.process(
      file,
      (text) => {
        const block = frontMatterBlock(text);
        const value = ((block === null ? null : parseYaml(block.yaml)) ?? {}) as Record<string, unknown>;
        fn(value);
        const body = block === null ? text : text.slice(block.contentStart);
        return Object.keys(value).length === 0 ? body : `---\n${stringifyYaml(value)}---\n${body}`;
      },
      options,
    );
  }

  /** A free path for an attachment of a note, in the folder the vault keeps those in; made when it is missing. */
  async getAvailablePathForAttachment(filename: string, sourcePath = ""): Promise<string> {
    const folder = attachmentFolder(sourcePath);
    if (folder !== "/" && this.vault.getFolderByPath(folder) === null) await this.vault.createFolder(folder);
    const { basename, extension } = splitName(filename.split("/").at(-1) ?? filename);
    return this.vault.freePath(folder, basename, extension);
  }
}

function attachmentFolder(sourcePath: string): string {
  const { attachmentFolderPath: chosen } = vaultSettings();
  if (!/^\.(?:\/|$)/.test(chosen)) return normalizePath(chosen);
  const beside = normalizePath(chosen.slice(1));
  const own = parentPath(sourcePath);
  return beside === "/" ? own : joinPath(own, beside);
}
