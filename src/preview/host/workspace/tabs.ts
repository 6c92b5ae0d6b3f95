import { setIcon } from "../ui/icons";
import type { WorkspaceLeaf } from "./leaf";

/** What a group of tabs tells the page. */
export interface TabsHost {
  choose(leaf: WorkspaceLeaf): void;
  detach(leaf: WorkspaceLeaf): void;
}

/** Leaves in one place, of which one is shown. */
export class WorkspaceTabs {
  readonly containerEl: HTMLElement;
  readonly leaves: WorkspaceLeaf[] = [];
  parent: unknown = null;
  private readonly host: TabsHost;
  private readonly stripEl: HTMLElement;
  private readonly bodyEl: HTMLElement;
  private current: WorkspaceLeaf | null = null;

  constructor(host: TabsHost) {
    this.host = host;
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

  getRoot(): unknown {
    return this.parent;
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
    this.current = leaf;
    this.draw();
    void leaf.loadIfDeferred();
  }

  /** Draws the tabs anew: names and icons are the views'. */
  draw(): void {
    this.containerEl.toggleClass("mod-single", this.leaves.length < 2);
    this.stripEl.empty();
    for (const leaf of this.leaves) {
      const active = leaf === this.current;
      leaf.containerEl.toggleClass("is-hidden", !active);
      const tab = this.stripEl.createDiv({ cls: "workspace-tab-header" });
      tab.toggleClass("is-active", active);
      const choose = tab.createEl("button", {
        cls: "workspace-tab-header-inner",
        type: "button",
        attr: { role: "tab", "aria-selected": active, tabindex: active ? 0 : -1 },
      });
      setIcon(choose.createSpan({ cls: "workspace-tab-header-inner-icon" }), leaf.getIcon());
      choose.createSpan({ cls: "workspace-tab-header-inner-title", text: leaf.getDisplayText() });
      choose.addEventListener("click", () => this.host.choose(leaf));
      choose.addEventListener("auxclick", (event) => {
        if (event.button === 1) this.host.detach(leaf);
      });
      const close = tab.createEl("button", {
        cls: "workspace-tab-header-inner-close-button",
        type: "button",
        attr: { "aria-label": `Close ${leaf.getDisplayText()}`, tabindex: -1 },
      });
      setIcon(close, "x");
      close.addEventListener("click", () => this.host.detach(leaf));
    }
  }

  private onKey(event: KeyboardEvent): void {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const index = this.current === null ? -1 : this.leaves.indexOf(this.current);
    const next = this.leaves[(index + by + this.leaves.length) % this.leaves.length];
    if (event.key === "Delete" && this.current !== null) this.host.detach(this.current);
    else if (by !== 0 && next !== undefined) this.host.choose(next);
    else return;
    event.preventDefault();
    this.stripEl.querySelector<HTMLElement>(".is-active [role=tab]")?.focus();
  }
}
