import type { App, SettingControl } from "obsidian";
import type { ValueComponent } from "./base-component";
import type { Setting } from "./setting";
import type { AbstractTextComponent } from "./text-controls";

/** Where declared controls read their values and put them. */
export interface ControlValues {
  getControlValue(key: string): unknown;
  setControlValue(key: string, value: unknown): void | Promise<void>;
  refreshDomState(): void;
}

let lastList = 0;

/** Gives a row the declared control: shows the stored value, checks a new one, and stores it. The result undoes it. */
export function bindControl(
  app: App,
  setting: Setting,
  control: SettingControl,
  values: ControlValues,
): () => void {
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
  addControl(app, setting, control, stored, (value) => void accept(value));
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
  app: App,
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
    case "slider":
      setting.addSlider((slider) => {
        slider.setLimits(control.min, control.max, control.step);
        if (control.displayFormat !== undefined) slider.setDisplayFormat(control.displayFormat);
        bind(slider, typeof stored === "number" ? stored : control.min, accept);
      });
      break;
    case "color":
      setting.addColorPicker((colour) => bind(colour, text(stored), accept));
      break;
    case "file": {
      const files = app.vault.getFiles().filter((file) => control.filter?.(file) ?? true);
      addPathField(
        setting,
        control,
        files.map((file) => file.path),
        text(stored),
        accept,
      );
      break;
    }
    case "folder": {
      const folders = app.vault
        .getAllFolders(control.includeRoot)
        .filter((folder) => control.filter?.(folder) ?? true);
      addPathField(
        setting,
        control,
        folders.map((folder) => folder.path),
        text(stored),
        accept,
      );
      break;
    }
  }
}

/** A text field that offers the vault's paths. */
function addPathField(
  setting: Setting,
  control: { readonly placeholder?: string },
  paths: readonly string[],
  stored: string,
  accept: (value: unknown) => void,
): void {
  setting.addText((field: AbstractTextComponent<HTMLInputElement>) => {
    const list = setting.controlEl.createEl("datalist", {
      attr: { id: `setting-paths-${String(++lastList)}` },
    });
    for (const path of paths) list.createEl("option", { value: path });
    field.inputEl.setAttr("list", list.id);
    bind(field.setPlaceholder(control.placeholder ?? ""), stored, accept);
  });
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
