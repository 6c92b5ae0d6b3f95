import type { TabsHost } from "./tabs";
import { WorkspaceTabs } from "./tabs";
import type { WorkspaceLeaf } from "./leaf";

/** The main area: groups of tabs side by side. */
export class WorkspaceRoot {
  readonly containerEl: HTMLElement;
  readonly groups: WorkspaceTabs[] = [];
  readonly win: Window = window;
  readonly doc: Document = document;
  private readonly host: TabsHost;

  constructor(host: TabsHost) {
    this.host = host;
    this.containerEl = createDiv({ cls: "workspace-split mod-vertical mod-root", attr: { role: "main" } });
  }

  get leaves(): WorkspaceLeaf[] {
    return this.groups.flatMap((group) => group.leaves);
  }

  /** Makes a group behind another one, or at the end. */
  addGroup(after?: WorkspaceTabs): WorkspaceTabs {
    const group = new WorkspaceTabs(this.host);
    group.parent = this;
    const index = after === undefined ? this.groups.length : this.groups.indexOf(after) + 1;
    this.groups.splice(index, 0, group);
    this.containerEl.insertBefore(group.containerEl, this.containerEl.children[index] ?? null);
    return group;
  }

  /** Takes out a group that holds nothing, unless it is the last. */
  dropIfEmpty(group: WorkspaceTabs): void {
    if (group.leaves.length > 0 || this.groups.length < 2) return;
    this.groups.splice(this.groups.indexOf(group), 1);
    group.containerEl.remove();
  }
}

/** A side of the page: one group of tabs that can be folded away. */
export class WorkspaceSidedock {
  readonly containerEl: HTMLElement;
  readonly tabs: WorkspaceTabs;
  private readonly onToggle: () => void;
  private folded: boolean;

  constructor(side: "left" | "right", host: TabsHost, folded: boolean, onToggle: () => void) {
    this.onToggle = onToggle;
    this.folded = folded;
    this.containerEl = createDiv({
      cls: `workspace-split mod-horizontal mod-sidedock mod-${side}-split`,
      attr: { role: "complementary", "aria-label": side === "left" ? "Files" : "Side panel" },
    });
    this.tabs = new WorkspaceTabs(host);
    this.tabs.parent = this;
    this.containerEl.append(this.tabs.containerEl);
    this.show();
  }

  get collapsed(): boolean {
    return this.folded;
  }

  toggle(): void {
    this.set(!this.folded);
  }

  collapse(): void {
    this.set(true);
  }

  expand(): void {
    this.set(false);
  }

  private set(folded: boolean): void {
    if (folded === this.folded) return;
    this.folded = folded;
    this.show();
    this.onToggle();
  }

  private show(): void {
    this.containerEl.toggleClass("is-sidedock-collapsed", this.folded);
    this.containerEl.toggleAttribute("inert", this.folded);
  }
}
