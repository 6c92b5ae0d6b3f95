import type { DataAdapter, ListedFiles, Stat } from "obsidian";
import { normalizePath, parentPath } from "../base/paths";
import { change, put } from "./disk";
import { type TAbstractFile, TFile, type TFolder } from "./files";
import { decodeText } from "./text";
import type { FileEntry } from "../../protocol";
import type { VaultServer } from "./vault-server";

type Offered = Pick<
  DataAdapter,
  | "getName"
  | "exists"
  | "stat"
  | "list"
  | "read"
  | "readBinary"
  | "write"
  | "append"
  | "process"
  | "getResourcePath"
  | "mkdir"
  | "remove"
>;

/** What the adapter asks of the vault, so that the two agree about the files both know. */
export interface IndexedFiles {
  getName(): string;
  getAbstractFileByPath(path: string): TAbstractFile | null;
  modify(file: TFile, data: string): Promise<void>;
  process(file: TFile, fn: (data: string) => string): Promise<string>;
  createFolder(path: string): Promise<TFolder>;
  delete(item: TAbstractFile): Promise<void>;
  applyChange(change: { readonly kind: "created"; readonly entry: FileEntry }): Promise<void>;
}

/** Files by path, below the vault's index. Prefer `Vault`; this is what plugins use for data of their own. */
export class HostAdapter implements Offered {
  private readonly server: VaultServer;
  private readonly vault: IndexedFiles;

  constructor(server: VaultServer, vault: IndexedFiles) {
    this.server = server;
    this.vault = vault;
  }

  getName(): string {
    return this.vault.getName();
  }

  async exists(path: string): Promise<boolean> {
    const target = normalizePath(path);
    if (this.vault.getAbstractFileByPath(target) !== null) return true;
    return (await this.server.readIfPresent(target)) !== null;
  }

  stat(path: string): Promise<Stat | null> {
    const item = this.vault.getAbstractFileByPath(normalizePath(path));
    if (item instanceof TFile) return Promise.resolve({ type: "file", ...item.stat });
    return Promise.resolve(item === null ? null : { type: "folder", ctime: 0, mtime: 0, size: 0 });
  }

  /** What a folder holds on disk, whatever the vault knows of it. Rejects where the disk could not be read. */
  async list(path: string): Promise<ListedFiles> {
    const folder = normalizePath(path);
    const { entries, unread, links } = await this.server.list();
    const known = new Set(entries.map((entry) => entry.path));
    const hides = (place: string): boolean =>
      ["", folder].includes(place) ||
      folder.startsWith(`${place}/`) ||
      (parentPath(place) === folder && !known.has(place));
    const place = unread.find(hides);
    if (place !== undefined) throw new Error(`EACCES: permission denied, scandir '${place}'`);
    const children = entries.filter((entry) => parentPath(entry.path) === folder);
    const pathsOf = (kind: FileEntry["kind"]): string[] =>
      children.filter((child) => child.kind === kind).map((child) => child.path);
    return {
      files: [...pathsOf("file"), ...links.filter((link) => parentPath(link) === folder)],
      folders: pathsOf("folder"),
    };
  }

  async read(path: string): Promise<string> {
    return decodeText((await this.server.read(normalizePath(path))).bytes);
  }

  async readBinary(path: string): Promise<ArrayBuffer> {
    return (await this.server.read(normalizePath(path))).bytes;
  }

  async write(path: string, data: string): Promise<void> {
    const target = normalizePath(path);
    const file = this.vault.getAbstractFileByPath(target);
    if (file instanceof TFile) await this.vault.modify(file, data);
    else await this.vault.applyChange({ kind: "created", entry: await put(this.server, target, data) });
  }

  async append(path: string, data: string): Promise<void> {
    await this.process(path, (text) => text + data);
  }

  async process(path: string, fn: (data: string) => string): Promise<string> {
    const target = normalizePath(path);
    const file = this.vault.getAbstractFileByPath(target);
    if (file instanceof TFile) return this.vault.process(file, fn);
    return (await change(this.server, target, fn)).text;
  }

  getResourcePath(path: string): string {
    return this.server.resourceAddress(normalizePath(path), 0);
  }

  async mkdir(path: string): Promise<void> {
    const target = normalizePath(path);
    if (this.vault.getAbstractFileByPath(target) === null) await this.vault.createFolder(target);
  }

  async remove(path: string): Promise<void> {
    const item = this.vault.getAbstractFileByPath(normalizePath(path));
    if (item === null) await this.server.remove(normalizePath(path));
    else await this.vault.delete(item);
  }
}
