import type { CDPSession, Page } from "playwright-core";

/** What lives on a page at one moment; each is a count. */
export interface LeakSnapshot {
  /** Of the window, its document, root and body, and of all of them by the browser's own count. */
  readonly globalListeners: number;
  readonly listeners: number;
  readonly intervals: number;
  readonly timeouts: number;
  readonly frames: number;
  readonly observers: number;
  readonly nodes: number;
  readonly documents: number;
  readonly styleSheets: number;
  readonly leaves: number;
  readonly commands: number;
  readonly views: number;
  readonly settingTabs: number;
  readonly hoverSources: number;
  readonly cliHandlers: number;
  readonly editorExtensions: number;
  readonly editorSuggests: number;
  readonly statusItems: number;
  readonly ribbonItems: number;
  readonly vaultEvents: number;
  readonly cacheEvents: number;
  readonly workspaceEvents: number;
  readonly notices: number;
}

export interface LeakWatch {
  take(): Promise<LeakSnapshot>;
  /**
   * Bytes of what scripts made and somebody still holds. The browser's own records and the code it compiles, which
   * grow with every task, are not among them.
   */
  heap(): Promise<number>;
}

/** Counts what lives on a page; must be asked before the page is opened, since it watches what is begun there. */
export async function watchLeaks(page: Page): Promise<LeakWatch> {
  await page.addInitScript(watchInPage);
  const session = await page.context().newCDPSession(page);
  return {
    async take() {
      await collect(session);
      const { nodes, documents, jsEventListeners } = await session.send("Memory.getDOMCounters");
      const counted = await page.evaluate(countInPage);
      return { ...counted, nodes, documents, listeners: jsEventListeners };
    },
    async heap() {
      await collect(session);
      return sizeOfObjects(await takeSnapshot(session));
    },
  };
}

/** What is read of a heap snapshot: `nodes` holds each node's fields one after the other. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
}

async function takeSnapshot(session: CDPSession): Promise<Snapshot> {
  const chunks: string[] = [];
  const hear = ({ chunk }: { chunk: string }): number => chunks.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", hear);
  await session.send("HeapProfiler.takeHeapSnapshot", {});
  session.off("HeapProfiler.addHeapSnapshotChunk", hear);
  return JSON.parse(chunks.join("")) as Snapshot;
}

const MADE_BY_SCRIPTS: ReadonlySet<string> = new Set([
  "object",
  "closure",
  "array",
  "string",
  "concatenated string",
  "sliced string",
  "regexp",
  "number",
  "bigint",
]);

function sizeOfObjects({ snapshot, nodes }: Snapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  let sum = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (MADE_BY_SCRIPTS.has(types[0][nodes[node + type] ?? 0] ?? "")) sum += nodes[node + size] ?? 0;
  }
  return sum;
}

async function collect(session: CDPSession): Promise<void> {
  for (let times = 0; times < 3; times++) await session.send("HeapProfiler.collectGarbage");
}

interface Alive {
  listeners: number;
  intervals: Set<number>;
  timeouts: Set<number>;
  frames: Set<number>;
  observers: Set<object>;
}

/** Runs in the page before anything else does. */
function watchInPage(): void {
  const alive: Alive = {
    listeners: 0,
    intervals: new Set(),
    timeouts: new Set(),
    frames: new Set(),
    observers: new Set(),
  };
  (window as unknown as { alive: Alive }).alive = alive;

  const heard = new Map<string, EventListenerOrEventListenerObject[]>();
  const isGlobal = (target: unknown): boolean =>
    target === window ||
    target === document ||
    target === document.documentElement ||
    target === document.body;
  const keyOf = (target: unknown, type: string, options: unknown): string => {
    const capture =
      typeof options === "object" && options !== null ? "capture" in options && options.capture : options;
    const place = [window, document, document.documentElement, document.body].indexOf(target as never);
    return [place, type, capture === true].join();
  };
  // The browser's own, to be called on what the replacements are called on.
  const native = (owner: object, name: string): unknown => Reflect.get(owner, name);
  type Listen = EventTarget["addEventListener"];
  const addEventListener = native(EventTarget.prototype, "addEventListener") as Listen;
  const removeEventListener = native(EventTarget.prototype, "removeEventListener") as Listen;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    addEventListener.call(this, type, listener, options);
    if (!isGlobal(this) || listener === null) return;
    const key = keyOf(this, type, options);
    const listeners = heard.get(key) ?? [];
    if (listeners.includes(listener)) return;
    heard.set(key, [...listeners, listener]);
    alive.listeners++;
    if (typeof options === "object" && options.signal !== undefined)
      addEventListener.call(options.signal, "abort", () => forget(key, listener));
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, listener, options);
    if (isGlobal(this) && listener !== null) forget(keyOf(this, type, options), listener);
  };
  const forget = (key: string, listener: EventListenerOrEventListenerObject): void => {
    const listeners = heard.get(key) ?? [];
    if (!listeners.includes(listener)) return;
    heard.set(
      key,
      listeners.filter((each) => each !== listener),
    );
    alive.listeners--;
  };

  type Begin = (task: (...args: unknown[]) => void, ...args: unknown[]) => number;
  type End = (id: number) => void;
  const [setInterval, setTimeout, requestAnimationFrame] = [
    (native(window, "setInterval") as Begin).bind(window),
    (native(window, "setTimeout") as Begin).bind(window),
    (native(window, "requestAnimationFrame") as Begin).bind(window),
  ];
  const [clearInterval, clearTimeout, cancelAnimationFrame] = [
    (native(window, "clearInterval") as End).bind(window),
    (native(window, "clearTimeout") as End).bind(window),
    (native(window, "cancelAnimationFrame") as End).bind(window),
  ];
  Object.assign(window, {
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const id = setInterval(...args);
      alive.intervals.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      alive.intervals.delete(id);
      clearInterval(id);
    },
    setTimeout: (task: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const run = (): void => {
        alive.timeouts.delete(id);
        task(...args);
      };
      const id = setTimeout(run, ms);
      alive.timeouts.add(id);
      return id;
    },
    clearTimeout: (id: number) => {
      alive.timeouts.delete(id);
      clearTimeout(id);
    },
    requestAnimationFrame: (task: (time: unknown) => void) => {
      const id = requestAnimationFrame((time) => {
        alive.frames.delete(id);
        task(time);
      });
      alive.frames.add(id);
      return id;
    },
    cancelAnimationFrame: (id: number) => {
      alive.frames.delete(id);
      cancelAnimationFrame(id);
    },
  });
  for (const kind of [ResizeObserver, MutationObserver, IntersectionObserver]) {
    const prototype = kind.prototype as { observe: (...args: unknown[]) => void; disconnect: () => void };
    const observe = native(prototype, "observe") as (...args: unknown[]) => void;
    const disconnect = native(prototype, "disconnect") as () => void;
    prototype.observe = function (...args) {
      alive.observers.add(this);
      observe.apply(this, args);
    };
    prototype.disconnect = function () {
      alive.observers.delete(this);
      disconnect.apply(this);
    };
  }
}

