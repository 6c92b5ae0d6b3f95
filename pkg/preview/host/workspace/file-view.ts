import { isImagePath } from "../markdown/embed";
import { FileView } from "./view";
import type { TFile as ObsidianFile } from "obsidian";

/** A file that is no note: an image is shown, anything else named. */
export class OtherFileView extends FileView {
  getViewType(): string {
    return "unsupported";
  }

  override onLoadFile(file: ObsidianFile): Promise<void> {
    this.contentEl.empty();
    const box = this.contentEl.createDiv({ cls: "other-file" });
    if (isImagePath(file.path))
      box.createEl("img", { attr: { src: this.app.vault.getResourcePath(file), alt: file.name } });
    else
      box.createDiv({
        cls: "empty-state-title",
        text: `${file.name} is not a note; the preview shows notes and images.`,
      });
    return Promise.resolve();
  }
}
