import * as autocomplete from "@codemirror/autocomplete";
import * as commands from "@codemirror/commands";
import * as language from "@codemirror/language";
import * as lint from "@codemirror/lint";
import * as search from "@codemirror/search";
import * as state from "@codemirror/state";
import * as view from "@codemirror/view";
import * as common from "@lezer/common";
import * as highlight from "@lezer/highlight";
import * as lr from "@lezer/lr";
import type { PluginManifest } from "obsidian";
import type { Host } from "../host";
import { obsidianModule } from "./obsidian-module";
import type { Plugin } from "./plugin";

/**
 * The editor's own packages, which the app hands to plugins: an extension works only in the editor whose instances
 * of them it was made with.
 */
export const EDITOR_MODULES: Readonly<Record<string, object>> = {
  "@codemirror/autocomplete": autocomplete,
  "@codemirror/commands": commands,
  "@codemirror/language": language,
  "@codemirror/lint": lint,
  "@codemirror/search": search,
  "@codemirror/state": state,
  "@codemirror/view": view,
  "@lezer/common": common,
  "@lezer/highlight": highlight,
  "@lezer/lr": lr,
};

type PluginClass = new (app: Host["app"], manifest: PluginManifest) => Plugin;
type Wrapped = (module: { exports: unknown }, exports: unknown, require: (id: string) => unknown) => void;

/** Where the plugin's script leaves its function for the page; taken away as soon as it is there. */
const SLOT = "__previewPlugin";

/** A plugin that has been read from the server: it can be enabled, disabled and enabled again. */
export class LoadedPlugin {
  readonly manifest: PluginManifest;
  instance: Plugin | null = null;
  private readonly host: Host;
  private readonly pluginClass: PluginClass;
  private readonly styles: CSSStyleSheet;

  private constructor(host: Host, manifest: PluginManifest, pluginClass: PluginClass, styles: CSSStyleSheet) {
    this.host = host;
    this.manifest = manifest;
    this.pluginClass = pluginClass;
    this.styles = styles;
  }

  /** Reads the plugin as it was built and evaluates its script, which gets `require("obsidian")`, the editor's packages and nothing else. */
  static async fetch(host: Host): Promise<LoadedPlugin> {
    const [manifestText, script, css] = await Promise.all([
      host.server.pluginFile("manifest.json"),
      host.server.pluginFile("main.js"),
      host.server.pluginFile("styles.css").catch(() => ""),
    ]);
    const manifest = JSON.parse(manifestText) as PluginManifest;
    const module: { exports: unknown } = { exports: {} };
    (await wrap(script, manifest.id))(module, module.exports, requireObsidian());
    const exported = module.exports as { default?: unknown };
    const pluginClass = typeof exported === "function" ? exported : exported.default;
    if (typeof pluginClass !== "function")
      throw new Error("main.js exports no plugin: its default export is not a class.");
    const styles = new CSSStyleSheet();
    await styles.replace(css);
    return new LoadedPlugin(
      host,
      { ...manifest, dir: host.pluginFolder(manifest) },
      pluginClass as PluginClass,
      styles,
    );
  }

  get enabled(): boolean {
    return this.instance !== null;
  }

  /** Starts the plugin. When its `onload` fails, what it had registered is undone and the error passed on. */
  async enable(): Promise<void> {
    if (this.instance !== null) return;
    const instance = new this.pluginClass(this.host.app, this.manifest);
    this.instance = instance;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.styles];
    try {
      await instance.load();
    } catch (error) {
      this.disable();
      throw error;
    }
  }

  disable(): void {
    const { instance } = this;
    this.instance = null;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.styles);
    instance?.unload();
  }
}

/** The modules the app hands to plugins, and no others. */
function requireObsidian(): (id: string) => unknown {
  const obsidian = obsidianModule();
  return (id) => {
    if (id === "obsidian") return obsidian;
    if (Object.hasOwn(EDITOR_MODULES, id)) return EDITOR_MODULES[id];
    throw new Error(
      `The plugin asks for the module "${id}"; there are only "obsidian" and the editor's own.`,
    );
  };
}

/** Makes a function of a CommonJS script by letting the browser load it as one; its line numbers stay the file's own. */
function wrap(script: string, id: string): Promise<Wrapped> {
  const slots = globalThis as unknown as Record<string, Wrapped | undefined>;
  const text = `globalThis.${SLOT}=function(module,exports,require){${script}\n};\n//# sourceURL=plugin:${id}`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return new Promise((resolve, reject) => {
    let trouble = "main.js could not be loaded.";
    const hear = (event: ErrorEvent): void => {
      trouble = `main.js cannot be read: ${event.message} (line ${String(event.lineno)}).`;
    };
    const element = document.createElement("script");
    const done = (): void => {
      window.removeEventListener("error", hear);
      URL.revokeObjectURL(address);
      element.remove();
      const wrapped = slots[SLOT];
      Reflect.deleteProperty(slots, SLOT);
      if (wrapped === undefined) reject(new Error(trouble));
      else resolve(wrapped);
    };
    window.addEventListener("error", hear);
    element.addEventListener("load", done);
    element.addEventListener("error", done);
    element.src = address;
    document.head.append(element);
  });
}