/** Runs in the page. The parts of the page's host are asked for what they hold. */
function countInPage(): Omit<LeakSnapshot, "nodes" | "documents" | "listeners"> {
  type Parts = Readonly<
    Record<
      string,
      Readonly<Record<string, never>> &
        Iterable<unknown> & {
          size: number;
          length: number;
        }
    >
  >;
  const { alive, preview } = window as unknown as { alive: Alive; preview: { host: Parts } };
  const { host } = preview;
  const events = (part: string): number => (host[part]?.registrations as unknown as unknown[]).length;
  const length = (part: string): number => host[part]?.length ?? Number.NaN;
  let leaves = 0;
  (host.workspace as unknown as { iterateAllLeaves: (each: () => void) => void }).iterateAllLeaves(
    () => leaves++,
  );
  return {
    globalListeners: alive.listeners,
    intervals: alive.intervals.size,
    timeouts: alive.timeouts.size,
    frames: alive.frames.size,
    observers: alive.observers.size,
    styleSheets:
      document.adoptedStyleSheets.length + document.querySelectorAll("style, link[rel=stylesheet]").length,
    leaves,
    commands: (host.commands?.commands as unknown as Map<string, unknown>).size,
    views: (host.views?.creators as unknown as Map<string, unknown>).size,
    settingTabs: length("settingTabs"),
    hoverSources: host.hoverSources?.size ?? Number.NaN,
    cliHandlers: host.cliHandlers?.size ?? Number.NaN,
    editorExtensions: length("editorExtensions"),
    editorSuggests: length("editorSuggests"),
    statusItems: document.querySelectorAll(".status-bar-item").length,
    ribbonItems: document.querySelectorAll(".workspace-ribbon .clickable-icon").length,
    vaultEvents: events("vault"),
    cacheEvents: events("metadataCache"),
    workspaceEvents: events("workspace"),
    notices: document.querySelectorAll(".notice").length,
  };
}
