import { PluginSettingTab, type Plugin, type SettingDefinitionItem } from "obsidian";
import { notePathError } from "../../core/vault/note-path";
import { defaultSettings, folderFault, readSettings, type Settings } from "./settings";
import type { SettingsStore } from "./settings-store";

/** The plugin's page in the app's settings, declared so that the app can search it. */
export class SettingsTab extends PluginSettingTab {
  readonly #store: SettingsStore;

  constructor(plugin: Plugin, store: SettingsStore) {
    super(plugin.app, plugin);
    this.#store = store;
  }

  override getSettingDefinitions(): SettingDefinitionItem<keyof Settings>[] {
    return [
      {
        type: "group",
        heading: "Drills",
        items: [
          {
            name: "Shuffle options",
            desc: "Options change places on each attempt. A question with its own order keeps it.",
            control: {
              type: "toggle",
              key: "shuffleOptions",
              defaultValue: defaultSettings.shuffleOptions,
            },
          },
        ],
      },
      {
        type: "group",
        heading: "Practice",
        items: [
          {
            name: "Open Today at start",
            desc: "Shows what is due and where you stopped when the app starts.",
            control: { type: "toggle", key: "openToday", defaultValue: defaultSettings.openToday },
          },
          {
            name: "Head of lessons",
            desc: "Shows under a lesson's title where you stand in it, and a button that goes on.",
            aliases: ["progress", "continue"],
            control: { type: "toggle", key: "lessonHead", defaultValue: defaultSettings.lessonHead },
          },
          {
            name: "Questions a day",
            desc: "So many come back a day; what is left comes tomorrow.",
            control: {
              type: "dropdown",
              key: "perDay",
              defaultValue: String(defaultSettings.perDay),
              options: { "10": "10", "20": "20", "40": "40", "60": "60", "1000": "No limit" },
            },
          },
          {
            name: "New questions a day",
            desc: "Practice asks so many of the lessons you have begun.",
            control: {
              type: "dropdown",
              key: "newPerDay",
              defaultValue: String(defaultSettings.newPerDay),
              options: { "0": "None", "3": "3", "5": "5", "10": "10", "20": "20" },
            },
          },
          {
            name: "How well to remember",
            desc: "A question comes back when you would still know it this likely. Higher means more reviews.",
            aliases: ["retention", "FSRS"],
            control: {
              type: "dropdown",
              key: "retention",
              defaultValue: String(defaultSettings.retention),
              options: { "0.8": "80 %", "0.85": "85 %", "0.9": "90 %", "0.95": "95 %" },
            },
          },
          {
            name: "Folder of the review log",
            desc: "Your answers are kept there, in notes that only grow. Earlier notes stay where they are.",
            control: {
              type: "text",
              key: "reviewsFolder",
              defaultValue: defaultSettings.reviewsFolder,
              placeholder: defaultSettings.reviewsFolder,
              validate: (folder) => checkFolder(folder, this.#store.configFolder),
            },
          },
        ],
      },
      {
        type: "group",
        heading: "Code",
        items: [
          {
            name: "Comparisons",
            desc: "The layout of comparisons that do not set their own. Automatic puts panes side by side where there is room.",
            control: {
              type: "dropdown",
              key: "layout",
              defaultValue: defaultSettings.layout,
              options: {
                auto: "Automatic",
                split: "Side by side",
                stack: "One below the other",
                tabs: "Tabs",
              },
            },
          },
          {
            name: "Wrap long lines",
            desc: "Off: long lines scroll sideways.",
            control: { type: "toggle", key: "wrapCode", defaultValue: defaultSettings.wrapCode },
          },
          {
            name: "Readable colors",
            desc: "Mixes your theme's code colors with the text color until every one of them can be read.",
            aliases: ["contrast", "colours"],
            control: {
              type: "toggle",
              key: "readableColours",
              defaultValue: defaultSettings.readableColours,
            },
          },
        ],
      },
      {
        type: "group",
        heading: "Print",
        items: [
          {
            name: "Answers in print",
            desc: "Printed and exported notes show the answers that the screen shows, or none (a sheet to work on), or all.",
            aliases: ["paper", "PDF", "worksheet", "predict"],
            control: {
              type: "dropdown",
              key: "answersInPrint",
              defaultValue: defaultSettings.answersInPrint,
              options: {
                "as-they-stand": "As on the screen",
                hidden: "Hidden",
                shown: "Shown",
              },
            },
          },
        ],
      },
      {
        type: "group",
        heading: "Glossary",
        items: [
          {
            name: "Keep the glossary up to date",
            desc: "Writes the glossary's generated part when a lesson's terms change. Off: only on command.",
            control: {
              type: "toggle",
              key: "glossaryAutomatic",
              defaultValue: defaultSettings.glossaryAutomatic,
            },
          },
          {
            name: "Glossary note",
            desc: ["The path of the glossary in the vault.", this.#store.problem ?? ""].join(" ").trim(),
            control: {
              type: "text",
              key: "glossaryPath",
              defaultValue: defaultSettings.glossaryPath,
              placeholder: defaultSettings.glossaryPath,
              validate: (path) => checkGlossaryPath(path, this.#store.configFolder),
            },
          },
          {
            name: "Mark known terms",
            desc: "Underlines each term where a note first uses it, and shows its meaning under the pointer. Links to terms always show theirs.",
            aliases: ["highlight", "hover"],
            control: {
              type: "toggle",
              key: "highlightTerms",
              defaultValue: defaultSettings.highlightTerms,
            },
          },
          {
            name: "Links inside drills",
            desc: "What happens to links inside drills and comparisons when a note is moved or a term is renamed.",
            aliases: ["rename", "update links"],
            control: {
              type: "dropdown",
              key: "updateBlockLinks",
              defaultValue: defaultSettings.updateBlockLinks,
              options: {
                ask: "Ask before updating",
                always: "Update",
                never: "Do not update",
              },
            },
          },
          {
            name: "Another property for terms",
            desc: "Read besides “Terms introduced”. Leave empty for none.",
            control: { type: "text", key: "termsKey", defaultValue: defaultSettings.termsKey },
          },
        ],
      },
    ];
  }

  override getControlValue(key: string): unknown {
    if (!isSetting(key)) return undefined;
    const value = this.#store.current[key];
    // A list holds texts.
    return typeof value === "number" ? String(value) : value;
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (!isSetting(key)) throw new Error(`There is no setting called ${key}.`);
    await this.#store.change({ [key]: readSettings({ [key]: value }, this.#store.configFolder)[key] });
  }
}

function isSetting(key: string): key is keyof Settings {
  return Object.hasOwn(defaultSettings, key);
}

/** Says what is wrong with a folder for the review log; nothing when it can be used. */
function checkFolder(folder: string, configFolder: string): string | undefined {
  const trimmed = folder.trim();
  const fault = trimmed === "" ? null : folderFault(trimmed, configFolder);
  return fault === null ? undefined : `This folder ${fault}.`;
}

/** Says what is wrong with a path for the glossary note; nothing when it can be used. */
function checkGlossaryPath(path: string, configFolder: string): string | undefined {
  const trimmed = path.trim();
  const error = trimmed === "" ? null : notePathError(trimmed, configFolder);
  return error === null ? undefined : `This path ${error}.`;
}
