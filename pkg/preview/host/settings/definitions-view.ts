import type {
  App,
  SettingDefinition,
  SettingDefinitionGroup,
  SettingDefinitionItem,
  SettingDefinitionList,
  SettingDefinitionPage,
} from "obsidian";
import { bindControl, type ControlValues } from "./control";
import { Setting, SettingGroup } from "./setting";

type Predicate = boolean | (() => boolean) | undefined;
interface Page {
  readonly title: string;
  readonly items: SettingDefinitionItem[];
}

/** Draws a tab's declared settings, and the pages they lead to, into an element. */
export class DefinitionsView {
  private readonly app: App;
  private readonly el: HTMLElement;
  private readonly values: ControlValues;
  private items: SettingDefinitionItem[] = [];
  /** The titles of the pages opened one from another; empty on the tab itself. */
  private trail: string[] = [];
  private cleanups: (() => void)[] = [];
  private refreshers: (() => void)[] = [];
  /** What is typed in each group's search, by heading: it outlives a redraw. */
  private readonly queries = new Map<string, string>();

  constructor(app: App, el: HTMLElement, values: ControlValues) {
    this.app = app;
    this.el = el;
    this.values = values;
  }

  render(items: SettingDefinitionItem[]): void {
    this.items = items;
    this.draw();
  }

  /** Asks every `visible` and `disabled` again. */
  refresh(): void {
    for (const refresher of this.refreshers) refresher();
  }

  close(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.refreshers = [];
  }

  private draw(): void {
    this.close();
    this.el.empty();
    const page = this.page();
    if (this.trail.length > 0) this.drawTitlebar(page.title);
    let group: SettingGroup | null = null;
    for (const [index, item] of page.items.entries()) {
      if ("type" in item && item.type !== "page") {
        this.drawGroup(item);
        group = null;
      } else {
        group ??= new SettingGroup(this.el);
        this.drawRow(item, group, index);
      }
    }
    this.refresh();
  }

  private page(): Page {
    let current: Page = { title: "", items: this.items };
    for (const title of this.trail) {
      const next = pagesOf(current.items).find((page) => page.name === title);
      if (next === undefined) break;
      current = { title, items: next.items ?? [] };
    }
    return current;
  }

  private drawTitlebar(title: string): void {
    const bar = this.el.createDiv({ cls: "setting-page-titlebar" });
    const back = bar.createEl("button", { cls: "setting-page-back", text: "Back", type: "button" });
    back.addEventListener("click", () => this.go(this.trail.slice(0, -1)));
    bar.createEl("h2", { cls: "setting-page-title", text: title });
  }

  private go(trail: string[]): void {
    this.trail = trail;
    this.draw();
    this.el.querySelector<HTMLElement>("button, input, select, textarea")?.focus();
  }

  private drawGroup(definition: SettingDefinitionGroup | SettingDefinitionList): void {
    const group = new SettingGroup(this.el);
    if (definition.heading !== undefined) group.setHeading(definition.heading);
    if (definition.cls !== undefined) group.addClass(...definition.cls.split(" "));
    if (definition.type === "list") group.addClass("mod-list");
    for (const button of definition.extraButtons ?? []) group.addExtraButton(button);
    const list = definition.type === "list" ? (definition as SettingDefinitionList) : null;
    if (list?.addItem !== undefined) {
      const { name, action } = list.addItem;
      group.addExtraButton((button) =>
        button
          .setIcon("plus")
          .setTooltip(name)
          .onClick(() => action(button.extraSettingsEl)),
      );
    }
    const items = definition.items ?? [];
    const rows = items.map((item, index) => this.drawRow(item, group, index, list));
    if (items.length === 0 && list?.emptyState !== undefined) {
      group.listEl.createDiv({ cls: "setting-empty-state" }).setText(list.emptyState);
    }
    if (definition.search !== undefined) this.drawSearch(definition, group, rows);
    this.refreshers.push(() => group.groupEl.toggle(holds(definition.visible, true)));
  }

