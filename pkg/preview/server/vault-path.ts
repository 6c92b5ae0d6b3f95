import { isHidden, vaultPathError } from "../../../src/core/vault/note-path";
import { Refused } from "./respond";

/** A path inside the vault: relative, forward slashes, no segment that could lead out of it. Made by `parseVaultPath`. */
export type VaultPath = string & { readonly __brand: "VaultPath" };

/** What the page may do with a path. */
export type Access = "write" | "read" | "none";

const PLUGIN_DATA = ".obsidian/plugins/go-for-reviewers/data.json";
const READABLE_SETTINGS: readonly string[] = [
  ".obsidian/app.json",
  ".obsidian/appearance.json",
  ".obsidian/templates.json",
];

/** The hidden files the page may use; no listing names them. */
export const HIDDEN_FILES: readonly string[] = [PLUGIN_DATA, ...READABLE_SETTINGS];

/** The folders that hold the plugin's data, made when they are missing. */
export const PLUGIN_FOLDER = ".obsidian/plugins/go-for-reviewers";

/** The plugin's copies of the glossary, by the day of the week. */
const GLOSSARY_COPY = /^\.obsidian\/plugins\/go-for-reviewers\/glossary-[0-6]\.md$/;

const LONGEST_PATH = 4096;
const LONGEST_NAME = 255;

/**
 * Reads a path as the page sent it, already percent-decoded once.
 *
 * Refuses (400) everything that is not a plain name below the vault on every system a vault is carried to:
 * `..`, `.`, empty segments, absolute paths, backslashes, control characters, device names, trailing dots and
 * blanks, and on Windows the characters that mean drives and streams there.
 */
export function parseVaultPath(text: string, platform: NodeJS.Platform = process.platform): VaultPath {
  const fault = faultOf(text, platform);
  if (fault !== null) throw new Refused(400, `The path ${JSON.stringify(text)} ${fault}.`);
  return text as VaultPath;
}

/** Whether `parseVaultPath` would take a path. */
export function isVaultPath(text: string, platform: NodeJS.Platform = process.platform): text is VaultPath {
  return faultOf(text, platform) === null;
}

/**
 * What may be done with a path: hidden files and folders are out of bounds, save the plugin's own data, its copies of the
 * glossary, and three of Obsidian's settings to read. Names are compared exactly, so another case of an allowed name stays refused.
 */
export function accessTo(path: VaultPath): Access {
  if (path === PLUGIN_DATA || GLOSSARY_COPY.test(path)) return "write";
  if (READABLE_SETTINGS.includes(path)) return "read";
  return isHidden(path) ? "none" : "write";
}

function faultOf(text: string, platform: NodeJS.Platform): string | null {
  if (text.length > LONGEST_PATH) return `is longer than ${LONGEST_PATH} characters`;
  const fault = vaultPathError(text);
  if (fault !== null) return fault;
  if (platform === "win32" && /[<>:"|?*]/.test(text))
    return "holds a character Windows cannot have in a name";
  const encoder = new TextEncoder();
  const tooLong = text.split("/").some((segment) => encoder.encode(segment).length > LONGEST_NAME);
  return tooLong ? `has a part longer than ${LONGEST_NAME} bytes` : null;
}
