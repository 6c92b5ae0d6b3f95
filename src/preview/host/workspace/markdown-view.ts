import type { Extension } from "@codemirror/state";
import type {
  EditorSelection,
  MarkdownViewModeType,
  Menu,
  TFile as ObsidianFile,
  ViewStateResult,
  WorkspaceLeaf,
} from "obsidian";
import { livePreview } from "../editor/live-preview/live-preview";
import { NoteEditor } from "../editor/note-editor";
import { Suggestions } from "../editor/suggestions";
import { ReadingView } from "../markdown/reading-view";
import { markConflict } from "../vault/merge-texts";
import { resolveSubpath } from "../metadata/subpath";
import type { Switches } from "../switches";
import type { EditorSuggest } from "../plugin/editor-suggest";
import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";
import { TextFileView } from "./view";

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
  private readonly conflictEl: HTMLElement;
  private mode: MarkdownViewModeType = "preview";
  /** The file the editor's history and cursor are of. */
  private edited: ObsidianFile | null = null;

  constructor(leaf: WorkspaceLeaf, host: MarkdownViewHost) {
    super(leaf);
    this.host = host;
    this.conflictEl = this.contentEl.createDiv({ cls: "conflict-bar", attr: { role: "alert" } });
    this.conflictEl.hide();
    const readingEl = this.contentEl.createDiv({ cls: "markdown-reading-view" });
    this.previewMode = this.addChild(new ReadingView(this.app, host.switches, readingEl));
    this.source = this.makeEditor();
    this.editor = this.source.editor;
    this.addAction("columns", "Open beside", () => host.split(this));
    this.modeButton = this.addAction("pencil", "Edit", () =>
      this.setMode(this.mode === "preview" ? "source" : "preview"),
    );
    this.addTravelButtons();
    this.previewMode.containerEl.addEventListener("click", (event) => this.onClick(event));
    this.previewMode.containerEl.addEventListener("auxclick", (event) => this.onClick(event));
    this.previewMode.containerEl.addEventListener("pointerover", (event) => this.onHover(event));
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
      info: this as never,
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

  getViewData(): string {
    return this.mode === "source" ? this.source.get() : this.data;
  }

  setViewData(data: string, clear = false): void {
    this.data = data;
    this.conflictEl.hide();
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

  showSearch(): void {
    throw new Error(
      "The preview has no MarkdownView.showSearch; the browser's own search finds text in a note.",
    );
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
    if (this.mode === "preview") this.previewMode.show(this.data, file.path);
  }

  override onResize(): void {
    const { cm } = this.source;
    if (cm.root !== this.containerEl.doc) cm.setRoot(this.containerEl.doc);
    cm.requestMeasure();
  }

  override onPaneMenu(menu: Menu): void {
    menu.addItem((item) =>
      item
        .setTitle("Open beside")
        .setIcon("columns")
        .onClick(() => this.host.split(this)),
    );
  }

  /** The same place was changed on disk and here: both texts are kept until one is chosen. */
  protected override onConflict(disk: string): void {
    this.conflictEl.empty();
    this.conflictEl.createSpan({
      text: "The same lines of this note were changed on disk while you were typing.",
    });
    const base = this.savedData;
    const choose = (text: string, keep: () => string): void => {
      const button = this.conflictEl.createEl("button", { text, type: "button" });
      button.addEventListener("click", () => {
        const kept = keep();
        this.savedData = disk;
        this.setViewData(kept);
        this.conflictEl.hide();
        void this.save();
      });
    };
    choose("Keep mine", () => this.getViewData());
    choose("Take the one on disk", () => disk);
    choose("Keep both", () => markConflict(base, this.getViewData(), disk));
    this.conflictEl.show();
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

  private onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const link = target.closest<HTMLAnchorElement>("a");
    if (link === null || event.defaultPrevented || event.button > 1) {
      this.onTaskBox(event);
      return;
    }
    const source = this.sourcePathOf(link);
    if (link.hasClass("internal-link")) {
      event.preventDefault();
      this.host.openLink(link.dataset.href ?? link.getAttribute("href") ?? "", source, event);
    } else if (link.getAttribute("href")?.startsWith("#") === true) {
      // A tag or a footnote: the page's own address keeps the note's path behind its #.
      event.preventDefault();
      const id = link.getAttribute("href")?.slice(1) ?? "";
      const place = link.hasClass("tag")
        ? null
        : this.previewMode.containerEl.find(`[id="user-content-${CSS.escape(id)}"]`);
      place?.scrollIntoView({ block: "center" });
    }
  }

  /** Ticks or unticks a task where it stands, when the line still holds it. */
  private onTaskBox(event: MouseEvent): void {
    const box = event.target as HTMLInputElement;
    const line = Number(box.closest<HTMLElement>("li[data-line]")?.dataset.line ?? Number.NaN);
    if (!box.classList.contains("task-list-item-checkbox") || Number.isNaN(line) || this.file === null)
      return;
    event.preventDefault();
    // Inside an embed or a callout's own numbering the line is not this note's.
    if (box.closest(".internal-embed, [class*='block-language-']") !== null) return;
    void this.app.vault.process(this.file, (text) => {
      const lines = text.split("\n");
      const found = /^([\s>]*(?:[-*+]|\d+[.)])\s+\[)(.)(\])/u.exec(lines[line] ?? "");
      if (found === null) return text;
      const [whole, before = "", mark = " ", after = ""] = found;
      lines[line] = before + (mark === " " ? "x" : " ") + after + (lines[line] ?? "").slice(whole.length);
      return lines.join("\n");
    });
  }

  private onHover(event: PointerEvent): void {
    const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
    if (link === null || event.pointerType === "touch") return;
    this.app.workspace.trigger("hover-link", {
      event,
      source: "preview",
      hoverParent: this,
      targetEl: link,
      linktext: link.dataset.href ?? "",
      sourcePath: this.sourcePathOf(link),
    });
  }

  private sourcePathOf(link: Element): string {
    const embed = link.parentElement?.closest<HTMLElement>(".internal-embed[data-src]");
    const path = this.file?.path ?? "";
    if (!embed) return path;
    return (
      this.app.metadataCache.getFirstLinkpathDest(embed.dataset.src?.split("#")[0] ?? "", path)?.path ?? path
    );
  }
}
