import type { SplitDirection } from "obsidian";
import type { WorkspaceItem } from "./item";
import { WorkspaceParent } from "./item";
import type { WorkspaceLeaf } from "./leaf";
import { makeResizeHandle } from "./resize-handle";
import { WorkspaceTabs } from "./tabs";

/** What a split holds: groups of tabs, and splits the other way. */
export type SplitChild = WorkspaceSplit | WorkspaceTabs;

/** No pane gets smaller than this by dragging, in px. */
const SMALLEST = 120;

/** Panes side by side (`vertical`) or one below the other (`horizontal`), with lines between them to drag. */
export class WorkspaceSplit extends WorkspaceParent {
  parent: WorkspaceItem | null = null;
  direction: SplitDirection;
  readonly containerEl: HTMLElement;
  readonly children: SplitChild[] = [];
  private readonly onResize: () => void;

  constructor(direction: SplitDirection, onResize: () => void) {
    super();
    this.direction = direction;
    this.onResize = onResize;
    this.containerEl = createDiv({ cls: `workspace-split mod-${direction}` });
  }

  get groups(): WorkspaceTabs[] {
    return this.children.flatMap((child) => (child instanceof WorkspaceTabs ? [child] : child.groups));
  }

  get leaves(): WorkspaceLeaf[] {
    return this.groups.flatMap((group) => group.leaves);
  }

  insert(child: SplitChild, index = this.children.length): void {
    const next = this.children[index];
    this.children.splice(index, 0, child);
    child.parent = this;
    this.containerEl.insertBefore(child.containerEl, next?.containerEl ?? null);
    this.drawHandles();
  }

  /** Puts another child where one is, with the room it had. */
  replace(child: SplitChild, by: SplitChild): void {
    const index = this.children.indexOf(child);
    this.children.splice(index, 1, by);
    by.containerEl.style.flexGrow = child.containerEl.style.flexGrow;
    child.containerEl.style.flexGrow = "";
    child.containerEl.replaceWith(by.containerEl);
    by.parent = this;
    this.drawHandles();
  }

  /** Takes a child out. A split left with one child gives its place to that child, unless it is a top. */
  remove(child: SplitChild): void {
    this.children.splice(this.children.indexOf(child), 1);
    child.parent = null;
    child.containerEl.remove();
    this.drawHandles();
    const last = this.children[0];
    if (this.children.length === 1 && last !== undefined && this.parent instanceof WorkspaceSplit) {
      this.children.length = 0;
      this.parent.replace(this, last);
    }
  }

  /** Makes room beside a group: behind it, or before it. */
  place(made: WorkspaceTabs, beside: WorkspaceTabs, direction: SplitDirection, before: boolean): void {
    if (this.direction === direction || this.children.length === 1) {
      // A split of one has no direction that anybody sees.
      if (this.children.length === 1) this.turn(direction);
      this.insert(made, this.children.indexOf(beside) + (before ? 0 : 1));
      return;
    }
    const inner = new WorkspaceSplit(direction, this.onResize);
    this.replace(beside, inner);
    inner.insert(beside);
    inner.insert(made, before ? 0 : 1);
  }

  /** Lays the panes out the other way. */
  turn(direction: SplitDirection): void {
    this.direction = direction;
    this.containerEl.toggleClass("mod-vertical", direction === "vertical");
    this.containerEl.toggleClass("mod-horizontal", direction === "horizontal");
  }

  private drawHandles(): void {
    for (const handle of [...this.containerEl.children])
      if (handle.hasClass("workspace-leaf-resize-handle")) handle.remove();
    for (const [index, child] of this.children.entries()) {
      const former = this.children[index - 1];
      if (former !== undefined)
        child.containerEl.before(this.handleBetween(former.containerEl, child.containerEl));
    }
  }

  private handleBetween(first: HTMLElement, second: HTMLElement): HTMLElement {
    const upright = this.direction === "vertical";
    const sizeOf = (el: HTMLElement): number => (upright ? el.offsetWidth : el.offsetHeight);
    const growOf = (el: HTMLElement): number => Number(el.style.flexGrow || "1");
    return makeResizeHandle({
      orientation: this.direction,
      label: upright ? "Widths of the panes" : "Heights of the panes",
      sign: 1,
      read: () => sizeOf(first),
      limits: () => ({ min: SMALLEST, max: sizeOf(first) + sizeOf(second) - SMALLEST }),
      write: (size) => {
        const room = sizeOf(first) + sizeOf(second);
        const grow = growOf(first) + growOf(second);
        if (room === 0) return;
        first.style.flexGrow = ((grow * size) / room).toFixed(4);
        second.style.flexGrow = ((grow * (room - size)) / room).toFixed(4);
      },
      done: this.onResize,
    });
  }
}

/** Panes in a window of their own, or in the main one. */
export abstract class WorkspaceContainer extends WorkspaceSplit {
  abstract readonly win: Window;
  abstract readonly doc: Document;
}

/** The main area. */
export class WorkspaceRoot extends WorkspaceContainer {
  readonly win: Window = window;
  readonly doc: Document = document;

  constructor(onResize: () => void) {
    super("vertical", onResize);
    this.containerEl.addClass("mod-root");
    this.containerEl.setAttr("role", "main");
  }
}
