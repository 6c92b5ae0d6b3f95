import type { TooltipOptions } from "obsidian";
import { setTooltip } from "../ui/tooltip";
import {
  type BaseComponent,
  ButtonComponent,
  ExtraButtonComponent,
  DropdownComponent,
  ToggleComponent,
  TextAreaComponent,
  TextComponent,
} from "./controls";

let lastId = 0;

/** A row of a form: a name, a description and controls. */
export class Setting {
  settingEl: HTMLElement;
  infoEl: HTMLElement;
  nameEl: HTMLElement;
  descEl: HTMLElement;
  controlEl: HTMLElement;
  components: BaseComponent[] = [];
  errorEl: HTMLElement | null = null;

  constructor(containerEl: HTMLElement) {
    const id = `setting-${String(++lastId)}`;
    this.settingEl = containerEl.createDiv({ cls: "setting-item" });
    this.infoEl = this.settingEl.createDiv({ cls: "setting-item-info" });
    this.nameEl = this.infoEl.createDiv({ cls: "setting-item-name", attr: { id: `${id}-name` } });
    this.descEl = this.infoEl.createDiv({
      cls: "setting-item-description",
      attr: { id: `${id}-description` },
    });
    this.controlEl = this.settingEl.createDiv({ cls: "setting-item-control" });
  }

  setName(name: string | DocumentFragment): this {
    this.nameEl.setText(name);
    return this;
  }

  setDesc(desc: string | DocumentFragment): this {
    this.descEl.setText(desc);
    return this;
  }

  setClass(cls: string): this {
    this.settingEl.addClass(cls);
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.nameEl, tooltip, options);
    return this;
  }

  setHeading(): this {
    this.settingEl.addClass("setting-item-heading");
    this.nameEl.setAttrs({ role: "heading", "aria-level": 3 });
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.settingEl.toggleClass("is-disabled", disabled);
    for (const component of this.components) component.setDisabled(disabled);
    return this;
  }

  setErrorMessage(message: string | null): this {
    this.errorEl?.remove();
    this.errorEl = null;
    const invalid = message !== null && message !== "";
    this.settingEl.toggleClass("is-invalid", invalid);
    if (invalid)
      this.errorEl = this.infoEl.createDiv({
        cls: "setting-item-error",
        text: message,
        attr: { role: "alert" },
      });
    return this;
  }

  addButton(cb: (component: ButtonComponent) => unknown): this {
    return this.add(new ButtonComponent(this.controlEl), cb);
  }

  addExtraButton(cb: (component: ExtraButtonComponent) => unknown): this {
    return this.add(new ExtraButtonComponent(this.controlEl), cb);
  }

  addToggle(cb: (component: ToggleComponent) => unknown): this {
    this.settingEl.addClass("mod-toggle");
    return this.add(new ToggleComponent(this.controlEl), cb);
  }

  addText(cb: (component: TextComponent) => unknown): this {
    return this.add(new TextComponent(this.controlEl), cb);
  }

  addTextArea(cb: (component: TextAreaComponent) => unknown): this {
    return this.add(new TextAreaComponent(this.controlEl), cb);
  }

  addDropdown(cb: (component: DropdownComponent) => unknown): this {
    return this.add(new DropdownComponent(this.controlEl), cb);
  }

  addComponent(cb: (el: HTMLElement) => BaseComponent): this {
    this.components.push(cb(this.controlEl));
    this.label();
    return this;
  }

  then(cb: (setting: this) => unknown): this {
    cb(this);
    return this;
  }

  clear(): this {
    this.controlEl.empty();
    this.components = [];
    return this;
  }

  private add<T extends BaseComponent>(component: T, cb: (component: T) => unknown): this {
    this.components.push(component);
    this.label();
    cb(component);
    return this;
  }

  /** The row's name is the name of its controls to a screen reader. */
  private label(): void {
    for (const control of this.controlEl.findAll("input, select, textarea")) {
      control.setAttrs({ "aria-labelledby": this.nameEl.id, "aria-describedby": this.descEl.id });
    }
  }
}

/** Rows under a common heading. */
export class SettingGroup {
  listEl: HTMLElement;
  readonly groupEl: HTMLElement;
  private readonly headerEl: HTMLElement;
  private headingEl: HTMLElement | null = null;
  private controlEl: HTMLElement | null = null;

  constructor(containerEl: HTMLElement) {
    this.groupEl = containerEl.createDiv({ cls: "setting-group" });
    this.headerEl = this.groupEl.createDiv({ cls: "setting-group-header" });
    this.listEl = this.groupEl.createDiv({ cls: "setting-items" });
  }

  setHeading(text: string | DocumentFragment): this {
    this.headingEl ??= this.headerEl.createDiv({
      cls: "setting-group-heading",
      attr: { role: "heading", "aria-level": 3 },
      prepend: true,
    });
    this.headingEl.setText(text);
    return this;
  }

  addClass(...classes: string[]): this {
    this.groupEl.addClass(...classes);
    return this;
  }

  addSetting(cb: (setting: Setting) => void): this {
    cb(new Setting(this.listEl));
    return this;
  }

  addExtraButton(cb: (component: ExtraButtonComponent) => unknown): this {
    cb(new ExtraButtonComponent(this.controls()));
    return this;
  }

  private controls(): HTMLElement {
    return (this.controlEl ??= this.headerEl.createDiv({ cls: "setting-group-controls" }));
  }
}
