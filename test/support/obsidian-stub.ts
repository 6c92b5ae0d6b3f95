import { parseYaml as parse } from "./parse-yaml";

/** What the plugin's code needs of `obsidian` at run time; the package itself holds types only. */

interface EventRef {
  readonly detach: () => void;
}

type Listener = (...args: never[]) => unknown;

/** Listeners by name, called in the order they came. */
export class Events {
  readonly #listeners = new Map<string, Set<Listener>>();

  on(name: string, listener: Listener): EventRef {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return { detach: () => listeners.delete(listener) };
  }

  trigger(name: string, ...args: unknown[]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...(args as never[]));
  }
}

/** Loads and unloads with its children, and drops what was registered. */
export class Component {
  #loaded = false;
  readonly #children = new Set<Component>();
  #cleanups: (() => unknown)[] = [];

  load(): void {
    if (this.#loaded) return;
    this.#loaded = true;
    this.onload();
    for (const child of this.#children) child.load();
  }

  unload(): void {
    if (!this.#loaded) return;
    this.#loaded = false;
    for (const child of this.#children) child.unload();
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.onunload();
  }

  onload(): void {
    // For subclasses.
  }

  onunload(): void {
    // For subclasses.
  }

  addChild<T extends Component>(child: T): T {
    this.#children.add(child);
    if (this.#loaded) child.load();
    return child;
  }

  register(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup);
  }

  registerEvent(ref: EventRef): void {
    this.register(ref.detach);
  }
}

export class TAbstractFile {
  path: string;

  constructor(path: string) {
    this.path = path;
  }

  get name(): string {
    return this.path.slice(this.path.lastIndexOf("/") + 1);
  }
}

export class TFile extends TAbstractFile {
  readonly stat = { ctime: 0, mtime: 0, size: 0 };

  get extension(): string {
    const dot = this.name.lastIndexOf(".");
    return dot < 0 ? "" : this.name.slice(dot + 1);
  }

  get basename(): string {
    return this.name.slice(0, this.name.length - this.extension.length - 1);
  }
}

export class TFolder extends TAbstractFile {}

/** A view of a note with an editor that holds what was typed. */
export class MarkdownView {
  file: TFile | null = null;
  mode: "source" | "preview" = "source";
  text = "";
  focused = false;
  line = 0;
  onSave: (text: string) => Promise<void> = () => Promise.resolve();

  readonly editor = {
    getValue: (): string => this.text,
    hasFocus: (): boolean => this.focused,
    getCursor: (): { readonly line: number; readonly ch: number } => ({ line: this.line, ch: 0 }),
  };

  getMode(): "source" | "preview" {
    return this.mode;
  }

  save(): Promise<void> {
    return this.onSave(this.text);
  }
}

/** The kind of device: a computer of no known make. */
export const Platform = { isPhone: false, isTablet: false, isMacOS: false };

export function normalizePath(path: string): string {
  return path
    .replaceAll("\u00a0", " ")
    .replace(/[\\/]+/g, "/")
    .replace(/^\/|\/$/g, "")
    .normalize("NFC");
}

export function parseYaml(yaml: string): unknown {
  return parse(yaml);
}

export function parseFrontMatterAliases(frontMatter: Readonly<Record<string, unknown>>): string[] | null {
  const aliases = frontMatter.aliases;
  return Array.isArray(aliases) ? aliases.map(String) : null;
}

export function setIcon(parent: HTMLElement, icon: string): void {
  parent.dataset.icon = icon;
}

/** A notice; `shown` holds what all of them said. */
export class Notice {
  static readonly shown: string[] = [];
  readonly message: string;

  constructor(message: string) {
    this.message = message;
    Notice.shown.push(message);
  }
}

/** A dialog that is never seen. */
export class Modal {
  close(): void {
    // It was never open.
  }
}
