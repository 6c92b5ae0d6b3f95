import type { Side } from "obsidian";
import { type WorkspaceItem, WorkspaceParent } from "./item";
import type { WorkspaceLeaf } from "./leaf";
import type { WorkspaceTabs } from "./tabs";

/** Groups of tabs side by side. */
export class WorkspaceSplit extends WorkspaceParent {
  parent: WorkspaceItem | null = null;
  readonly containerEl: HTMLElement = createDiv({ cls: "workspace-split mod-vertical" });
  readonly children: WorkspaceTabs[] = [];

  get leaves(): WorkspaceLeaf[] {
    return this.children.flatMap((group) => group.leaves);
  }

  insert(group: WorkspaceTabs, index = this.children.length): void {
    const next = this.children[index];
    this.children.splice(index, 0, group);
    group.parent = this;
    this.containerEl.insertBefore(group.containerEl, next?.containerEl ?? null);
  }

  remove(group: WorkspaceTabs): void {
    this.children.splice(this.children.indexOf(group), 1);
    group.parent = null;
    group.containerEl.remove();
  }
}

/** What a window shows. */
export abstract class WorkspaceContainer extends WorkspaceSplit {
  abstract readonly win: Window;
  abstract readonly doc: Document;
}

/** The main area: one group of tabs, or two beside each other. */
export class WorkspaceRoot extends WorkspaceContainer {
  readonly win: Window = window;
  readonly doc: Document = document;

  constructor() {
    super();
    this.containerEl.addClass("mod-root");
    this.containerEl.setAttr("role", "main");
  }
}

/** A side of the page: one group of tabs that can be folded away. */
export class WorkspaceSidedock extends WorkspaceParent {
  parent: WorkspaceItem | null = null;
  readonly containerEl: HTMLElement;
  readonly tabs: WorkspaceTabs;
  private readonly container: WorkspaceItem;
  private readonly onToggle: () => void;
  private folded: boolean;

  constructor(
    side: Side,
    tabs: WorkspaceTabs,
    container: WorkspaceItem,
    folded: boolean,
    onToggle: () => void,
  ) {
    super();
    this.tabs = tabs;
    this.container = container;
    this.onToggle = onToggle;
    this.folded = folded;
    this.containerEl = createDiv({
      cls: `workspace-split mod-horizontal mod-sidedock mod-${side}-split`,
      attr: { role: "complementary", "aria-label": side === "left" ? "Files" : "Side panel" },
    });
    tabs.parent = this;
    this.containerEl.append(tabs.containerEl);
    this.show();
  }

  get collapsed(): boolean {
    return this.folded;
  }

  override getContainer(): WorkspaceItem {
    return this.container;
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

/** The line of buttons at a side of the page. The app documents nothing of it but that each side has one. */
export class WorkspaceRibbon {
  readonly side: Side;

  constructor(side: Side) {
    this.side = side;
  }
}
