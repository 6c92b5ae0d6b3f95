import { Component } from "../base/component";
import { area, positionBeside } from "./position";

/** A place of the page, in px of its window. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a popover has come. */
export const PopoverState = { Showing: 0, Shown: 1, Hiding: 2, Hidden: 3 } as const;

type State = (typeof PopoverState)[keyof typeof PopoverState];

/** What shows popovers, and knows the one it shows. */
export interface HoverParent {
  hoverPopover: HoverPopover | null;
}

/** How long the pointer rests on a link before its popover shows, in ms. */
const OPEN_DELAY = 300;

/** How long the pointer may be away, on its way to the popover for instance, in ms. */
const CLOSE_DELAY = 250;

const POSITION = { placement: "bottom-start", gap: 6, margin: 8 } as const;

const shown: HoverPopover[] = [];

/** Something that floats beside a link while the pointer is on either, or on a popover opened from within. */
export class HoverPopover extends Component implements HoverParent {
  hoverEl: HTMLElement;
  state: State = PopoverState.Showing;
  /** The popover that was opened from within this one. */
  hoverPopover: HoverPopover | null = null;
  private readonly parent: HoverParent;
  private readonly targetEl: HTMLElement | null;
  private readonly staticPos: Point | null;
  private readonly win: Window;
  private timer: number;
  private returnFocus: HTMLElement | null = null;

  constructor(
    parent: HoverParent,
    targetEl: HTMLElement | null,
    waitTime: number = OPEN_DELAY,
    staticPos: Point | null = null,
  ) {
    super();
    this.parent = parent;
    this.targetEl = targetEl;
    this.staticPos = staticPos;
    this.win = targetEl?.win ?? activeWindow;
    this.hoverEl = createDiv({
      cls: "popover hover-popover",
      attr: { role: "dialog", "aria-label": "Page preview", tabindex: -1 },
    });
    parent.hoverPopover?.hide();
    parent.hoverPopover = this;
    const leave = (): void => this.leaveSoon();
    const back = (): void => this.stay();
    for (const el of [this.hoverEl, ...(targetEl === null ? [] : [targetEl])]) {
      this.registerDomEvent(el, "pointerleave", leave);
      this.registerDomEvent(el, "pointerenter", back);
    }
    this.registerDomEvent(this.win.document, "pointerdown", (event: PointerEvent) => {
      if (!this.holds(event.target as Node) && this.targetEl?.contains(event.target as Node) !== true)
        this.hide();
    });
    this.registerDomEvent(this.win.document, "contextmenu", (event: MouseEvent) => {
      if (!this.holds(event.target as Node)) this.hide();
    });
    this.registerDomEvent(
      this.win,
      "keydown",
      (event: KeyboardEvent) => {
        if (event.key !== "Escape" || shown.at(-1) !== this) return;
        event.preventDefault();
        event.stopPropagation();
        this.hide();
      },
      true,
    );
    this.timer = this.win.setTimeout(() => this.show(), waitTime);
  }

  /** Keeps the popover until it is closed by a key or a press elsewhere, and moves the focus into it. */
  takeFocus(): void {
    this.returnFocus = this.win.document.activeElement as HTMLElement | null;
    this.show();
    this.win.clearTimeout(this.timer);
    this.hoverEl.focus();
  }

  /** Puts it where there is room: under the link, or above. To be called again when its content has grown. */
  place(): void {
    if (!this.hoverEl.isConnected) return;
    // A link may go over several lines.
    const line = this.targetEl?.getClientRects()[0];
    const { x = line?.left ?? 0, y = 0 } = this.staticPos ?? {};
    const { top = y, width = 0, height = 0 } = line ?? {};
    void positionBeside(this.hoverEl, area(x, top, width, height), POSITION);
  }

  hide(): void {
    if (this.state === PopoverState.Hidden) return;
    this.state = PopoverState.Hidden;
    this.win.clearTimeout(this.timer);
    this.hoverPopover?.hide();
    const index = shown.indexOf(this);
    if (index >= 0) shown.splice(index, 1);
    if (this.parent.hoverPopover === this) this.parent.hoverPopover = null;
    this.hoverEl.remove();
    this.unload();
    if (this.returnFocus?.isConnected === true) this.returnFocus.focus();
    // Leaving this one may have been leaving the one it was opened from.
    if (this.parent instanceof HoverPopover && !this.parent.isHovered()) this.parent.leaveSoon();
  }

  private show(): void {
    if (this.state !== PopoverState.Showing) return;
    if (this.targetEl?.isConnected === false) {
      this.hide();
      return;
    }
    this.state = PopoverState.Shown;
    shown.push(this);
    this.win.document.body.append(this.hoverEl);
    void this.load();
    this.place();
  }

  private leaveSoon(): void {
    if (this.state === PopoverState.Hidden || this.returnFocus !== null) return;
    const wasShowing = this.state === PopoverState.Showing;
    this.state = wasShowing ? PopoverState.Showing : PopoverState.Hiding;
    this.win.clearTimeout(this.timer);
    this.timer = this.win.setTimeout(
      () => {
        if (this.hoverPopover === null || wasShowing) this.hide();
      },
      wasShowing ? 0 : CLOSE_DELAY,
    );
    if (this.parent instanceof HoverPopover && !this.parent.isHovered()) this.parent.leaveSoon();
  }

  private stay(): void {
    if (this.state !== PopoverState.Hiding) return;
    this.state = PopoverState.Shown;
    this.win.clearTimeout(this.timer);
    if (this.parent instanceof HoverPopover) this.parent.stay();
  }

  private isHovered(): boolean {
    return this.hoverEl.matches(":hover") || this.hoverPopover !== null;
  }

  /** Whether a node is in this popover or in one opened from within it. */
  private holds(node: Node): boolean {
    return this.hoverEl.contains(node) || this.hoverPopover?.holds(node) === true;
  }
}
