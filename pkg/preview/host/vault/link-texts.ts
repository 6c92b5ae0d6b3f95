import type { TFile } from "obsidian";
import { parentPath } from "../base/paths";
import type { VaultSettings } from "./vault-settings";

/** What writing a link needs to know of the vault. */
export interface LinkNames {
  /** The shortest text that means this file: its name, or its path where others have the name too. */
  fileToLinktext(file: TFile, sourcePath: string, omitMdExtension: boolean): string;
}

/** The text that leads from a note to a file, in the vault's own form, without subpath. */
export function pathText(
  names: LinkNames,
  file: TFile,
  sourcePath: string,
  format: VaultSettings["newLinkFormat"],
  omitMdExtension: boolean,
): string {
  if (format === "shortest") return names.fileToLinktext(file, sourcePath, omitMdExtension);
  const path = omitMdExtension && file.extension === "md" ? file.path.slice(0, -3) : file.path;
  return format === "absolute" ? path : relativePath(path, parentPath(sourcePath));
}

/** A path as seen from a folder; both are the vault's. */
export function relativePath(path: string, folder: string): string {
  const from = folder === "/" ? [] : folder.split("/");
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/** An address as it can stand between the parentheses of a Markdown link. */
export function addressText(path: string): string {
  return encodeURI(path).replace(/[()#?]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "#": "%23", "?": "%3F" };
