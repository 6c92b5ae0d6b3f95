import type { TooltipOptions } from "obsidian";
import { setTooltip } from "../ui/tooltip";
import { BaseComponent, ValueComponent } from "./base-component";

/** An on-off switch. */
export class ToggleComponent extends ValueComponent<boolean> {
  toggleEl: HTMLElement;
  private readonly inputEl: HTMLInputElement;
  private callback: (value: boolean) => unknown = () => undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.toggleEl = containerEl.createDiv({ cls: "checkbox-container" });
    this.inputEl = this.toggleEl.createEl("input", { type: "checkbox", attr: { role: "switch" } });
    this.inputEl.addEventListener("change", () => {
      this.show();
      this.callback(this.inputEl.checked);
    });
    this.toggleEl.addEventListener("click", (event) => {
      if (event.target === this.toggleEl) this.onClick();
    });
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    this.toggleEl.toggleClass("is-disabled", disabled);
    return super.setDisabled(disabled);
  }

  getValue(): boolean {
    return this.inputEl.checked;
  }

  setValue(on: boolean): this {
    this.inputEl.checked = on;
    this.show();
    return this;
  }

  setTooltip(tooltip: string, options?: TooltipOptions): this {
    setTooltip(this.inputEl, tooltip, options);
    return this;
  }

  onClick(): void {
    if (!this.disabled) this.inputEl.click();
  }

  onChange(callback: (value: boolean) => unknown): this {
    this.callback = callback;
    return this;
  }

  private show(): void {
    this.toggleEl.toggleClass("is-enabled", this.inputEl.checked);
  }
}

export class DropdownComponent extends ValueComponent<string> {
  selectEl: HTMLSelectElement;
  private callback: (value: string) => unknown = () => undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.selectEl = containerEl.createEl("select", { cls: "dropdown" });
    this.selectEl.addEventListener("change", () => this.callback(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.selectEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  addOption(value: string, display: string): this {
    this.selectEl.createEl("option", { text: display, value });
    return this;
  }

  addOptions(options: Record<string, string>): this {
    for (const [value, display] of Object.entries(options)) this.addOption(value, display);
    return this;
  }

  getValue(): string {
    return this.selectEl.value;
  }

  setValue(value: string): this {
    this.selectEl.value = value;
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.callback = callback;
    return this;
  }
}

/** A number on a line; its value stands beside it. */
export class SliderComponent extends ValueComponent<number> {
  sliderEl: HTMLInputElement;
  private readonly valueEl: HTMLElement;
  private instant = false;
  private format: (value: number) => string = String;
  private callback: (value: number) => unknown = () => undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.valueEl = containerEl.createSpan({ cls: "slider-value" });
    this.sliderEl = containerEl.createEl("input", { cls: "slider", type: "range" });
    this.sliderEl.addEventListener("input", () => {
      this.show();
      if (this.instant) this.callback(this.getValue());
    });
    this.sliderEl.addEventListener("change", () => this.callback(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.sliderEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  setInstant(instant: boolean): this {
    this.instant = instant;
    return this;
  }

  setLimits(min: number | null, max: number | null, step: number | "any"): this {
    if (min !== null) this.sliderEl.min = String(min);
    if (max !== null) this.sliderEl.max = String(max);
    this.sliderEl.step = String(step);
    return this;
  }

  getValue(): number {
    return Number(this.sliderEl.value);
  }

  setValue(value: number): this {
    this.sliderEl.value = String(value);
    this.show();
    return this;
  }

  getValuePretty(): string {
    return this.format(this.getValue());
  }

  setDisplayFormat(format: (value: number) => string): this {
    this.format = format;
    this.show();
    return this;
  }

  setDynamicTooltip(): this {
    return this;
  }

  onChange(callback: (value: number) => unknown): this {
    this.callback = callback;
    return this;
  }

  private show(): void {
    const text = this.getValuePretty();
    this.valueEl.setText(text);
    this.sliderEl.setAttr("aria-valuetext", text);
  }
}

export class ProgressBarComponent extends ValueComponent<number> {
  private readonly barEl: HTMLProgressElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.barEl = containerEl.createEl("progress", { cls: "setting-progress-bar", attr: { max: 100 } });
  }

  getValue(): number {
    return this.barEl.value;
  }

  setValue(value: number): this {
    this.barEl.value = value;
    return this;
  }
}

/** A value that is shown and not edited where it stands. */
export class DisplayValueComponent extends BaseComponent {
  valueEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.valueEl = containerEl.createSpan({ cls: "setting-display-value" });
  }

  setValue(value: string | null): this {
    this.valueEl.setText(value ?? "");
    return this;
  }

  setStatus(status: "warning" | null): this {
    this.valueEl.toggleClass("mod-warning", status === "warning");
    return this;
  }
}
