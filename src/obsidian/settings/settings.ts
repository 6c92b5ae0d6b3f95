import { DEFAULT_SCHEDULE, type ScheduleSettings } from "../../core/schedule/settings";
import { CONFIG_FOLDER, notePathError } from "../../core/vault/note-path";

/** What the reader chose. Flat, since Obsidian Sync merges settings key by key. */
export interface Settings extends ScheduleSettings {
  /** Vault-relative path of the glossary note; `notePathError` finds nothing wrong with it. */
  readonly glossaryPath: string;
  /** Whether the glossary follows the lessons by itself, or only on command. */
  readonly glossaryAutomatic: boolean;
  /** Another front matter key that lists terms, besides `Terms introduced`; empty for none. [T1] */
  readonly termsKey: string;
  /** Whether options change places on each attempt. */
  readonly shuffleOptions: boolean;
  /** Whether long lines of code wrap, or scroll. */
  readonly wrapCode: boolean;
  /** Whether a theme's code colours are mixed with the text colour until they can be read. */
  readonly readableColours: boolean;
  /** How the panes of comparisons stand, where a comparison does not say. */
  readonly layout: "auto" | "split" | "stack" | "tabs";
  /**
   * Which answers are printed, and which panes that a reader predicts. Where it is not stored, its former key
   * `answersOnPaper` is read, for one version.
   */
  readonly answersInPrint: "as-they-stand" | "hidden" | "shown";
  /** Whether known terms are marked where a note says them first. */
  readonly highlightTerms: boolean;
  /** Whether links inside blocks follow a note or a term that is called otherwise. */
  readonly updateBlockLinks: "ask" | "always" | "never";
  /** Vault-relative folder of the review log; a note in it may be written. */
  readonly reviewsFolder: string;
  /** Whether Today is opened when the app starts. */
  readonly openToday: boolean;
  /** Whether lessons show above their text where the reader stands. */
  readonly lessonHead: boolean;
}

export const defaultSettings: Settings = {
  glossaryPath: "GLOSSARY.md",
  glossaryAutomatic: true,
  termsKey: "",
  shuffleOptions: true,
  wrapCode: true,
  readableColours: true,
  layout: "auto",
  // Print shows what the screen shows: it gives nothing away, and loses nothing that was answered.
  answersInPrint: "as-they-stand",
  highlightTerms: false,
  updateBlockLinks: "ask",
  reviewsFolder: "Reviews",
  ...DEFAULT_SCHEDULE,
  openToday: false,
  lessonHead: true,
};

const layouts = ["auto", "split", "stack", "tabs"] as const;
const printChoices = ["as-they-stand", "hidden", "shown"] as const;
const waysOfLinks = ["ask", "always", "never"] as const;

/**
 * Reads settings from what `data.json` held: whatever is missing, of another type or not to be used is at its default,
 * so an old, a newer or a damaged file never stops the plugin. `configFolder` is where the app keeps its settings.
 */
export function readSettings(data: unknown, configFolder = CONFIG_FOLDER): Settings {
  const stored = isRecord(data) ? data : {};
  const text = (key: keyof Settings, fallback: string): string => {
    const value = stored[key];
    return typeof value === "string" ? value : fallback;
  };
  const flag = (key: keyof Settings, fallback: boolean): boolean => {
    const value = stored[key];
    return typeof value === "boolean" ? value : fallback;
  };
  const number = (key: keyof Settings, least: number, most: number, fallback: number): number => {
    // A list of the settings' page gives its values as texts.
    const value = Number(stored[key] ?? NaN);
    return value >= least && value <= most ? value : fallback;
  };
  const folder = text("reviewsFolder", defaultSettings.reviewsFolder).trim();
  return {
    glossaryPath:
      notePathError(storedPath(stored), configFolder) === null
        ? storedPath(stored)
        : defaultSettings.glossaryPath,
    glossaryAutomatic: flag("glossaryAutomatic", defaultSettings.glossaryAutomatic),
    termsKey: text("termsKey", defaultSettings.termsKey),
    shuffleOptions: flag("shuffleOptions", defaultSettings.shuffleOptions),
    wrapCode: flag("wrapCode", defaultSettings.wrapCode),
    readableColours: flag("readableColours", defaultSettings.readableColours),
    layout: layouts.find((layout) => layout === stored.layout) ?? defaultSettings.layout,
    answersInPrint:
      printChoices.find((way) => way === (stored.answersInPrint ?? stored.answersOnPaper)) ??
      defaultSettings.answersInPrint,
    highlightTerms: flag("highlightTerms", defaultSettings.highlightTerms),
    updateBlockLinks:
      waysOfLinks.find((way) => way === stored.updateBlockLinks) ?? defaultSettings.updateBlockLinks,
    reviewsFolder: folderFault(folder, configFolder) === null ? folder : defaultSettings.reviewsFolder,
    perDay: number("perDay", 1, 1000, defaultSettings.perDay),
    newPerDay: number("newPerDay", 0, 1000, defaultSettings.newPerDay),
    retention: number("retention", 0.7, 0.99, defaultSettings.retention),
    openToday: flag("openToday", defaultSettings.openToday),
    lessonHead: flag("lessonHead", defaultSettings.lessonHead),
  };
}

/** What keeps a folder from being that of the review log, as the end of a sentence; null when nothing does. */
export function folderFault(folder: string, configFolder = CONFIG_FOLDER): string | null {
  return folder === "" ? "is empty" : notePathError(`${folder}/log.md`, configFolder);
}

/** Why the stored path of the glossary note is not used, in one sentence; null when it is. */
export function explainGlossaryPath(data: unknown, configFolder = CONFIG_FOLDER): string | null {
  const path = storedPath(isRecord(data) ? data : {});
  const error = notePathError(path, configFolder);
  if (error === null) return null;
  return `The stored path of the glossary note, ${JSON.stringify(path)}, ${error}, so ${defaultSettings.glossaryPath} is used.`;
}

function storedPath({ glossaryPath }: Readonly<Record<string, unknown>>): string {
  const path = typeof glossaryPath === "string" ? glossaryPath.trim() : "";
  return path === "" ? defaultSettings.glossaryPath : path;
}

/**
 * What to write for `settings` into a file that held `data`: keys this version does not know are kept, since a
 * newer version on another device may have written them.
 */
export function storeSettings(data: unknown, settings: Settings): Record<string, unknown> {
  return { ...(isRecord(data) ? data : {}), ...settings };
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
