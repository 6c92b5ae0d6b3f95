import type { App, CachedMetadata } from "obsidian";
import { parseFrontmatter } from "../../src/core/yaml/frontmatter";
import { Events, MarkdownView, TFile, TFolder, type TAbstractFile } from "./obsidian-stub";
import { parseYaml } from "./parse-yaml";

/**
 * A vault with its metadata cache and workspace, in memory, as far as the glossary uses them. Files change by the
 * app's own methods, and by `disk` as another program would change them. The cache follows when `index` is called,
 * as it does in the app some time after the vault's events.
 */
export class InMemoryVault {
  readonly disk = new Map<string, string>();
  /** The bytes of the notes whose text the app makes of bytes that are not UTF-8, or may not be. */
  readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly views: MarkdownView[] = [];
  /** What the app was asked to do to files, in order. */
  readonly calls: string[] = [];
  readonly #files = new Map<string, TAbstractFile>();
  readonly #caches = new Map<string, CachedMetadata>();
  readonly #stale = new Set<string>();
  readonly #vaultEvents = new Events();
  readonly #cacheEvents = new Events();
  #layoutReady = false;
  #onReady: (() => void)[] = [];
  /** What the app keeps on this device and outside the vault. */
  readonly localStorage = new Map<string, unknown>();
  /** Folders the system refuses to list; `/` is the vault's own. */
  readonly locked = new Set<string>();
  /** Called in the middle of `process`, before the text is read. */
  beforeProcess: (() => void) | null = null;

