import type { MenuPositionDef } from "obsidian";
import { Component } from "../base/component";
import { MenuItem, MenuSeparator } from "./menu-item";
import { area, positionAt } from "./position";

/** What stays free at the window's edges, in px. */
const MARGIN = 4;

/** A menu at a place of the page. Arrows and first letters move, Enter takes, Escape and a press elsewhere close. */
export class Menu extends Component {
  readonly items: (MenuItem | MenuSeparator)[] = [];
  private readonly hideCallbacks: (() => unknown)[] = [];
  private boxEl: HTMLElement | null = null;
  private returnFocus: HTMLElement | null = null;

  static forEvent(evt: PointerEvent | MouseEvent): Menu {
    const menu = new Menu();
    evt.preventDefault();
    window.setTimeout(() => menu.showAtMouseEvent(evt));
    return menu;
  }

  setNoIcon(): this {
    return this;
  }

  setUseNativeMenu(): this {
    return this;
  }

  setParentElement(): this {
    return this;
  }

  addItem(cb: (item: MenuItem) => unknown): this {
    const item = new MenuItem((action) => {
      this.hide();
      action();
    });
    this.items.push(item);
    cb(item);
    return this;
  }

  addSeparator(): this {
    this.items.push(new MenuSeparator());
    return this;
  }

  showAtMouseEvent(evt: MouseEvent): this {
    return this.showAtPosition({ x: evt.clientX, y: evt.clientY }, evt.doc);
  }

  showAtPosition(position: MenuPositionDef, doc: Document = activeDocument): this {
    this.hide();
    const { body, activeElement } = doc;
    void this.load();
    this.returnFocus = activeElement?.instanceOf(HTMLElement) === true ? activeElement : null;
    const box = body.createDiv({ cls: "menu-layer" });
    this.boxEl = box;
    this.listenBeside(box.createDiv({ cls: "menu-mask" }));
    const menu = box.createDiv({ cls: "menu", attr: { role: "menu", tabindex: -1 } });
    for (const line of lines(this.items)) menu.append(line.dom);
    const { x, y, width = 0, left = false } = position;
    void positionAt(menu, area(x, y, width, 0), left ? "bottom-end" : "bottom-start", MARGIN);
    this.registerDomEvent(menu, "keydown", (event: KeyboardEvent) => this.onKey(menu, event));
    // A dialog may have been opened by its keys.
    this.registerDomEvent(menu, "focusout", (event: FocusEvent) => {
      if (!menu.contains(event.relatedTarget as Node | null)) this.hide();
    });
    (choices(menu)[0] ?? menu).focus();
    return this;
  }

  hide(): this {
    const box = this.boxEl;
    if (box === null) return this;
    this.boxEl = null;
    const { activeElement, body } = box.doc;
    const hadFocus = activeElement === body || box.contains(activeElement);
    this.unload();
    box.remove();
    if (hadFocus) this.returnFocus?.focus();
    for (const callback of this.hideCallbacks) callback();
    return this;
  }

  close(): void {
    this.hide();
  }

  onHide(callback: () => unknown): void {
    this.hideCallbacks.push(callback);
  }

  onHistoryBack(): void {
    this.hide();
  }

  /** A press beside the menu closes it. What is under it is not pressed. */
  private listenBeside(mask: HTMLElement): void {
    mask.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch") this.hide();
    });
    mask.addEventListener("click", () => this.hide());
  }

  private onKey(menu: HTMLElement, event: KeyboardEvent): void {
    const items = choices(menu);
    const at = items.indexOf(menu.doc.activeElement as HTMLElement);
    const keys: Record<string, () => void> = {
      Escape: () => this.hide(),
      Tab: () => this.hide(),
      ArrowDown: () => items[(at + 1) % items.length]?.focus(),
      ArrowUp: () => items.at(at <= 0 ? -1 : at - 1)?.focus(),
      Home: () => items[0]?.focus(),
      End: () => items.at(-1)?.focus(),
    };
    const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    const action = keys[event.key] ?? (letter ? () => focusLetter(items, at, event.key) : undefined);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }
}

/** The lines as they are shown: those of a section together, and a separator only between two others. */
function lines(items: readonly (MenuItem | MenuSeparator)[]): readonly (MenuItem | MenuSeparator)[] {
  const sections = new Map<string, (MenuItem | MenuSeparator)[]>();
  for (const item of items) {
    const name = item instanceof MenuItem ? item.section : "";
    sections.set(name, [...(sections.get(name) ?? []), item]);
  }
  const all = [...sections.values()].flatMap((section) => [new MenuSeparator(), ...section]);
  return all.filter((item, index) => item instanceof MenuItem || separates(all, index));
}

function separates(all: readonly (MenuItem | MenuSeparator)[], index: number): boolean {
  return all[index + 1] instanceof MenuItem && all.slice(0, index).some((item) => item instanceof MenuItem);
}

function choices(menu: HTMLElement): HTMLElement[] {
  return menu.findAll(".menu-item:not(.is-disabled):not(.is-label)");
}

/** Goes to the next line that begins with a letter. */
function focusLetter(items: readonly HTMLElement[], at: number, letter: string): void {
  const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  order.find((item) => item.textContent.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}
