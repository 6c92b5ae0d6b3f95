import type {
  App,
  DataWriteOptions,
  FileManager as ObsidianFileManager,
  TAbstractFile,
  TFile as ObsidianFile,
  TFolder,
} from "obsidian";
import { frontMatterBlock, parseYaml, stringifyYaml } from "../markdown/front-matter";
import { joinPath, splitName } from "../base/paths";
import { ConfirmationModal } from "../ui/confirmation-modal";
import type { Vault } from "./vault";

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

  getNewFileParent(): TFolder {
    return this.vault.getRoot();
  }

  /** Moves a file. Links to it are not rewritten in the preview. */
  renameFile(file: TAbstractFile, newPath: string): Promise<void> {
    return this.app.vault.rename(file, newPath);
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
    const embed = file.extension === "md" ? "" : "!";
    const link = this.app.metadataCache.fileToLinktext(file, sourcePath, true) + subpath;
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

  getAvailablePathForAttachment(filename: string): Promise<string> {
    const folder = this.getNewFileParent().path;
    const { basename, extension } = splitName(joinPath(folder, filename).split("/").at(-1) ?? filename);
    return Promise.resolve(this.vault.freePath(folder, basename, extension));
  }
}
