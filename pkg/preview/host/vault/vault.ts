import type { Vault as ObsidianVault } from "obsidian";
import type { FileEntry, VaultChange, VaultListing } from "../../protocol";
import { Events } from "../base/events";
import { isHidden, joinPath, normalizePath, parentPath } from "../base/paths";
import { strict } from "../base/strict";
import { change, type Written } from "./disk";
import { HostAdapter } from "./adapter";
import { FileTree } from "./file-tree";
import type { TAbstractFile } from "./files";
import { TFile, TFolder } from "./files";
import { PathQueue } from "./path-queue";
import { decodeText, encodeText } from "./text";
import { ServerRefusal, type VaultServer } from "./vault-server";

/** How many files one request reads, and about how many bytes. */
const BATCH_FILES = 200;
const BATCH_BYTES = 4 * 1024 * 1024;

/** What of a Vault the preview has. */
type Offered = Omit<
  ObsidianVault,
  "createBinary" | "modifyBinary" | "appendBinary" | "copy" | "tryTrigger" | "trigger"
>;

/**
 * The vault's files, kept on disk by the local server.
 *
 * Writes of one file run one after another; each tells its event after the disk has it. What others change on disk
 * comes in through `applyChange` and waits for this page's own writes to the same file, whose echo it then is.
 */
export class Vault extends Events implements Offered {
  readonly adapter: ObsidianVault["adapter"];
  readonly configDir = ".obsidian";
  private readonly server: VaultServer;
  private readonly tree: FileTree;
  private readonly queue = new PathQueue();
  private readonly texts = new Map<TFile, { version: string; text: string }>();
  private readonly name: string;
  /** Settles when no rename is under way: until then its echo from the disk would look like strangers. */
  private moving: Promise<unknown> = Promise.resolve();

  constructor(server: VaultServer, name: string, foldCase: boolean) {
    super();
    this.name = name;
    this.server = server;
    this.tree = new FileTree(this as unknown as ObsidianVault, foldCase);
    this.adapter = strict(
      "DataAdapter",
      new HostAdapter(server, this),
    ) as unknown as ObsidianVault["adapter"];
  }

  /** The vault as plugins get it: a member it lacks throws with its name. */
  static open(server: VaultServer, name: string, foldCase: boolean): Vault {
    const vault = new Vault(server, name, foldCase);
    const guarded = strict("Vault", vault);
    for (const item of vault.tree.all()) item.vault = guarded as unknown as ObsidianVault;
    return guarded;
  }

  /** Takes in what is on disk; each file is told as created, as the app does while it starts. */
  load(entries: readonly FileEntry[]): void {
    const visible = entries.filter((entry) => !isHidden(entry.path));
    const added = visible.flatMap((entry) => this.tree.add(entry));
    for (const item of added) this.tell("create", item);
  }

  getName(): string {
    return this.name;
  }

  getFileByPath(path: string): TFile | null {
    const item = this.tree.get(path);
    return item instanceof TFile ? item : null;
  }

  getFolderByPath(path: string): TFolder | null {
    const item = this.tree.get(path);
    return item instanceof TFolder ? item : null;
  }

  getAbstractFileByPath(path: string): TAbstractFile | null {
    return this.tree.get(path);
  }

  getRoot(): TFolder {
    return this.tree.root;
  }

  getAllLoadedFiles(): TAbstractFile[] {
    return this.tree.all();
  }

  getAllFolders(includeRoot = false): TFolder[] {
    return this.tree
      .all()
      .filter((item) => item instanceof TFolder && (includeRoot || !item.isRoot())) as TFolder[];
  }

  getFiles(): TFile[] {
    return this.tree.all().filter((item) => item instanceof TFile);
  }

  getMarkdownFiles(): TFile[] {
    return this.getFiles().filter((file) => file.extension === "md");
  }

  static recurseChildren(root: TFolder, cb: (file: TAbstractFile) => unknown): void {
    cb(root);
    for (const child of root.children) {
      if (child instanceof TFolder) Vault.recurseChildren(child, cb);
      else cb(child);
    }
  }

  async read(file: TFile): Promise<string> {
    const { bytes, version } = await this.server.read(file.path);
    const text = decodeText(bytes);
    this.texts.set(file, { version, text });
    return text;
  }

  async cachedRead(file: TFile): Promise<string> {
    const cached = this.texts.get(file);
    return cached !== undefined && cached.version === this.tree.version(file) ? cached.text : this.read(file);
  }

  /**
   * The texts of many files, as they come in and a few requests for all of them; a file that cannot be read is left
   * out. What is read is as good for `cachedRead` as if it had been read by itself.
   */
  async *readMany(files: readonly TFile[]): AsyncGenerator<{ readonly file: TFile; readonly text: string }> {
    for (const batch of batches(files)) {
      const byPath = new Map(batch.map((file) => [file.path, file]));
      for await (const { path, text, version } of this.server.texts([...byPath.keys()])) {
        const file = byPath.get(path);
        if (file === undefined || this.tree.get(path) !== file) continue;
        this.texts.set(file, { version, text });
        yield { file, text };
      }
    }
  }

  async readBinary(file: TFile): Promise<ArrayBuffer> {
    return (await this.server.read(file.path)).bytes;
  }

  getResourcePath(file: TFile): string {
    return this.server.resourceAddress(file.path, file.stat.mtime);
  }

  create(path: string, data: string): Promise<TFile> {
    const target = normalizePath(path);
    return this.queue.run(target, async () => {
      this.refuseHidden(target);
      if (this.tree.occupant(target) !== null) throw new Error("File already exists.");
      const bytes = encodeText(data);
      const entry = await this.server.write(target, bytes, "absent").catch(existing("File already exists."));
      const added = this.tree.add(entry);
      const file = this.tree.get(entry.path) as TFile;
      this.texts.set(file, { version: entry.version, text: data });
      for (const item of added) this.tell("create", item);
      return file;
    });
  }

