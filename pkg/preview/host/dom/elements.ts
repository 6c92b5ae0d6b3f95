import { setAttribute, setContent, extend } from "./create";
import { watchInsertion } from "./insertion";

type PageWindow = Window & typeof globalThis;

/** Members of elements: classes, text, attributes, finding, showing, delegated events. */
export function installElements(win: PageWindow): void {
  extend(win.Element.prototype, {
    getText() {
      return this.textContent;
    },
    setText(value) {
      setContent(this, value);
    },
    addClass(...classes) {
      this.classList.add(...classes.filter(Boolean));
    },
    addClasses(classes) {
      this.classList.add(...classes.filter(Boolean));
    },
    removeClass(...classes) {
      this.classList.remove(...classes.filter(Boolean));
    },
    removeClasses(classes) {
      this.classList.remove(...classes.filter(Boolean));
    },
    toggleClass(classes, value) {
      for (const name of typeof classes === "string" ? classes.split(" ") : classes)
        this.classList.toggle(name, value);
    },
    hasClass(cls) {
      return this.classList.contains(cls);
    },
    setAttr(name, value) {
      setAttribute(this, name, value);
    },
    setAttrs(values) {
      for (const [name, value] of Object.entries(values)) setAttribute(this, name, value);
    },
    getAttr(name) {
      return this.getAttribute(name);
    },
    matchParent(selector, lastParent) {
      const found = this.closest(selector);
      return found !== null && (lastParent === undefined || lastParent.contains(found)) ? found : null;
    },
    getCssPropertyValue(property, pseudoElement) {
      return this.win.getComputedStyle(this, pseudoElement).getPropertyValue(property).trim();
    },
    isActiveElement() {
      return this.doc.activeElement === this;
    },
    find(selector: string) {
      return this.querySelector<HTMLElement>(selector);
    },
    findAll(selector: string) {
      return [...this.querySelectorAll<HTMLElement>(selector)];
    },
    findAllSelf(selector: string) {
      const below = [...this.querySelectorAll<HTMLElement>(selector)];
      return this.matches(selector) ? [this as HTMLElement, ...below] : below;
    },
  });
  extend(win.DocumentFragment.prototype, {
    find(selector: string) {
      return this.querySelector<HTMLElement>(selector);
    },
    findAll(selector: string) {
      return [...this.querySelectorAll<HTMLElement>(selector)];
    },
  } as Partial<DocumentFragment> & ThisType<DocumentFragment>);
  const styling = {
    setCssStyles(styles: Partial<CSSStyleDeclaration>) {
      Object.assign(this.style, styles);
    },
    setCssProps(props: Record<string, string>) {
      for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
    },
  } as Partial<HTMLElement> & ThisType<HTMLElement>;
  extend(win.HTMLElement.prototype, styling);
  extend(win.SVGElement.prototype, styling as Partial<SVGElement>);
  extend(win.HTMLElement.prototype, {
    show() {
      this.style.removeProperty("display");
    },
    hide() {
      this.style.display = "none";
    },
    toggle(show) {
      if (show) this.show();
      else this.hide();
    },
    toggleVisibility(visible) {
      this.style.visibility = visible ? "" : "hidden";
    },
    isShown() {
      return this.isConnected && this.offsetParent !== null;
    },
    get innerWidth() {
      return paddedSize(this, "Width", "Left", "Right");
    },
    get innerHeight() {
      return paddedSize(this, "Height", "Top", "Bottom");
    },
    onClickEvent(listener, options) {
      this.addEventListener("click", listener, options);
      this.addEventListener("auxclick", listener, options);
    },
    onNodeInserted(listener, once) {
      return watchInsertion(this, listener, once === true);
    },
    onWindowMigrated(listener) {
      let home = this.win;
      return watchInsertion(this, () => {
        if (this.win !== home) listener((home = this.win));
      });
    },
    trigger(eventType) {
      this.dispatchEvent(new win.Event(eventType, { bubbles: true }));
    },
  });
  extend(win.HTMLElement.prototype, delegation as Partial<HTMLElement>);
  extend(win.Document.prototype, delegation as Partial<Document>);
}

type DelegatedListener = (this: EventTarget, event: Event, target: HTMLElement) => unknown;

/** `on(type, selector, listener)`: hears events from descendants that match, wherever they are made. */
const delegation = {
  on(
    this: EventTarget,
    type: string,
    selector: string,
    listener: DelegatedListener,
    options?: boolean | AddEventListenerOptions,
  ) {
    const wrapped = (event: Event): void => {
      const start = event.target as Node | null;
      const element = start?.nodeType === 1 ? (start as Element) : start?.parentElement;
      const match = element?.closest<HTMLElement>(selector);
      if (match && (this as Node).contains(match)) listener.call(this, event, match);
    };
    registry(this).push({ type, selector, listener, wrapped });
    this.addEventListener(type, wrapped, options);
  },
  off(
    this: EventTarget,
    type: string,
    selector: string,
    listener: DelegatedListener,
    options?: boolean | AddEventListenerOptions,
  ) {
    const entries = registry(this);
    const index = entries.findIndex(
      (e) => e.type === type && e.selector === selector && e.listener === listener,
    );
    const [entry] = index < 0 ? [] : entries.splice(index, 1);
    if (entry !== undefined) this.removeEventListener(type, entry.wrapped, options);
  },
};

interface Delegate {
  readonly type: string;
  readonly selector: string;
  readonly listener: DelegatedListener;
  readonly wrapped: EventListener;
}

const delegates = new WeakMap<EventTarget, Delegate[]>();

function registry(target: EventTarget): Delegate[] {
  const entries = delegates.get(target) ?? [];
  delegates.set(target, entries);
  return entries;
}

function paddedSize(
  element: HTMLElement,
  size: "Width" | "Height",
  start: "Left" | "Top",
  end: "Right" | "Bottom",
): number {
  const style = element.win.getComputedStyle(element);
  const padding = Number.parseFloat(style[`padding${start}`]) + Number.parseFloat(style[`padding${end}`]);
  return element[`client${size}`] - (Number.isNaN(padding) ? 0 : padding);
}
