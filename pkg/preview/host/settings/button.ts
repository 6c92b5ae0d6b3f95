import type { TooltipOptions } from "obsidian";
import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";
import { BaseComponent } from "./base-component";

export class ButtonComponent extends BaseComponent {
  buttonEl: HTMLButtonElement;
  private callback: (evt: MouseEvent) => unknown = () => undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.buttonEl = containerEl.createEl("button", { type: "button" });
    this.buttonEl.addEventListener("click", (event) => void this.callback(event));
  }

  override setDisabled(disabled: boolean): this {
    this.buttonEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setCta(): this {
    return this.mark("mod-cta", true);
  }

  removeCta(): this {
    return this.mark("mod-cta", false);
  }

  setWarning(): this {
    return this.mark("mod-warning", true);
  }

  setDestructive(): this {
    return this.mark("mod-destructive", true);
  }

  removeDestructive(): this {
    return this.mark("mod-destructive", false);
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.buttonEl, tooltip, options);
    return this;
  }

  setButtonText(name: string): this {
    this.buttonEl.setText(name);
    return this;
  }

  setIcon(icon: string): this {
    setIcon(this.buttonEl, icon);
    return this;
  }

  setClass(cls: string): this {
    return this.mark(cls, true);
  }

  onClick(callback: (evt: MouseEvent) => unknown): this {
    this.callback = callback;
    return this;
  }

  private mark(cls: string, on: boolean): this {
    this.buttonEl.toggleClass(cls, on);
    return this;
  }
}

/** A small button that is only an icon. */
export class ExtraButtonComponent extends BaseComponent {
  extraSettingsEl: HTMLElement;
  private callback: () => unknown = () => undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.extraSettingsEl = containerEl.createEl("button", {
      cls: "clickable-icon extra-setting-button",
      type: "button",
    });
    this.extraSettingsEl.addEventListener("click", () => {
      if (!this.disabled) this.callback();
    });
    this.setIcon("settings");
  }

  override setDisabled(disabled: boolean): this {
    this.extraSettingsEl.toggleClass("is-disabled", disabled);
    (this.extraSettingsEl as HTMLButtonElement).disabled = disabled;
    return super.setDisabled(disabled);
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.extraSettingsEl, tooltip, options);
    return this;
  }

  setIcon(icon: string): this {
    setIcon(this.extraSettingsEl, icon);
    return this;
  }

  onClick(callback: () => unknown): this {
    this.callback = callback;
    return this;
  }
}
