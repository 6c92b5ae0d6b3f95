import type { HSL, RGB } from "obsidian";
import { ValueComponent } from "./base-component";

/** A colour as `#rrggbb`. */
export class ColorComponent extends ValueComponent<string> {
  private readonly inputEl: HTMLInputElement;
  private callback: (value: string) => unknown = () => undefined;

  constructor(containerEl: HTMLElement) {
    super();
    this.inputEl = containerEl.createEl("input", { type: "color" });
    this.inputEl.addEventListener("input", () => this.callback(this.getValue()));
  }

  override setDisabled(disabled: boolean): this {
    this.inputEl.disabled = disabled;
    return super.setDisabled(disabled);
  }

  getValue(): string {
    return this.inputEl.value;
  }

  getValueRgb(): RGB {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(this.getValue().slice(at, at + 2), 16),
    );
    return { r, g, b };
  }

  getValueHsl(): HSL {
    const { r, g, b } = this.getValueRgb();
    return toHsl(r / 255, g / 255, b / 255);
  }

  setValue(value: string): this {
    this.inputEl.value = value;
    return this;
  }

  setValueRgb({ r, g, b }: RGB): this {
    return this.setValue(
      `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`,
    );
  }

  setValueHsl(hsl: HSL): this {
    return this.setValueRgb(toRgb(hsl));
  }

  onChange(callback: (value: string) => unknown): this {
    this.callback = callback;
    return this;
  }
}

/** From parts between 0 and 1, by the usual hexcone. */
function toHsl(r: number, g: number, b: number): HSL {
  const most = Math.max(r, g, b);
  const range = most - Math.min(r, g, b);
  const light = most - range / 2;
  const sixth =
    range === 0
      ? 0
      : most === r
        ? ((g - b) / range + 6) % 6
        : most === g
          ? (b - r) / range + 2
          : (r - g) / range + 4;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * light - 1));
  return { h: Math.round(sixth * 60), s: Math.round(saturation * 100), l: Math.round(light * 100) };
}

function toRgb({ h, s, l }: HSL): RGB {
  const light = l / 100;
  const spread = (s / 100) * Math.min(light, 1 - light);
  const part = (offset: number): number => {
    const turn = (offset + h / 30) % 12;
    return 255 * (light - spread * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return { r: part(0), g: part(8), b: part(4) };
}
