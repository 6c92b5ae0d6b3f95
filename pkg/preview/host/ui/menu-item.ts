import { setIcon } from "./icons";

type Action = (evt: MouseEvent | KeyboardEvent) => unknown;

/** A line of a menu. */
export class MenuItem {
  readonly dom: HTMLElement;
  /** Lines of one section stand together. */
  section = "";
  private readonly closeThen: (action: () => unknown) => void;
  private readonly iconEl: HTMLElement;
  private readonly titleEl: HTMLElement;
  private callback: Action = () => undefined;
  private disabled = false;

  /** `closeThen` closes the menu and does what the line is for. */
  constructor(closeThen: (action: () => unknown) => void) {
    this.closeThen = closeThen;
    this.dom = createDiv({ cls: "menu-item tappable", attr: { role: "menuitem", tabindex: -1 } });
    this.iconEl = this.dom.createDiv({ cls: "menu-item-icon" });
    this.titleEl = this.dom.createDiv({ cls: "menu-item-title" });
    this.dom.addEventListener("click", (event) => this.take(event));
    this.dom.addEventListener("pointerenter", () => this.dom.focus());
    this.dom.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        event.stopPropagation();
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
    this.section = section;
    return this;
  }

  onClick(callback: Action): this {
    this.callback = callback;
    return this;
  }

  private take(event: MouseEvent | KeyboardEvent): void {
    if (this.disabled || this.dom.hasClass("is-label")) return;
    this.closeThen(() => this.callback(event));
  }
}

/** A line between groups of a menu. */
export class MenuSeparator {
  readonly dom: HTMLElement = createDiv({ cls: "menu-separator", attr: { role: "separator" } });
}
