import type { WorkspaceWindowInitData } from "obsidian";
import { installDomExtensions } from "../dom/install";
import type { WorkspaceItem } from "./item";
import { WorkspaceParent } from "./item";
import { mirrorPage } from "./mirror-page";
import { WorkspaceContainer } from "./splits";

type PageWindow = Window & typeof globalThis;

/** How large a window is that nobody asked a size for, in px. */
const USUAL = { width: 800, height: 700 };

/** Panes in a window of their own. The page's scripts run it; only its document is its own. */
export class WorkspaceWindow extends WorkspaceContainer {
  readonly win: Window;
  readonly doc: Document;

  constructor(win: PageWindow, onResize: () => void) {
    super("vertical", onResize);
    this.win = win;
    this.doc = win.document;
    this.containerEl.addClass("mod-root");
    this.containerEl.setAttr("role", "main");
  }
}

/** The browser does not let the page open a window. */
export class WindowRefused extends Error {
  constructor() {
    super("The browser blocked the new window.");
  }
}

/** What opens and closes windows tells the page. */
export interface FloatingHost {
  opened(item: WorkspaceWindow): void;
  closed(item: WorkspaceWindow): void;
  resized(): void;
}

/** The windows beside the main one. */
export class WorkspaceFloating extends WorkspaceParent {
  parent: WorkspaceItem | null = null;
  readonly containerEl: HTMLElement = createDiv();
  readonly children: WorkspaceWindow[] = [];
  private readonly host: FloatingHost;
  private readonly ends = new Map<WorkspaceWindow, () => void>();

  constructor(host: FloatingHost) {
    super();
    this.host = host;
    // Without the page's scripts its windows would be dead.
    window.addEventListener("pagehide", () => {
      for (const item of [...this.children]) item.win.close();
    });
    followFocus(window);
  }

  /** Opens a window; null when the browser does not let the page. */
  open(data: WorkspaceWindowInitData = {}): WorkspaceWindow | null {
    const { width, height } = data.size ?? USUAL;
    const features = [`popup,width=${String(width)},height=${String(height)}`];
    if (data.x !== undefined) features.push(`left=${String(data.x)}`);
    if (data.y !== undefined) features.push(`top=${String(data.y)}`);
    const win = window.open("", "", features.join(",")) as PageWindow | null;
    if (win === null) return null;
    installDomExtensions(win);
    const item = new WorkspaceWindow(win, () => this.host.resized());
    const stop = mirrorPage(document, win);
    const { body } = win.document;
    body.addClass("is-popout-window");
    body
      .createDiv({ cls: "app-container" })
      .createDiv({ cls: "horizontal-main-container" })
      .append(item.containerEl);
    followFocus(win);
    win.addEventListener("resize", () => this.host.resized());
    win.addEventListener("pagehide", () => this.close(item));
    this.ends.set(item, stop);
    this.children.push(item);
    win.document.title = document.title;
    setActive(win);
    this.host.opened(item);
    return item;
  }

  /** Closes a window, with what is open in it. */
  close(item: WorkspaceWindow): void {
    const index = this.children.indexOf(item);
    if (index < 0) return;
    this.children.splice(index, 1);
    this.ends.get(item)?.();
    this.ends.delete(item);
    if (activeWindow === item.win) setActive(window);
    this.host.closed(item);
    item.win.close();
  }
}

/** Says which window the person is in, as scripts ask it of `activeWindow` and `activeDocument`. */
function setActive(win: Window): void {
  Object.assign(window, { activeWindow: win, activeDocument: win.document });
}

function followFocus(win: Window): void {
  const activate = (): void => setActive(win);
  win.addEventListener("focus", activate);
  win.document.addEventListener("focusin", activate, true);
  win.document.addEventListener("pointerdown", activate, true);
}
