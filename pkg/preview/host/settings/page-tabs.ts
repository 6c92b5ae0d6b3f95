import type { App, SettingDefinitionItem } from "obsidian";
import type { LoadedPlugin } from "../plugin/load-plugin";
import { SWITCHES, type SwitchName, type Switches } from "../switches";
import type { Theme, ThemeChoice } from "../ui/theme";
import { SettingTab } from "./setting-tab";

/** How the page looks. */
export class AppearanceTab extends SettingTab {
  private readonly theme: Theme;

  constructor(app: App, theme: Theme) {
    super(app);
    this.theme = theme;
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    return [
      {
        name: "Base colour scheme",
        desc: "Light, dark, or whatever the system has.",
        control: {
          type: "dropdown",
          key: "theme",
          options: { system: "As the system", light: "Light", dark: "Dark" },
        },
      },
    ];
  }

  override getControlValue(): string {
    return this.theme.choice;
  }

  override setControlValue(_key: string, value: unknown): void {
    this.theme.choose(value as ThemeChoice);
  }
}

/** The plugin under test, and what the page does where Obsidian's behaviour is not documented. */
export class AboutTab extends SettingTab {
  private readonly plugin: LoadedPlugin | null;
  private readonly switches: Switches;
  private readonly toggle: (on: boolean) => Promise<void>;

  constructor(
    app: App,
    plugin: LoadedPlugin | null,
    switches: Switches,
    toggle: (on: boolean) => Promise<void>,
  ) {
    super(app);
    this.plugin = plugin;
    this.switches = switches;
    this.toggle = toggle;
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    const { plugin } = this;
    const about: SettingDefinitionItem[] =
      plugin === null
        ? [{ name: "No plugin is loaded", desc: "The page says why when it opens." }]
        : [
            {
              name: `${plugin.manifest.name} ${plugin.manifest.version}`,
              desc: plugin.manifest.description,
              control: { type: "toggle", key: "plugin" },
            },
          ];
    return [
      { type: "group", heading: "Plugin", items: about as never },
      {
        type: "group",
        heading: "Where Obsidian's behaviour is not documented",
        items: (Object.keys(SWITCHES) as SwitchName[]).map((name) => ({
          name,
          desc: `${SWITCHES[name].about} ${SWITCHES[name].known} Changing this loads the page anew.`,
          control: {
            type: "dropdown" as const,
            key: name,
            options: Object.fromEntries(SWITCHES[name].values.map((value) => [value, value])),
          },
        })),
      },
    ];
  }

  override getControlValue(key: string): unknown {
    return key === "plugin" ? this.plugin?.enabled : this.switches[key as SwitchName];
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (key === "plugin") {
      await this.toggle(value === true);
      return;
    }
    const chosen: Record<string, string> = { ...this.switches, [key]: String(value) };
    const differing = Object.entries(chosen).filter(
      ([name, now]) => SWITCHES[name as SwitchName].values[0] !== now,
    );
    const address = new URL(location.href);
    address.searchParams.delete("switch");
    for (const [name, now] of differing) address.searchParams.append("switch", `${name}:${now}`);
    location.assign(address);
    location.reload();
  }
}