  createFolder(path: string): Promise<TFolder> {
    const target = normalizePath(path);
    return this.queue.run(target, async () => {
      this.refuseHidden(target);
      if (this.tree.occupant(target) !== null) throw new Error("Folder already exists.");
      const entry = await this.server.createFolder(target).catch(existing("Folder already exists."));
      for (const item of this.tree.add(entry)) this.tell("create", item);
      return this.tree.get(entry.path) as TFolder;
    });
  }

  modify(file: TFile, data: string): Promise<void> {
    return this.process(file, () => data).then(() => undefined);
  }

  append(file: TFile, data: string): Promise<void> {
    return this.process(file, (text) => text + data).then(() => undefined);
  }

  process(file: TFile, fn: (data: string) => string): Promise<string> {
    return this.queue.run(file.path, async () => {
      const written = await change(this.server, file.path, fn);
      this.wrote(file, written);
      return written.text;
    });
  }

  /** The preview never deletes for good: what is deleted goes to the vault's `.trash`. */
  delete(file: TAbstractFile): Promise<void> {
    return this.queue.run(file.path, async () => {
      await this.server.remove(file.path);
      this.drop(file);
    });
  }

  trash(file: TAbstractFile): Promise<void> {
    return this.delete(file);
  }

  rename(file: TAbstractFile, newPath: string): Promise<void> {
    const target = normalizePath(newPath);
    const moved = this.queue.run(file.path, async () => {
      const occupant = this.tree.occupant(target);
      if (occupant !== null && occupant !== file) throw new Error("Destination file already exists!");
      const entry = await this.server
        .rename(file.path, target)
        .catch(existing("Destination file already exists!"));
      const items = this.tree.move(file, entry.path);
      this.tree.refresh(file, entry);
      for (const [item, former] of items) this.trigger("rename", item, former);
    });
    this.moving = Promise.allSettled([this.moving, moved]);
    return moved;
  }

  /** Takes in what happened on disk: an echo of this page's own write changes nothing, anything else is told. */
  async applyChange(event: VaultChange): Promise<void> {
    const path = event.kind === "deleted" ? event.path : event.entry.path;
    if (isHidden(path)) return;
    await this.moving;
    await this.queue.run(path, () => {
      this.take(event, path);
      return Promise.resolve();
    });
  }

  /**
   * Brings the files up to a new listing of the disk, telling each difference. What could not be looked at, or has
   * become a link that is not listed, is not gone.
   */
  async reconcile({ entries, unread, links }: VaultListing): Promise<void> {
    const present = new Set(entries.map((entry) => entry.path));
    const unknown = [...unread, ...links];
    const isGone = ({ path }: TAbstractFile): boolean =>
      path !== "/" &&
      !present.has(path) &&
      !unknown.some((place) => place === "" || path === place || path.startsWith(`${place}/`));
    for (const { path } of this.tree.all().filter(isGone)) await this.applyChange({ kind: "deleted", path });
    for (const entry of entries) await this.applyChange({ kind: "modified", entry });
  }

  /** Rejects where a file cannot be had at this moment; a note's text is then as good as read. */
  async reach(file: TFile): Promise<void> {
    if (file.extension === "md") await this.read(file);
    else this.server.demandPresence();
  }

  /** Settles when no write is under way. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  /** A path in `folder` like `name.ext` that is free, counting up when it is taken. */
  freePath(folder: string, basename: string, extension: string): string {
    for (let count = 0; ; count++) {
      const name = count === 0 ? basename : `${basename} ${String(count)}`;
      const path = joinPath(folder, extension === "" ? name : `${name}.${extension}`);
      if (this.tree.occupant(path) === null) return path;
    }
  }

  private take(event: VaultChange, path: string): void {
    const known = this.tree.get(path);
    if (event.kind === "deleted") {
      if (known !== null) this.drop(known);
    } else if (known === null) {
      for (const item of this.tree.add(event.entry)) this.tell("create", item);
    } else if (this.tree.refresh(known, event.entry) && known instanceof TFile) {
      this.tell("modify", known);
    }
  }

  private wrote(file: TFile, { entry, text }: Written): void {
    this.tree.refresh(file, entry);
    this.texts.set(file, { version: entry.version, text });
    this.tell("modify", file);
  }

  private drop(item: TAbstractFile): void {
    for (const gone of this.tree.remove(item)) {
      if (gone instanceof TFile) this.texts.delete(gone);
      this.tell("delete", gone);
    }
  }

  private tell(name: "create" | "modify" | "delete", item: TAbstractFile): void {
    this.trigger(name, item);
  }

  private refuseHidden(path: string): void {
    if (isHidden(path)) {
      throw new Error(`The preview keeps hidden files out of the vault: ${path}`);
    }
    const parent = this.tree.get(parentPath(path));
    if (!(parent instanceof TFolder)) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
  }
}

/** Files in groups that one request each can carry without its answer becoming very large. */
function* batches(files: readonly TFile[]): Generator<readonly TFile[]> {
  let batch: TFile[] = [];
  let size = 0;
  for (const file of files) {
    if (batch.length === BATCH_FILES || size > BATCH_BYTES) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(file);
    size += file.stat.size;
  }
  if (batch.length > 0) yield batch;
}

/** Turns the server's "it exists" into the sentence plugins look for. */
function existing(sentence: string): (error: unknown) => never {
  return (error) => {
    const taken = error instanceof ServerRefusal && (error.stale || error.status === 409);
    throw taken ? new Error(sentence) : error;
  };
}
