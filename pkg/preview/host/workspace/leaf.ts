import type { App, OpenViewState, TFile as ObsidianFile, View as ObsidianView, ViewState } from "obsidian";
import { Notice } from "../ui/notice";
import { ServerGone, ServerRefusal } from "../vault/vault-server";
import { DeferredView, EmptyView } from "./plain-views";
import { WorkspaceItem } from "./item";
import type { LeafHistory } from "./leaf-history";
import type { ViewRegistry } from "./registry";
import { FileView, type View } from "./view";

/** What a leaf needs of the page it is part of. */
export interface LeafHost {
  readonly app: App;
  readonly views: ViewRegistry;
  /** Leaves in the background are made when they are first shown. */
  readonly deferred: boolean;
  /** The leaf shows something else now. */
  viewChanged(leaf: WorkspaceLeaf): void;
  /** Rejects where a file cannot be had at this moment. */
  reach(file: ObsidianFile): Promise<void>;
  detach(leaf: WorkspaceLeaf): void;
  /** Takes out a leaf in which nothing could be opened, where another is left. */
  dropEmpty(leaf: WorkspaceLeaf): void;
  activate(leaf: WorkspaceLeaf): void;
  resetHistory(): LeafHistory;
}

/** Where a leaf stands: a group of tabs, one of which is shown. */
export interface LeafParent extends WorkspaceItem {
  readonly shown: WorkspaceLeaf | null;
}

let lastId = 0;

/** A place for a view. */
export class WorkspaceLeaf extends WorkspaceItem {
  readonly id = `leaf-${String(++lastId)}`;
  readonly app: App;
  readonly containerEl: HTMLElement;
  readonly history: LeafHistory;
  parent: LeafParent | null = null;
  view: View;
  hoverPopover: unknown = null;
  private readonly host: LeafHost;
  /** Changes of the view follow one another. */
  private changing: Promise<void> = Promise.resolve();

  constructor(host: LeafHost) {
    super();
    this.host = host;
    this.app = host.app;
    this.history = host.resetHistory();
    this.containerEl = createDiv({ cls: "workspace-leaf" });
    this.view = new EmptyView(this as never);
    void this.view.open(this.containerEl);
    this.containerEl.addEventListener("focusin", () => host.activate(this));
    this.containerEl.addEventListener("pointerdown", () => host.activate(this));
  }

  get isDeferred(): boolean {
    return this.view instanceof DeferredView;
  }

  openFile(file: ObsidianFile, openState: OpenViewState = {}): Promise<void> {
    const type = this.host.views.typeForExtension(file.extension) ?? "unsupported";
    const state = { ...openState.state, file: file.path };
    return this.setViewState({ type, state, active: openState.active ?? true }, openState.eState);
  }

  async open(view: ObsidianView): Promise<ObsidianView> {
    await this.show(view as unknown as View);
    return view;
  }

  getViewState(): ViewState {
    const { view } = this;
    return { type: view.getViewType(), state: view.getState() };
  }

  async setViewState(viewState: ViewState, eState?: unknown): Promise<void> {
    await this.tryViewState(viewState, eState);
  }

  /** Shows something else; false where its file cannot be had, which is said, and what is shown stays. */
  tryViewState(viewState: ViewState, eState?: unknown): Promise<boolean> {
    const change = this.changing.then(() => this.apply(viewState, eState));
    this.changing = change.then(() => undefined).catch(() => undefined);
    return change;
  }

  async loadIfDeferred(): Promise<void> {
    const { view } = this;
    if (view instanceof DeferredView) await this.setViewState({ ...view.target, active: true }, view.place);
  }

  getEphemeralState(): unknown {
    return this.view.getEphemeralState();
  }

  setEphemeralState(state: unknown): void {
    this.view.setEphemeralState(state);
  }

  detach(): void {
    this.host.detach(this);
  }

  getIcon(): string {
    return this.view.getIcon();
  }

  getDisplayText(): string {
    return this.view.getDisplayText();
  }

  onResize(): void {
    this.view.onResize();
  }

  private async apply(viewState: ViewState, eState: unknown): Promise<boolean> {
    const { type, state, active } = viewState;
    const leaving = { state: this.getViewState(), eState: this.getEphemeralState() };
    const background = active !== true && this.parent?.shown !== this;
    const creator = this.host.views.creator(type);
    if (creator === null) {
      await this.show(
        new EmptyView(this as never, type === "empty" ? undefined : `There is no view for “${type}”.`),
      );
    } else if (background && this.host.deferred && this.view.getViewType() !== type) {
      const face = this.host.views.face(type);
      await this.show(new DeferredView(this as never, { type, ...(state && { state }) }, eState, face));
    } else {
      if (!(await this.canOpen(state?.file))) {
        if (this.view instanceof EmptyView) this.host.dropEmpty(this);
        return false;
      }
      if (this.view.getViewType() !== type || this.view instanceof DeferredView) {
        await this.show(creator(this as never) as unknown as View);
      }
      const result = { history: false };
      await this.view.setState(state ?? {}, result);
      if (result.history) this.history.visit(this.getViewState(), leaving);
      if (eState !== undefined && eState !== null) this.view.setEphemeralState(eState);
    }
    if (active === true) this.host.activate(this);
    this.host.viewChanged(this);
    return true;
  }

  /** Whether the file at `path` can be read now; says why where it cannot. */
  private async canOpen(path: unknown): Promise<boolean> {
    const shown = this.view instanceof FileView ? this.view.file?.path : undefined;
    const file = typeof path === "string" && path !== shown ? this.app.vault.getFileByPath(path) : null;
    if (file === null) return true;
    try {
      await this.host.reach(file);
      return true;
    } catch (error) {
      if (!(error instanceof ServerGone || error instanceof ServerRefusal)) throw error;
      new Notice(`${file.basename} cannot be opened now. ${error.message}`);
      return false;
    }
  }

  private async show(view: View): Promise<void> {
    const former = this.view;
    await former.close();
    this.view = view;
    this.containerEl.empty();
    await view.open(this.containerEl);
  }

  /** Closes the view for good; what the page calls when the leaf has been taken out. */
  async dispose(): Promise<void> {
    await this.changing;
    await this.view.close();
    this.containerEl.remove();
  }
}
