import { isImagePath } from "../markdown/embed";
import { FileView } from "./view";
import type {
  TFile as ObsidianFile,
  Editor,
  MarkdownFileInfo,
  View as ObsidianView,
  WorkspaceLeaf as ObsidianLeaf,
} from "obsidian";
import { debounce } from "../base/debounce";
import { isNarrow } from "../create-host";
import { LinkSuggest } from "../editor/link-suggest";
import type { Host } from "../host";
import { Menu } from "../ui/menu";
import { Keymap } from "../ui/scope";
import { addEditorMenu } from "./editor-menu";
import { FileExplorerView } from "./file-explorer";
import { MarkdownView } from "./markdown-view";
import { addNoteMenus, makeFolder, makeNote, renameItem } from "./note-menu";
import { PagePreview } from "./page-preview";

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

/** So long nothing is typed before plugins hear of it, in ms. */
const TYPING_PAUSE = 100;

/** Registers the views that are the page's own: notes, other files, and the panels at the sides. */
export function registerPageViews(host: Host): void {
  const { app, views, workspace, switches } = host;
  const links = new LinkSuggest(app);
  addNoteMenus(host);
  addEditorMenu(host);
  tellOfTyping(host);
  new PagePreview(host);
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
          closeDrawers(host);
          void workspace.getLeaf(Keymap.isModEvent(event)).openFile(file, { active: true });
        },
        showMenu: (item, event) => {
          const menu = Menu.forEvent(event);
          workspace.trigger("file-menu", menu, item, "file-explorer-context-menu");
        },
        rename: (item) => void renameItem(host, item),
        remove: (item) => void app.fileManager.promptForDeletion(item),
        makeNote: (folder) => void makeNote(host, folder),
        makeFolder: (folder) => void makeFolder(host, folder),
      }),
    ),
  );
}

/** Tells what a note will hold before it is written, once the typing pauses. */
function tellOfTyping({ workspace }: Host): void {
  const tell = debounce(
    (file: ObsidianFile, editor: Editor) => workspace.trigger("quick-preview", file, editor.getValue()),
    TYPING_PAUSE,
    true,
  );
  workspace.on("editor-change", (editor: Editor, { file }: MarkdownFileInfo) => {
    if (file !== null) tell(file, editor);
  });
}

/** Where the panels lie over the note, they give way to what was chosen in them. */
function closeDrawers({ workspace }: Host): void {
  if (!isNarrow()) return;
  workspace.leftSplit.collapse();
  workspace.rightSplit.collapse();
}

function asView(view: unknown): ObsidianView {
  return view as ObsidianView;
}
