import { installCollections } from "./collections";
import { makeElement, makeSvg } from "./create";
import { installElements } from "./elements";
import { installNodes } from "./nodes";

type PageWindow = Window & typeof globalThis;

/** Gives a window the members that Obsidian adds to the DOM and to the language. Doing it twice changes nothing. */
export function installDomExtensions(win: PageWindow): void {
  if (Object.hasOwn(win.Node.prototype, "createEl")) return;
  installNodes(win);
  installElements(win);
  installCollections(win);
  Object.assign(win, {
    createEl: (
      tag: keyof HTMLElementTagNameMap,
      info?: DomElementInfo | string,
      callback?: (el: HTMLElement) => void,
    ) => makeElement(win.document, tag, info, undefined, callback),
    createDiv: (info?: DomElementInfo | string, callback?: (el: HTMLDivElement) => void) =>
      makeElement(win.document, "div", info, undefined, callback),
    createSpan: (info?: DomElementInfo | string, callback?: (el: HTMLSpanElement) => void) =>
      makeElement(win.document, "span", info, undefined, callback),
    createSvg: (
      tag: keyof SVGElementTagNameMap,
      info?: SvgElementInfo | string,
      callback?: (el: SVGElement) => void,
    ) => makeSvg(win.document, tag, info, undefined, callback),
    createFragment: (callback?: (el: DocumentFragment) => void) => {
      const fragment = win.document.createDocumentFragment();
      callback?.(fragment);
      return fragment;
    },
    fish: (selector: string) => win.document.querySelector(selector),
    fishAll: (selector: string) => [...win.document.querySelectorAll(selector)],
    isBoolean: (value: unknown) => typeof value === "boolean",
    sleep: (ms: number) => new Promise<void>((resolve) => win.setTimeout(resolve, ms)),
    nextFrame: () => new Promise<void>((resolve) => win.requestAnimationFrame(() => resolve())),
    ready: (fn: () => unknown) => {
      if (win.document.readyState === "loading")
        win.document.addEventListener("DOMContentLoaded", () => fn());
      else fn();
    },
    activeWindow: win,
    activeDocument: win.document,
  });
}