  private drawSearch(
    definition: SettingDefinitionGroup,
    group: SettingGroup,
    rows: readonly Setting[],
  ): void {
    const key = definition.heading ?? "";
    const { placeholder, match } = definition.search ?? { match: () => true };
    const filter = (query: string): void => {
      this.queries.set(key, query);
      for (const [index, item] of (definition.items ?? []).entries()) {
        const bypass = "type" in item || !holds(item.searchable, true);
        rows[index]?.settingEl.toggleClass("is-filtered", query !== "" && !bypass && !match(item, query));
      }
    };
    group.addSearch((search) =>
      search
        .setPlaceholder(placeholder ?? "Search")
        .setValue(this.queries.get(key) ?? "")
        .onChange(filter),
    );
    filter(this.queries.get(key) ?? "");
  }

  private drawRow(
    item: SettingDefinition | SettingDefinitionPage,
    group: SettingGroup,
    index: number,
    list: SettingDefinitionList | null = null,
  ): Setting {
    const setting = new Setting(group.listEl).setName(item.name);
    // A fragment's nodes would move into the first row that shows them.
    if (item.desc !== undefined)
      setting.setDesc(
        typeof item.desc === "string" ? item.desc : (item.desc.cloneNode(true) as DocumentFragment),
      );
    if ("type" in item) this.drawPageLink(item, setting);
    else if (item.control !== undefined)
      this.cleanups.push(bindControl(this.app, setting, item.control, this.values));
    else if (item.render !== undefined) {
      const cleanup = item.render(setting, group);
      if (typeof cleanup === "function") this.cleanups.push(cleanup);
    } else if (item.action !== undefined) drawAction(setting, () => item.action(setting.settingEl, index));
    if (list !== null) this.drawListButtons(list, setting, index);
    this.refreshers.push(() => {
      setting.settingEl.toggle(holds(item.visible, true));
      const disabled =
        "type" in item
          ? undefined
          : (item.control?.disabled ?? ("disabled" in item ? item.disabled : undefined));
      if (disabled !== undefined) setting.setDisabled(holds(disabled, false));
    });
    return setting;
  }

  private drawPageLink(item: SettingDefinitionPage, setting: Setting): void {
    setting.addDisplayValue((value) =>
      value
        .setValue(typeof item.displayValue === "function" ? item.displayValue() : (item.displayValue ?? null))
        .setStatus(typeof item.status === "function" ? item.status() : (item.status ?? null)),
    );
    drawAction(setting, () => {
      if (item.page === undefined) this.go([...this.trail, item.name]);
      else this.openCustomPage(item);
    });
  }

  private openCustomPage(item: SettingDefinitionPage): void {
    const page = item.page?.();
    if (page === undefined) return;
    this.close();
    this.el.empty();
    this.trail = [...this.trail, item.name];
    this.drawTitlebar(page.title === "" ? item.name : page.title);
    this.el.append(page.rootEl);
    page.display();
    this.cleanups.push(() => page.hide());
  }

  private drawListButtons(list: SettingDefinitionList, setting: Setting, index: number): void {
    const { onReorder, onDelete } = list;
    const last = (list.items ?? []).length - 1;
    if (onReorder !== undefined) {
      const move = (icon: string, name: string, to: number): void => {
        setting.addExtraButton((button) =>
          button
            .setIcon(icon)
            .setTooltip(name)
            .setDisabled(to < 0 || to > last)
            .onClick(() => onReorder(index, to)),
        );
      };
      move("arrow-up", "Move up", index - 1);
      move("arrow-down", "Move down", index + 1);
    }
    if (onDelete !== undefined) {
      setting.addExtraButton((button) =>
        button
          .setIcon("trash")
          .setTooltip("Delete")
          .onClick(() => onDelete(index)),
      );
    }
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

function pagesOf(items: readonly SettingDefinitionItem[]): SettingDefinitionPage[] {
  return items.flatMap((item) => {
    if (!("type" in item)) return [];
    return item.type === "page" ? [item] : (item.items ?? []).filter((below) => "type" in below);
  });
}

function holds(predicate: Predicate, otherwise: boolean): boolean {
  return typeof predicate === "function" ? predicate() : (predicate ?? otherwise);
}
