import type { MenuPositionDef } from "obsidian";
import { Component } from "../base/component";
import { setIcon } from "./icons";

/** A menu at a place of the page. Arrows move, Enter takes, Escape and a press elsewhere close. */
export class Menu extends Component {
  readonly items: (MenuItem | MenuSeparator)[] = [];
  private readonly hideCallbacks: (() => unknown)[] = [];
  private menuEl: HTMLElement | null = null;
  private returnFocus: HTMLElement | null = null;

  static forEvent(evt: PointerEvent | MouseEvent): Menu {
    const menu = new Menu();
    evt.preventDefault();
    globalThis.setTimeout(() => menu.showAtMouseEvent(evt));
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
    const item = new MenuItem(this);
    this.items.push(item);
    cb(item);
    return this;
  }

  addSeparator(): this {
    this.items.push(new MenuSeparator());
    return this;
  }

  showAtMouseEvent(evt: MouseEvent): this {
    return this.showAtPosition({ x: evt.clientX, y: evt.clientY });
  }

  showAtPosition(position: MenuPositionDef, doc: Document = activeDocument): this {
    void this.load();
    this.returnFocus = doc.activeElement instanceof HTMLElement ? doc.activeElement : null;
    const menu = doc.body.createDiv({ cls: "menu", attr: { role: "menu", tabindex: -1 } });
    this.menuEl = menu;
    for (const item of this.items) menu.append(item.dom);
    const { width, height } = menu.getBoundingClientRect();
    menu.setCssStyles({
      left: `${String(Math.max(4, Math.min(position.x, doc.documentElement.clientWidth - width - 4)))}px`,
      top: `${String(Math.max(4, Math.min(position.y, doc.documentElement.clientHeight - height - 4)))}px`,
    });
    this.registerDomEvent(doc, "pointerdown", (event: PointerEvent) => {
      if (!menu.contains(event.target as Node)) this.hide();
    });
    this.registerDomEvent(menu, "keydown", (event: KeyboardEvent) => this.onKey(event));
    (this.choices()[0] ?? menu).focus();
    return this;
  }

  hide(): this {
    if (this.menuEl === null) return this;
    this.menuEl.remove();
    this.menuEl = null;
    this.unload();
    this.returnFocus?.focus();
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

  private choices(): HTMLElement[] {
    return this.menuEl?.findAll(".menu-item:not(.is-disabled):not(.is-label)") ?? [];
  }

  private onKey(event: KeyboardEvent): void {
    const choices = this.choices();
    const at = choices.indexOf(activeDocument.activeElement as HTMLElement);
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" || event.key === "Tab") this.hide();
    else if (by !== 0) choices[(at + by + choices.length) % choices.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** A line of a menu. */
export class MenuItem {
  readonly dom: HTMLElement;
  private readonly menu: Menu;
  private readonly iconEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private callback: (evt: MouseEvent | KeyboardEvent) => unknown = () => undefined;
  private disabled = false;

  constructor(menu: Menu) {
    this.menu = menu;
    this.dom = createDiv({ cls: "menu-item tappable", attr: { role: "menuitem", tabindex: -1 } });
    this.iconEl = this.dom.createDiv({ cls: "menu-item-icon" });
    this.titleEl = this.dom.createDiv({ cls: "menu-item-title" });
    this.dom.addEventListener("click", (event) => this.take(event));
    this.dom.addEventListener("pointerenter", () => this.dom.focus());
    this.dom.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        this.take(event);
      }
    });
  }

  setTitle(title: string | DocumentFragment): this {
    this.titleEl.setText(title);
    return this;
  }

  setIcon(icon: string | null): this {
    if (icon === null) this.iconEl.empty();
    else setIcon(this.iconEl, icon);
    return this;
  }

  setChecked(checked: boolean | null): this {
    this.dom.setAttrs({ role: checked === null ? "menuitem" : "menuitemcheckbox", "aria-checked": checked });
    this.dom.toggleClass("mod-checked", checked === true);
    if (checked === true) setIcon(this.iconEl, "check");
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    this.dom.toggleClass("is-disabled", disabled);
    this.dom.setAttr("aria-disabled", disabled ? true : null);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.dom.toggleClass("is-warning", isWarning);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.dom.toggleClass("is-label", isLabel);
    return this;
  }

  setSection(section: string): this {
    this.dom.dataset.section = section;
    return this;
  }

  onClick(callback: (evt: MouseEvent | KeyboardEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  private take(event: MouseEvent | KeyboardEvent): void {
    if (this.disabled || this.dom.hasClass("is-label")) return;
    this.menu.hide();
    this.callback(event);
  }
}

/** A line between groups of a menu. */
export class MenuSeparator {
  readonly dom: HTMLElement = createDiv({ cls: "menu-separator", attr: { role: "separator" } });
}
