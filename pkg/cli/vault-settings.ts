import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../disk/atomic-write";
import { Trouble } from "./wrong-call";

/** The plugin's settings that decide what the command line reads and writes in a vault. */
export interface VaultSettings {
  /** Vault-relative path of the glossary note. */
  readonly glossaryPath: string;
  /** Another front matter key that lists terms; empty for none. [T1] */
  readonly termsKey: string;
}

const SETTINGS_FILE = [".obsidian", "plugins", "go-for-reviewers", "data.json"];

/**
 * Reads what the plugin was set to in this vault, so that both write the same glossary; a vault without settings
 * has the defaults. Throws `Trouble` when they are there but cannot be read: a guess could write another file.
 */
export async function readVaultSettings(root: string): Promise<VaultSettings> {
  let stored: unknown;
  try {
    stored = JSON.parse(await readFile(join(root, ...SETTINGS_FILE), "utf8"));
  } catch (error) {
    if (errorCode(error) !== "ENOENT" && errorCode(error) !== "ENOTDIR") {
      throw new Trouble(
        `${SETTINGS_FILE.join("/")} in ${root} is not JSON that can be read; repair or remove it.`,
      );
    }
    stored = {};
  }
  const text = (key: string): string => {
    const value =
      typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>)[key] : undefined;
    return typeof value === "string" ? value.trim() : "";
  };
  return { glossaryPath: text("glossaryPath") || "GLOSSARY.md", termsKey: text("termsKey") };
}
