import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { bundlePage, bundleScript, inFreshPage } from "./browser";
import { atMost, milliseconds, type Subject } from "./report";
import type {} from "./pages/editor-modules";
import { median } from "./sample";

const RUNS = 9;
const LIMIT = 15;

const EMPTY_PLUGIN = `"use strict";
const obsidian = require("obsidian");
module.exports = class extends obsidian.Plugin { async onload() {} };`;

declare global {
  interface Window {
    /** The plugin's source, wrapped as the app wraps it. */
    evaluatePlugin: (require: (name: string) => unknown, module: object, exports: object) => void;
  }
}

export async function measureLoad(browser: Browser): Promise<Subject> {
  const main = await readFile("main.js", "utf8");
  // The app has compiled megabytes of its own before it comes to a plugin; a page that has compiled nothing yet
  // would charge the browser's own warming up to whoever comes first.
  const before = await bundleScript("pkg/preview/host/main.ts");
  const modules = await bundlePage("editor-modules.ts");
  const ours: number[] = [];
  const empty: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    empty.push(await loadOnce(browser, before, modules, EMPTY_PLUGIN));
    ours.push(await loadOnce(browser, before, modules, main));
  }
  const value = median(ours);
  const base = median(empty);
  return {
    title: "Start",
    rows: [
      {
        what: "evaluate main.js and run onload",
        ours: milliseconds(value),
        yardstick: milliseconds(base, "an empty plugin"),
        goal: atMost(LIMIT, value - base, `≤ ${LIMIT} ms over it`),
      },
    ],
  };
}

/** Evaluates a plugin as the app does, against an app that takes every call and does nothing. */
function loadOnce(browser: Browser, before: string, modules: string, source: string): Promise<number> {
  return inFreshPage(browser, async (page) => {
    await page.addScriptTag({ content: modules });
    return page.evaluate(
      async ([text, warmUp]) => {
        const absorb: unknown = new Proxy(() => undefined, {
          get: (_, key) => (key === Symbol.toPrimitive ? () => "" : key === "then" ? undefined : absorb),
          apply: () => absorb,
          construct: () => absorb as object,
        });
        const absorbing = (instance: object): object =>
          new Proxy(instance, {
            get: (target, key) => (key in target ? (Reflect.get(target, key) as unknown) : absorb),
          });
        class Plugin {
          readonly app = absorb;
          readonly manifest = absorb;
          constructor() {
            return absorbing(this) as this;
          }
          loadData(): Promise<null> {
            return Promise.resolve(null);
          }
          saveData(): Promise<void> {
            return Promise.resolve();
          }
        }
        // Each name its own, since some classes extend several.
        const newBase = () =>
          function Base(this: object): object {
            return absorbing(this);
          };
        const classes = new Map<PropertyKey, unknown>([["Plugin", Plugin]]);
        const obsidian = new Proxy(
          {},
          {
            get: (_, name) => {
              if (!classes.has(name)) classes.set(name, newBase());
              return classes.get(name);
            },
          },
        );
        const module: { exports: Record<string, unknown> & { default?: unknown } } = { exports: {} };
        const first = document.createElement("script");
        first.textContent = `window.warmedUp = (function () {${warmUp}\n})`;
        document.head.append(first);
        const begun = performance.now();
        const script = document.createElement("script");
        script.textContent = `window.evaluatePlugin = (function (require, module, exports) {${text}\n})`;
        document.head.append(script);
        const provided = (name: string): unknown =>
          name === "obsidian" ? obsidian : globalThis.editorModules[name];
        window.evaluatePlugin(provided, module, module.exports);
        const Main = (module.exports.default ?? module.exports) as new (...args: unknown[]) => {
          onload(): Promise<void>;
        };
        const plugin = new Main(absorb, absorb);
        await plugin.onload();
        return performance.now() - begun;
      },
      [source, before] as const,
    );
  });
}
