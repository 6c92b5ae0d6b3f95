import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";
import type { WorkspaceLeaf } from "./leaf";
import { type WorkspaceItem, WorkspaceParent } from "./item";

/** What a group of tabs tells the page. */
export interface TabsHost {
  choose(leaf: WorkspaceLeaf): void;
  detach(leaf: WorkspaceLeaf): void;
  addLeaf(group: WorkspaceTabs): WorkspaceLeaf;
}

/** Leaves in one place, of which one is shown. In a dock the tabs are icons that cannot be closed. */
export class WorkspaceTabs extends WorkspaceParent {
  parent: WorkspaceItem | null = null;
  readonly containerEl: HTMLElement;
  readonly leaves: WorkspaceLeaf[] = [];
  private readonly host: TabsHost;
  private readonly inDock: boolean;
  private readonly stripEl: HTMLElement;
  private readonly bodyEl: HTMLElement;
  private current: WorkspaceLeaf | null = null;

  constructor(host: TabsHost, inDock: boolean) {
    super();
    this.host = host;
    this.inDock = inDock;
    this.containerEl = createDiv({ cls: "workspace-tabs" });
    this.stripEl = this.containerEl.createDiv({
      cls: "workspace-tab-header-container",
      attr: { role: "tablist" },
    });
    this.bodyEl = this.containerEl.createDiv({ cls: "workspace-tab-container" });
    this.stripEl.addEventListener("keydown", (event) => this.onKey(event));
  }

  get shown(): WorkspaceLeaf | null {
    return this.current;
  }

  add(leaf: WorkspaceLeaf, index = this.leaves.length): void {
    this.leaves.splice(index, 0, leaf);
    leaf.parent = this;
    this.bodyEl.append(leaf.containerEl);
    if (this.current === null) this.show(leaf);
    else this.draw();
  }

  /** Takes a leaf out; the one beside it is shown then. */
  remove(leaf: WorkspaceLeaf): void {
    const index = this.leaves.indexOf(leaf);
    if (index < 0) return;
    this.leaves.splice(index, 1);
    leaf.parent = null;
    leaf.containerEl.remove();
    if (this.current === leaf) {
      this.current = null;
      const next = this.leaves[Math.min(index, this.leaves.length - 1)];
      if (next !== undefined) this.show(next);
    }
    this.draw();
  }

  show(leaf: WorkspaceLeaf): void {
    const former = this.current;
    this.current = leaf;
    this.draw();
    void leaf.loadIfDeferred();
    if (former !== leaf) leaf.onResize();
  }

  /** Draws the tabs anew: names and icons are the views'. */
  draw(): void {
    const hadFocus = this.stripEl.contains(this.stripEl.doc.activeElement);
    this.containerEl.toggleClass("mod-single", this.leaves.length < 2);
    this.stripEl.empty();
    for (const leaf of this.leaves) {
      const active = leaf === this.current;
      leaf.containerEl.toggleClass("is-hidden", !active);
      this.drawTab(leaf, active);
    }
    if (!this.inDock) this.drawNewTab();
    if (hadFocus) this.focusCurrent();
  }

  private drawTab(leaf: WorkspaceLeaf, active: boolean): void {
    const name = leaf.getDisplayText();
    const tab = this.stripEl.createDiv({ cls: "workspace-tab-header", attr: { role: "presentation" } });
    tab.toggleClass("is-active", active);
    tab.dataset.type = leaf.view.getViewType();
    const choose = tab.createEl("button", {
      cls: "workspace-tab-header-inner",
      type: "button",
      attr: { role: "tab", "aria-selected": active, tabindex: active ? 0 : -1 },
    });
    setIcon(choose.createSpan({ cls: "workspace-tab-header-inner-icon" }), leaf.getIcon());
    if (this.inDock) setTooltip(choose, name);
    else choose.createSpan({ cls: "workspace-tab-header-inner-title", text: name });
    choose.addEventListener("click", () => this.host.choose(leaf));
    if (this.inDock) return;
    tab.addEventListener("mousedown", (event) => {
      // The middle button would begin to scroll.
      if (event.button === 1) event.preventDefault();
    });
    tab.addEventListener("auxclick", (event) => {
      if (event.button === 1) this.host.detach(leaf);
    });
    const close = tab.createEl("button", {
      cls: "workspace-tab-header-inner-close-button",
      type: "button",
      attr: { "aria-label": `Close ${name}`, tabindex: -1 },
    });
    setIcon(close, "x");
    close.addEventListener("click", () => this.host.detach(leaf));
  }

  private drawNewTab(): void {
    const more = this.stripEl.createEl("button", {
      cls: "workspace-tab-header-new-tab clickable-icon",
      type: "button",
    });
    setIcon(more, "plus");
    setTooltip(more, "New tab");
    more.addEventListener("click", () => this.host.choose(this.host.addLeaf(this)));
  }

  private focusCurrent(): void {
    this.stripEl.querySelector<HTMLElement>(".is-active [role=tab]")?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if ((event.target as Element).getAttribute("role") !== "tab") return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const index = this.current === null ? -1 : this.leaves.indexOf(this.current);
    const next = this.leaves[(index + by + this.leaves.length) % this.leaves.length];
    if (event.key === "Delete" && this.current !== null && !this.inDock) this.host.detach(this.current);
    else if (by !== 0 && next !== undefined) this.host.choose(next);
    else return;
    event.preventDefault();
    this.focusCurrent();
  }
}
