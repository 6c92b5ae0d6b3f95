import { join } from "node:path";
import { DEFAULT_SCHEDULE, type ScheduleSettings } from "../../src/core/schedule/settings";
import { CONFIG_FOLDER, notePathError } from "../../src/core/vault/note-path";
import { printable } from "../../src/core/text/printable";
import { errorCode } from "../disk/error-code";
import { readFileWhole } from "../disk/read-file";
import type { FileProblem } from "./collect-notes";
import { LARGEST_NOTE, problem } from "./read-note";
import { CliError } from "./command";

/** The plugin's settings that decide what the command line reads and writes in a vault. */
export interface VaultSettings {
  /** Vault-relative path of the glossary note; `notePathError` finds nothing wrong with it. */
  readonly glossaryPath: string;
  /** Another front matter key that lists terms; empty for none. [T1] */
  readonly termsKey: string;
  /** Vault-relative path of the folder that holds the log of reviews. */
  readonly reviewsFolder: string;
  readonly schedule: ScheduleSettings;
}

/** The settings in force, and what is wrong with those that were stored. */
export interface SettingsReading {
  readonly settings: VaultSettings;
  readonly problems: readonly FileProblem[];
}

const SETTINGS_FILE = `${CONFIG_FOLDER}/plugins/go-for-reviewers/data.json`;
const DEFAULT_GLOSSARY = "GLOSSARY.md";
const DEFAULT_REVIEWS = "Reviews";

/**
 * Reads what the plugin was set to in this vault, so that both write the same glossary; a vault without settings
 * has the defaults, and a path that may not be written is left for the default, too. `shown` names the vault's files
 * to people. Throws `CliError` when the settings are there but cannot be read: a guess could write another file.
 */
export async function readVaultSettings(
  root: string,
  shown: (path: string) => string,
): Promise<SettingsReading> {
  const file = join(root, SETTINGS_FILE);
  let stored: unknown;
  try {
    stored = JSON.parse((await readFileWhole(file, LARGEST_NOTE)).toString("utf8"));
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "ENOTDIR") {
      throw new CliError(`${SETTINGS_FILE} in ${root} is not JSON that can be read; repair or remove it.`);
    }
    stored = {};
  }
  const valueOf = (key: string): unknown =>
    typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>)[key] : undefined;
  const text = (key: string): string => {
    const value = valueOf(key);
    return typeof value === "string" ? value.trim() : "";
  };
  const number = (key: keyof ScheduleSettings): number => {
    const value = valueOf(key);
    return typeof value === "number" && value >= 0 ? value : DEFAULT_SCHEDULE[key];
  };
  const glossaryPath = text("glossaryPath") || DEFAULT_GLOSSARY;
  const termsKey = text("termsKey");
  const error = notePathError(glossaryPath);
  const others = {
    termsKey,
    reviewsFolder: text("reviewsFolder").replace(/^\/+|\/+$/g, "") || DEFAULT_REVIEWS,
    schedule: {
      retention: number("retention"),
      newPerDay: number("newPerDay"),
      perDay: number("perDay"),
    },
  };
  if (error === null) return { settings: { glossaryPath, ...others }, problems: [] };
  const { diagnostic } = problem(
    "settings/glossary-path",
    `The glossary's path ${printable(JSON.stringify(glossaryPath))} ${error}, so ${DEFAULT_GLOSSARY} is used; change it in the plugin's settings.`,
  );
  return {
    settings: { glossaryPath: DEFAULT_GLOSSARY, ...others },
    problems: [{ path: SETTINGS_FILE, shown: shown(file), diagnostic }],
  };
}
