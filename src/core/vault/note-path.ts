/** The folder in which the app keeps a vault's settings, unless the vault is set to another. */
export const CONFIG_FOLDER = ".obsidian";

/** Names Windows gives to devices, with or without an extension; the superscript digits count as digits there. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *\.|$)/i;

/**
 * What keeps a path from being that of a file below the vault's folder on every system a vault is carried to, as
 * the end of a sentence that begins with the path; null when nothing does. Paths are relative, with forward slashes.
 */
export function vaultPathError(path: string): string | null {
  if (path === "") return "is empty";
  if (path.includes("\\")) return "holds a backslash; separate folders with /";
  if (hasControlCharacter(path)) return "holds a control character";
  if (/\p{Surrogate}/u.test(path)) return "is not well-formed Unicode";
  if (path.startsWith("/")) return "is absolute; start at the vault's own folder";
  for (const segment of path.split("/")) {
    const error = segmentError(segment);
    if (error !== null) return error;
  }
  return null;
}

/**
 * What keeps a path from being written as a note of the vault, as the end of a sentence that begins with the path;
 * null when it may be written. Besides what `vaultPathError` finds: hidden files and folders, the app's settings
 * (in `configFolder`, whatever that is called), drives and streams of Windows, and files that are no notes.
 */
export function notePathError(path: string, configFolder = CONFIG_FOLDER): string | null {
  const error = vaultPathError(path);
  if (error !== null) return error;
  if (path.includes(":")) return "holds a colon, which no note's name may";
  if (isHidden(path)) return "has a part that begins with a dot, and hidden files are no notes";
  if (isIn(configFolder, path)) return "lies in the folder of the app's settings";
  if (!isNoteName(path)) return "does not end in .md";
  return null;
}

/** Whether a file's name, or its path, is that of a note. */
export function isNoteName(name: string): boolean {
  return name.toLowerCase().endsWith(".md");
}

/** Whether a path names or passes through a hidden file or folder. */
export function isHidden(path: string): boolean {
  // Some disks pass over characters that are not seen: "\u200C.git" is ".git" there.
  return path.split("/").some((segment) => segment.replace(/\p{Cf}/gu, "").startsWith("."));
}

function isIn(folder: string, path: string): boolean {
  const folded = folder.toLowerCase();
  return `${path.toLowerCase()}/`.startsWith(`${folded}/`);
}

function segmentError(segment: string): string | null {
  if (segment === "") return "has an empty part";
  if (segment === "." || segment === "..")
    return "has a part made of dots, which could lead out of the vault";
  if (/[. \u00A0]$/.test(segment)) return "has a part that ends with a dot or a blank";
  if (DEVICE_NAME.test(segment)) return "has a part that names a device on Windows";
  return null;
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return true;
  }
  return false;
}

/** A note's path as a wikilink writes it. */
export function withoutExtension(path: string): string {
  return path.replace(/\.md$/i, "");
}

/** The last part of a path, without `.md`. */
export function fileName(path: string): string {
  return withoutExtension(path.slice(path.lastIndexOf("/") + 1));
}

/**
 * Whether a file is a copy that a synchronising program made of another: its terms are the other's already.
 * Known are the names given by Obsidian Sync, Dropbox, Nextcloud and Syncthing.
 */
export function isConflictCopy(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return / ?\([^()]*conflict(?:ed copy)?\b[^()]*\)/i.test(name) || name.includes(".sync-conflict-");
}
