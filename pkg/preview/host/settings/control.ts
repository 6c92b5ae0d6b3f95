import type { SettingControl } from "obsidian";
import type { ValueComponent } from "./controls";
import type { Setting } from "./setting";

/** Where declared controls read their values and put them. */
export interface ControlValues {
  getControlValue(key: string): unknown;
  setControlValue(key: string, value: unknown): void | Promise<void>;
  refreshDomState(): void;
}

/** Gives a row the declared control: shows the stored value, checks a new one, and stores it. The result undoes it. */
export function bindControl(setting: Setting, control: SettingControl, values: ControlValues): () => void {
  const stored = values.getControlValue(control.key) ?? control.defaultValue;
  let latest = 0;
  const accept = async (value: unknown): Promise<void> => {
    const turn = ++latest;
    const problem = await control.validate?.(value as never);
    if (turn !== latest) return;
    setting.setErrorMessage(problem ?? null);
    if (problem) return;
    await values.setControlValue(control.key, value);
    values.refreshDomState();
  };
  addControl(setting, control, stored, (value) => void accept(value));
  if (stored !== undefined) {
    void Promise.resolve(control.validate?.(stored as never)).then((problem) => {
      if (latest === 0) setting.setErrorMessage(problem ?? null);
    });
  }
  return () => {
    latest++;
  };
}

function addControl(
  setting: Setting,
  control: SettingControl,
  stored: unknown,
  accept: (value: unknown) => void,
): void {
  switch (control.type) {
    case "toggle":
      setting.addToggle((toggle) => bind(toggle, stored === true, accept));
      break;
    case "dropdown":
      setting.addDropdown((dropdown) => bind(dropdown.addOptions(control.options), text(stored), accept));
      break;
    case "text":
      setting.addText((field) => bind(field.setPlaceholder(control.placeholder ?? ""), text(stored), accept));
      break;
    case "textarea":
      setting.addTextArea((area) => {
        if (control.rows !== undefined) area.inputEl.rows = control.rows;
        bind(area.setPlaceholder(control.placeholder ?? ""), text(stored), accept);
      });
      break;
    case "number":
      setting.addText((field) => {
        Object.assign(field.inputEl, {
          type: "number",
          min: text(control.min),
          max: text(control.max),
          step: text(control.step),
        });
        bind(field.setPlaceholder(control.placeholder ?? ""), text(stored), (value) => {
          const number = Number.parseFloat(value);
          accept(Number.isNaN(number) ? (control.defaultValue ?? 0) : number);
        });
      });
      break;
    default:
      throw new Error(`The preview has no control "${control.type}" in settings.`);
  }
}

function bind<T>(
  component: ValueComponent<T> & { onChange(callback: (value: T) => unknown): unknown },
  value: T,
  accept: (value: T) => void,
): void {
  component.setValue(value);
  component.onChange(accept);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
