import type { FileStats, Vault } from "obsidian";
import { fileName, splitName } from "../base/paths";
import type { FileEntry } from "../../protocol";

/** A file or folder of the vault; its path is always the current one. */
export abstract class TAbstractFile {
  declare vault: Vault;
  path = "";
  name = "";
  parent: TFolder | null = null;
}

export class TFile extends TAbstractFile {
  stat: FileStats = { ctime: 0, mtime: 0, size: 0 };
  basename = "";
  extension = "";
}

export class TFolder extends TAbstractFile {
  children: TAbstractFile[] = [];

  isRoot(): boolean {
    return this.path === "/";
  }
}

/** Gives a file or folder its path and what follows from it. */
export function setPath(item: TAbstractFile, path: string): void {
  item.path = path;
  item.name = path === "/" ? "" : fileName(path);
  if (item instanceof TFile) Object.assign(item, splitName(item.name));
}

/** The times and size of an entry as Obsidian gives them. */
export function statOf(entry: FileEntry): FileStats {
  return { ctime: entry.ctime, mtime: entry.mtime, size: entry.size };
}
