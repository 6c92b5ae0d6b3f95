import type { SettingDefinition, SettingDefinitionGroup, SettingDefinitionItem } from "obsidian";
import { bindControl, type ControlValues } from "./control";
import { Setting, SettingGroup } from "./setting";

type Predicate = boolean | (() => boolean) | undefined;
/** Draws a tab's declared settings into an element. Pages, lists and searches within them are not part of the preview. */
export class DefinitionsView {
  private readonly el: HTMLElement;
  private readonly values: ControlValues;
  private cleanups: (() => void)[] = [];
  private refreshers: (() => void)[] = [];

  constructor(el: HTMLElement, values: ControlValues) {
    this.el = el;
    this.values = values;
  }

  render(items: SettingDefinitionItem[]): void {
    this.close();
    this.el.empty();
    let group: SettingGroup | null = null;
    for (const [index, item] of items.entries()) {
      if (!("type" in item)) {
        group ??= new SettingGroup(this.el);
        this.drawRow(item, group, index);
      } else if (item.type === "group") {
        this.drawGroup(item);
        group = null;
      } else throw new Error(`The preview has no "${item.type}" in settings.`);
    }
    this.refresh();
  }

  /** Asks every `visible` and `disabled` again. */
  refresh(): void {
    for (const refresher of this.refreshers) refresher();
  }

  close(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.refreshers = [];
  }

  private drawGroup(definition: SettingDefinitionGroup): void {
    const group = new SettingGroup(this.el);
    if (definition.heading !== undefined) group.setHeading(definition.heading);
    if (definition.cls !== undefined) group.addClass(...definition.cls.split(" "));
    for (const button of definition.extraButtons ?? []) group.addExtraButton(button);
    for (const [index, item] of (definition.items ?? []).entries()) {
      if ("type" in item) throw new Error(`The preview has no "${item.type}" in settings.`);
      this.drawRow(item, group, index);
    }
    this.refreshers.push(() => group.groupEl.toggle(holds(definition.visible, true)));
  }

  private drawRow(item: SettingDefinition, group: SettingGroup, index: number): void {
    const setting = new Setting(group.listEl).setName(item.name);
    // A fragment's nodes would move into the first row that shows them.
    if (item.desc !== undefined)
      setting.setDesc(
        typeof item.desc === "string" ? item.desc : (item.desc.cloneNode(true) as DocumentFragment),
      );
    if (item.control !== undefined) this.cleanups.push(bindControl(setting, item.control, this.values));
    else if (item.render !== undefined) {
      const cleanup = item.render(setting as never, group as never);
      if (typeof cleanup === "function") this.cleanups.push(cleanup);
    } else if (item.action !== undefined) drawAction(setting, () => item.action(setting.settingEl, index));
    this.refreshers.push(() => {
      setting.settingEl.toggle(holds(item.visible, true));
      const disabled = item.control?.disabled ?? ("disabled" in item ? item.disabled : undefined);
      if (disabled !== undefined) setting.setDisabled(holds(disabled, false));
    });
  }
}

/** Makes a whole row do something when it is pressed. */
function drawAction(setting: Setting, action: () => void): void {
  setting.setClass("mod-navigable");
  setting.addExtraButton((button) => {
    button.setIcon("chevron-right").onClick(action);
    button.extraSettingsEl.setAttr("aria-labelledby", setting.nameEl.id);
  });
  setting.infoEl.addEventListener("click", () => {
    if (!setting.settingEl.hasClass("is-disabled")) action();
  });
}

function holds(predicate: Predicate, otherwise: boolean): boolean {
  return typeof predicate === "function" ? predicate() : (predicate ?? otherwise);
}
