import type { Vault } from "obsidian";
import type { FileEntry } from "../../protocol";
import { parentPath } from "../base/paths";
import { setPath, statOf, type TAbstractFile, TFile, TFolder } from "./files";

/** The files and folders the page knows of, by path, and the version each file's content was last seen at. */
export class FileTree {
  readonly root: TFolder;
  private readonly vault: Vault;
  private readonly foldCase: boolean;
  private readonly items = new Map<string, TAbstractFile>();
  private readonly versions = new Map<TAbstractFile, string>();

  constructor(vault: Vault, foldCase: boolean) {
    this.vault = vault;
    this.foldCase = foldCase;
    this.root = new TFolder();
    this.root.vault = vault;
    setPath(this.root, "/");
    this.items.set("/", this.root);
  }

  get(path: string): TAbstractFile | null {
    return this.items.get(path) ?? null;
  }

  /** What occupies a path on the disk: on a case-insensitive one also an item whose path differs in case only. */
  occupant(path: string): TAbstractFile | null {
    const exact = this.items.get(path);
    if (exact !== undefined || !this.foldCase) return exact ?? null;
    const folded = path.toLowerCase();
    for (const [other, item] of this.items) if (other.toLowerCase() === folded) return item;
    return null;
  }

  all(): TAbstractFile[] {
    return [...this.items.values()];
  }

  version(file: TAbstractFile): string | undefined {
    return this.versions.get(file);
  }

  /** Adds an entry, and folders above it that are not known yet; gives all that is new, outermost first. */
  add(entry: FileEntry): TAbstractFile[] {
    const known = this.items.get(entry.path);
    if (known !== undefined) {
      this.refresh(known, entry);
      return [];
    }
    const above = this.folder(parentPath(entry.path));
    const item = entry.kind === "folder" ? new TFolder() : new TFile();
    this.attach(item, entry.path, above.folder);
    this.refresh(item, entry);
    return [...above.added, item];
  }

  /** Takes over an entry's times, size and version; true when the content is another one than before. */
  refresh(item: TAbstractFile, entry: FileEntry): boolean {
    if (item instanceof TFile) item.stat = statOf(entry);
    const changed = this.versions.get(item) !== entry.version;
    this.versions.set(item, entry.version);
    return changed;
  }

  /** Takes an item out, and all below it; gives what was taken out, innermost first. */
  remove(item: TAbstractFile): TAbstractFile[] {
    const below = item instanceof TFolder ? [...item.children].flatMap((child) => this.remove(child)) : [];
    this.detach(item);
    this.versions.delete(item);
    return [...below, item];
  }

  /** Moves an item, and all below it, to a path; gives each moved item with its former path, outermost first. */
  move(item: TAbstractFile, to: string): (readonly [TAbstractFile, string])[] {
    const from = item.path;
    const { folder } = this.folder(parentPath(to));
    this.detach(item);
    this.attach(item, to, folder);
    const below = item instanceof TFolder ? this.repath(item, from, to) : [];
    return [[item, from], ...below];
  }

  private repath(folder: TFolder, from: string, to: string): (readonly [TAbstractFile, string])[] {
    return folder.children.flatMap((child) => {
      const former = child.path;
      this.items.delete(former);
      setPath(child, to + former.slice(from.length));
      this.items.set(child.path, child);
      const below = child instanceof TFolder ? this.repath(child, former, child.path) : [];
      return [[child, former] as const, ...below];
    });
  }

  private folder(path: string): { folder: TFolder; added: TAbstractFile[] } {
    const known = this.items.get(path);
    if (known instanceof TFolder) return { folder: known, added: [] };
    const above = this.folder(parentPath(path));
    const folder = new TFolder();
    this.attach(folder, path, above.folder);
    return { folder, added: [...above.added, folder] };
  }

  private attach(item: TAbstractFile, path: string, folder: TFolder): void {
    item.vault = this.vault;
    setPath(item, path);
    item.parent = folder;
    folder.children.push(item);
    this.items.set(path, item);
  }

  private detach(item: TAbstractFile): void {
    this.items.delete(item.path);
    const siblings = item.parent?.children ?? [];
    const index = siblings.indexOf(item);
    if (index >= 0) siblings.splice(index, 1);
    item.parent = null;
  }
}
