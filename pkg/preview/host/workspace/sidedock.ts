import type { WorkspaceItem } from "./item";
import { WorkspaceParent } from "./item";
import { makeResizeHandle } from "./resize-handle";
import type { WorkspaceTabs } from "./tabs";

/** Between these widths, in px, a dock can be dragged. */
const NARROWEST = 180;
const WIDEST = 640;

/** A side of the page: one group of tabs that can be folded away, and made wider. */
export class WorkspaceSidedock extends WorkspaceParent {
  parent: WorkspaceItem | null = null;
  readonly containerEl: HTMLElement;
  readonly tabs: WorkspaceTabs;
  private readonly container: WorkspaceItem;
  private readonly onToggle: () => void;
  private folded: boolean;

  constructor(
    side: "left" | "right",
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
    const handle = makeResizeHandle({
      orientation: "vertical",
      label: "Width of the side panel",
      sign: side === "left" ? 1 : -1,
      read: () => this.containerEl.offsetWidth,
      limits: () => ({ min: NARROWEST, max: Math.min(WIDEST, window.innerWidth / 2) }),
      write: (width) => this.setWidth(width),
      done: onToggle,
    });
    if (side === "left") this.containerEl.append(handle);
    else this.containerEl.prepend(handle);
    this.show();
  }

  get collapsed(): boolean {
    return this.folded;
  }

  /** The width that was chosen, in px; null while it is the usual one. */
  get width(): number | null {
    const width = Number.parseFloat(this.containerEl.style.getPropertyValue("--dock-width"));
    return Number.isNaN(width) ? null : width;
  }

  setWidth(width: number): void {
    this.containerEl.style.setProperty("--dock-width", `${String(width)}px`);
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
