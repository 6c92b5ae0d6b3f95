import type { Extension } from "@codemirror/state";
import type {
  EditorSelection,
  MarkdownViewModeType,
  TFile as ObsidianFile,
  ViewStateResult,
  WorkspaceLeaf,
} from "obsidian";
import { openSearchPanel } from "@codemirror/search";
import { livePreview } from "../editor/live-preview/live-preview";
import { NoteEditor } from "../editor/note-editor";
import { Suggestions } from "../editor/suggestions";
import { ReadingView } from "../markdown/reading-view";
import { resolveSubpath } from "../metadata/subpath";
import type { Switches } from "../switches";
import type { EditorSuggest } from "../plugin/editor-suggest";
import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";
import { ConflictBar } from "./conflict-bar";
import { listenForLinks } from "./reading-links";
import { TextFileView } from "./text-file-view";

/** What a note's view asks of the page. */
export interface MarkdownViewHost {
  readonly switches: Switches;
  openLink(linktext: string, sourcePath: string, event: MouseEvent): void;
  travel(direction: "back" | "forward"): void;
  split(view: MarkdownView): void;
  /** What plugins extend editors with. */
  editorExtensions(): Extension;
  /** What plugins suggest while one types, and what the page does. */
  editorSuggests(): readonly EditorSuggest<unknown>[];
}

/** Under this name the vault keeps how notes are edited: `live`, or `source`. */
const EDITING_MODE = "editing-mode";

/** A note: for reading, for editing as it will be read, or as its source. */
export class MarkdownView extends TextFileView {
  readonly editor: NoteEditor["editor"];
  readonly previewMode: ReadingView;
  hoverPopover = null;
  private readonly source: NoteEditor;
  private readonly host: MarkdownViewHost;
  private readonly modeButton: HTMLElement;
  private readonly conflictBar: ConflictBar;
  private readonly lockBar: HTMLElement;
  private mode: MarkdownViewModeType = "preview";
  /** The file the editor's history and cursor are of. */
  private edited: ObsidianFile | null = null;

  constructor(leaf: WorkspaceLeaf, host: MarkdownViewHost) {
    super(leaf);
    this.host = host;
    this.conflictBar = new ConflictBar(this.contentEl);
    this.lockBar = this.contentEl.createDiv({ cls: "lock-bar", attr: { role: "status" } });
    this.lockBar.hide();
    const readingEl = this.contentEl.createDiv({ cls: "markdown-reading-view" });
    this.previewMode = this.addChild(new ReadingView(this.app, host.switches, readingEl));
    this.source = this.makeEditor();
    this.editor = this.source.editor;
    this.addAction("columns", "Open beside", () => host.split(this));
    this.modeButton = this.addAction("pencil", "Edit", () =>
      this.setMode(this.mode === "preview" ? "source" : "preview"),
    );
    this.addTravelButtons();
    listenForLinks(this.previewMode.containerEl, this, (linktext, sourcePath, event) =>
      host.openLink(linktext, sourcePath, event),
    );
    this.show();
  }

  private makeEditor(): NoteEditor {
    const { host } = this;
    const suggestions = new Suggestions({
      suggests: () => host.editorSuggests(),
      editor: () => this.editor,
      file: () => this.file,
    });
    const editor = new NoteEditor(this.contentEl, {
      info: this,
      livePreview: livePreview({
        app: this.app,
        switches: host.switches,
        sourcePath: () => this.file?.path ?? "",
        owner: this,
        openLink: (linktext, event) => host.openLink(linktext, this.file?.path ?? "", event),
      }),
      pluginExtensions: () => host.editorExtensions(),
      own: suggestions.extension,
      changed: () => this.onTyped(),
    });
    editor.setLivePreview(this.app.loadLocalStorage(EDITING_MODE) !== "source");
    this.register(() => {
      suggestions.close();
      editor.destroy();
    });
    return editor;
  }

  override onload(): void {
    super.onload();
    this.registerEvent(
      this.app.workspace.on("editor-options" as "css-change", () => this.source.updateOptions()),
    );
  }

  get currentMode(): ReadingView | NoteEditor {
    return this.mode === "preview" ? this.previewMode : this.source;
  }

  getViewType(): string {
    return "markdown";
  }

  getMode(): MarkdownViewModeType {
    return this.mode;
  }

  /** Switches between reading and source; the place in the note stays. */
  setMode(mode: MarkdownViewModeType): void {
    if (mode === this.mode) return;
    // At the very top stands what no section does: the title and the properties.
    const atTop = this.mode === "preview" && this.previewMode.containerEl.scrollTop === 0;
    const line = atTop ? 0 : this.currentMode.getScroll();
    if (this.mode === "source") void this.save();
    const text = this.getViewData();
    this.mode = mode;
    this.show();
    if (mode === "preview") this.previewMode.show(text, this.file?.path ?? "");
    else this.source.set(text, this.edited !== this.file);
    if (mode === "source") this.edited = this.file;
    this.currentMode.applyScroll(line);
    if (mode === "source") this.source.focus();
    else this.previewMode.containerEl.focus({ preventScroll: true });
    this.app.workspace.trigger("layout-change");
  }