  constructor(notes: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(notes)) this.#put(path, text);
    this.index();
  }

  /** The app as the plugin sees it. */
  get app(): App {
    const vault = {
      configDir: ".obsidian",
      adapter: { list: (folder: string) => this.#list(folder) },
      on: this.#vaultEvents.on.bind(this.#vaultEvents),
      getMarkdownFiles: () => [...this.#files.values()].filter((file) => file instanceof TFile),
      getFiles: () => [...this.#files.values()].filter((file) => file instanceof TFile),
      getFileByPath: (path: string) => this.file(path),
      getFolderByPath: (path: string) => this.#folder(path),
      getAbstractFileByPath: (path: string) => this.#files.get(path) ?? null,
      read: (file: TFile) => this.#read(file, "read"),
      cachedRead: (file: TFile) => this.#read(file, "cachedRead"),
      readBinary: (file: TFile) => Promise.resolve(this.bytes(file.path).buffer),
      process: (file: TFile, change: (text: string) => string) => this.#process(file, change),
      create: (path: string, text: string) => this.#create(path, text),
      createFolder: (path: string) => this.#createFolder(path),
    };
    const metadataCache = {
      on: this.#cacheEvents.on.bind(this.#cacheEvents),
      getFileCache: (file: TFile) => this.#caches.get(file.path) ?? null,
      getFirstLinkpathDest: (linkpath: string, source = "") => this.#linked(linkpath, source),
      fileToLinktext: (file: TFile, _source: string, bare = true) => (bare ? file.basename : file.name),
    };
    const workspace = {
      onLayoutReady: (run: () => void) => {
        if (this.#layoutReady) run();
        else this.#onReady.push(run);
      },
      getActiveViewOfType: () => null,
      iterateAllLeaves: (visit: (leaf: { readonly view: MarkdownView }) => void) => {
        for (const view of this.views) visit({ view });
      },
    };
    return {
      vault,
      metadataCache,
      workspace,
      loadLocalStorage: (key: string) => this.localStorage.get(key) ?? null,
      saveLocalStorage: (key: string, data: unknown) => {
        if (data === null) this.localStorage.delete(key);
        else this.localStorage.set(key, structuredClone(data));
      },
    } as unknown as App;
  }

  layoutReady(): void {
    this.#layoutReady = true;
    for (const run of this.#onReady.splice(0)) run();
  }

  file(path: string): TFile | null {
    const file = this.#files.get(path);
    return file instanceof TFile ? file : null;
  }

  text(path: string): string | null {
    return this.disk.get(path) ?? null;
  }

  /** A note's bytes on disk. */
  bytes(path: string): Uint8Array<ArrayBuffer> {
    return this.#bytes.get(path) ?? new TextEncoder().encode(this.disk.get(path) ?? "");
  }

  /** Another program writes bytes; the app decodes them as it decodes any note. */
  writeBytes(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.write(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    this.#bytes.set(path, bytes);
  }

  /** A note is written, by the reader or by another program; the cache hears of it when `index` is called. */
  write(path: string, text: string): void {
    const known = this.#files.get(path);
    const file = this.#put(path, text);
    this.#vaultEvents.trigger(known === undefined ? "create" : "modify", file);
  }

  delete(path: string): void {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`There is no ${path} to delete.`);
    const previous = this.#caches.get(path) ?? null;
    for (const map of [this.disk, this.#files, this.#caches]) map.delete(path);
    this.#stale.delete(path);
    this.#vaultEvents.trigger("delete", file);
    this.#cacheEvents.trigger("deleted", file, previous);
  }

  /** A note or a folder moves. The cache moves with it and tells nobody, as in the app. */
  rename(path: string, to: string): void {
    const moved = [...this.#files.keys()].filter((each) => each === path || each.startsWith(`${path}/`));
    for (const each of moved) this.#move(each, to + each.slice(path.length));
    for (const each of moved) {
      this.#vaultEvents.trigger("rename", this.#files.get(to + each.slice(path.length)), each);
    }
  }

  /** Brings the cache up to date with the notes that changed, or with those named; the others stay unknown to it. */
  index(...paths: readonly string[]): void {
    const due = paths.length === 0 ? [...this.#stale] : paths;
    for (const path of due) {
      const file = this.file(path);
      const text = this.disk.get(path);
      if (file === null || text === undefined) continue;
      const cache = metadataOf(text);
      this.#caches.set(path, cache);
      this.#stale.delete(path);
      this.#cacheEvents.trigger("changed", file, text, cache);
    }
    this.#cacheEvents.trigger("resolved");
  }

  /** The cache loses what it knew of a note, as on a device that opens the vault for the first time. */
  forgetCache(path: string): void {
    this.#caches.delete(path);
    this.#stale.add(path);
  }

  /** Opens a note in an editor. */
  open(path: string): MarkdownView {
    const view = new MarkdownView();
    view.file = this.file(path);
    view.text = this.text(path) ?? "";
    view.onSave = (text) => {
      if (text !== this.text(path)) this.write(path, text);
      return Promise.resolve();
    };
    this.views.push(view);
    return view;
  }

  /** The note of that name, or at the end of whose path it stands. */
  #linked(linkpath: string, source: string): TFile | null {
    const files = [...this.#files.values()].filter((file) => file instanceof TFile);
    if (/^\.{1,2}\//.test(linkpath)) {
      const { pathname } = new URL(linkpath, `vault:///${source}`);
      return this.file(
        decodeURIComponent(pathname)
          .slice(1)
          .replace(/(?:\.md)?$/, ".md"),
      );
    }
    const wanted = `/${linkpath.toLowerCase().replace(/\.md$/, "")}.md`;
    return files.find((file) => `/${file.path.toLowerCase()}`.endsWith(wanted)) ?? null;
  }

  #put(path: string, text: string): TFile {
    for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) {
      const folder = path.slice(0, at);
      if (!this.#files.has(folder)) this.#files.set(folder, new TFolder(folder));
    }
    const file = this.file(path) ?? new TFile(path);
    file.stat.size = text.length;
    file.stat.mtime++;
    this.#files.set(path, file);
    this.disk.set(path, text);
    this.#bytes.delete(path);
    this.#stale.add(path);
    return file;
  }

  #move(path: string, to: string): void {
    const file = this.#files.get(path);
    if (file === undefined) return;
    file.path = to;
    this.#files.delete(path);
    this.#files.set(to, file);
    for (const map of [this.disk, this.#caches] as Map<string, unknown>[]) {
      if (map.has(path)) map.set(to, map.get(path));
      map.delete(path);
    }
  }

  #folder(path: string): TFolder | null {
    const folder = this.#files.get(path);
    return folder instanceof TFolder ? folder : null;
  }

  #read(file: TFile, how: string): Promise<string> {
    this.calls.push(`${how} ${file.path}`);
    const text = this.disk.get(file.path);
    return text === undefined ? Promise.reject(new Error("File does not exist.")) : Promise.resolve(text);
  }

  async #process(file: TFile, change: (text: string) => string): Promise<string> {
    await Promise.resolve();
    this.beforeProcess?.();
    const text = change(this.disk.get(file.path) ?? "");
    this.calls.push(`process ${file.path}`);
    this.write(file.path, text);
    return text;
  }

  async #create(path: string, text: string): Promise<TFile> {
    await Promise.resolve();
    this.calls.push(`create ${path}`);
    // The disk decides, and it may know of a file before the vault does.
    if (this.disk.has(path)) {
      this.#put(path, this.disk.get(path) ?? "");
      throw new Error("File already exists.");
    }
    const slash = path.lastIndexOf("/");
    if (slash >= 0 && this.#folder(path.slice(0, slash)) === null)
      throw new Error("The folder does not exist.");
    this.write(path, text);
    return this.file(path) ?? new TFile(path);
  }

  #list(folder: string): Promise<{ readonly files: string[]; readonly folders: string[] }> {
    if (this.locked.has(folder)) return Promise.reject(new Error(`EACCES: ${folder}`));
    const start = folder === "/" ? "" : `${folder}/`;
    const files = [...this.disk.keys()].filter(
      (path) => path.startsWith(start) && !path.slice(start.length).includes("/"),
    );
    return Promise.resolve({ files, folders: [] });
  }

  #createFolder(path: string): Promise<TFolder> {
    this.calls.push(`createFolder ${path}`);
    const folder = new TFolder(path);
    this.#files.set(path, folder);
    return Promise.resolve(folder);
  }
}

/** The app's metadata of a note: headings, front matter when it can be read, and of the sections the first. */
function metadataOf(text: string): CachedMetadata {
  const headings = [...text.matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks = "", heading = ""]) => {
    const nowhere = { line: 0, col: 0, offset: 0 };
    return { heading, level: marks.length, position: { start: nowhere, end: nowhere } };
  });
  return { ...(headings.length > 0 ? { headings } : {}), ...headOf(text) };
}

function headOf(text: string): CachedMetadata {
  const frontMatter = parseFrontmatter(text, parseYaml);
  const position = { start: { line: 0, col: 0, offset: 0 }, end: { line: 1, col: 0, offset: 3 } };
  if (frontMatter.kind === "ok" && Object.keys(frontMatter.data).length > 0) {
    return { frontmatter: { ...frontMatter.data }, sections: [{ type: "yaml", position }] };
  }
  if (!text.startsWith("---")) return text === "" ? {} : { sections: [{ type: "paragraph", position }] };
  return { sections: [{ type: frontMatter.kind === "none" ? "thematicBreak" : "yaml", position }] };
}