  /** Whether editing shows the plain source. */
  get isSourceMode(): boolean {
    return !this.source.livePreview;
  }

  /** Chooses between Live Preview and source mode, for this note and for those opened from now on. */
  setSourceMode(on: boolean): void {
    this.source.setLivePreview(!on);
    this.app.saveLocalStorage(EDITING_MODE, on ? "source" : "live");
    this.app.workspace.trigger("layout-change");
  }

  /** Draws everything in the note anew: what draws it has changed. */
  redraw(): void {
    this.previewMode.rerender();
    this.source.redraw();
  }

  getViewData(): string {
    return this.mode === "source" ? this.source.get() : this.data;
  }

  setViewData(data: string, clear = false): void {
    this.data = data;
    this.conflictBar.hide();
    if (this.mode === "source") {
      this.source.set(data, clear || this.edited !== this.file);
      this.edited = this.file;
    } else this.previewMode.show(data, this.file?.path ?? "");
  }

  clear(): void {
    this.previewMode.clear();
    this.source.set("", true);
    this.edited = null;
    this.data = "";
    this.savedData = "";
  }

  /** Opens the editor's search; what is read is switched to its text, since parts out of view are not drawn. */
  showSearch(): void {
    this.setMode("source");
    openSearchPanel(this.source.cm);
  }

  override canAcceptExtension(extension: string): boolean {
    return extension === "md";
  }

  override getState(): Record<string, unknown> {
    return { ...super.getState(), mode: this.mode, source: this.isSourceMode };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    await super.setState(state, result);
    const { mode, source } = (state ?? {}) as { mode?: unknown; source?: unknown };
    if (typeof source === "boolean") this.source.setLivePreview(!source);
    if (mode === "source" || mode === "preview") this.setMode(mode);
  }

  override getEphemeralState(): Record<string, unknown> {
    const scroll = this.currentMode.getScroll();
    return this.mode === "preview" ? { scroll } : { scroll, cursor: this.editor.listSelections()[0] };
  }

  /** Takes a heading or block to show, a line, or how far the note was read. */
  override setEphemeralState(state: unknown): void {
    const { subpath, line, scroll, cursor } = (state ?? {}) as {
      subpath?: unknown;
      line?: unknown;
      scroll?: unknown;
      cursor?: EditorSelection;
    };
    const cache = this.file === null ? null : this.app.metadataCache.getFileCache(this.file);
    const part = typeof subpath === "string" && cache !== null ? resolveSubpath(cache, subpath) : null;
    const target = part?.start.line ?? line;
    if (this.mode === "source" && cursor !== undefined) this.editor.setSelection(cursor.anchor, cursor.head);
    if (typeof target === "number") {
      if (this.mode === "source") this.source.showLine(target);
      else this.previewMode.applyScroll(target);
    } else if (typeof scroll === "number") this.currentMode.applyScroll(scroll);
  }

  override async onRename(file: ObsidianFile): Promise<void> {
    await super.onRename(file);
    this.source.updateTitle();
    if (this.mode === "preview") this.previewMode.show(this.data, file.path);
  }

  override onResize(): void {
    this.source.cm.requestMeasure();
  }

  protected override onLock(locked: boolean): void {
    this.source.setReadOnly(locked);
    this.lockBar.setText(
      locked
        ? "This note is not UTF-8, so it can only be read here, and nothing is written to it. Save it as UTF-8 in another program to change it."
        : "",
    );
    this.lockBar.toggle(locked);
    if (locked) this.conflictBar.hide();
  }

  /** The same place was changed on disk and here: both texts are kept until one is chosen. */
  protected override onConflict(disk: string): void {
    this.conflictBar.show({ base: this.savedData, mine: () => this.getViewData(), disk }, (kept) => {
      this.savedData = disk;
      this.setViewData(kept);
      void this.save();
    });
  }

  private onTyped(): void {
    this.requestSave();
    this.app.workspace.trigger("editor-change", this.editor, this);
  }

  private show(): void {
    const reading = this.mode === "preview";
    this.containerEl.dataset.mode = this.mode;
    this.previewMode.containerEl.parentElement?.toggle(reading);
    this.source.containerEl.toggle(!reading);
    setIcon(this.modeButton, reading ? "pencil" : "book-open");
    setTooltip(this.modeButton, reading ? "Edit" : "Read");
  }

  private addTravelButtons(): void {
    const box = this.headerEl.createDiv({ cls: "view-header-nav-buttons", prepend: true });
    for (const [direction, name] of [
      ["back", "Go back"],
      ["forward", "Go forward"],
    ] as const) {
      const button = box.createEl("button", { cls: "clickable-icon", type: "button" });
      setIcon(button, direction === "back" ? "arrow-left" : "arrow-right");
      setTooltip(button, name);
      button.addEventListener("click", () => this.host.travel(direction));
    }
  }
}
