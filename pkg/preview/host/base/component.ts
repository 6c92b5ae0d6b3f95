import type { EventRef } from "obsidian";
import { removeListener } from "./events";

type Target = Window | Document | HTMLElement;

/** Something with a life: children live no longer than it, and what it registered ends with it. */
export class Component {
  private isLoaded = false;
  private children: Component[] = [];
  private cleanups: (() => unknown)[] = [];

  /** Returns what `onload` returned, so that a plugin's start can be awaited. Loading twice does nothing. */
  load(): void | Promise<void> {
    if (this.isLoaded) return undefined;
    this.isLoaded = true;
    const started = this.onload();
    for (const child of [...this.children]) void child.load();
    return started;
  }

  onload(): void | Promise<void> {
    // Nothing unless a subclass says so.
  }

  unload(): void {
    if (!this.isLoaded) return;
    this.isLoaded = false;
    while (this.children.length > 0) this.children.pop()?.unload();
    while (this.cleanups.length > 0) this.cleanups.pop()?.();
    this.onunload();
  }

  onunload(): void {
    // Nothing unless a subclass says so.
  }

  addChild<T extends { load(): unknown; unload(): void }>(component: T): T {
    this.children.push(component as unknown as Component);
    if (this.isLoaded) component.load();
    return component;
  }

  removeChild<T extends { load(): unknown; unload(): void }>(component: T): T {
    const index = this.children.indexOf(component as unknown as Component);
    if (index >= 0) this.children.splice(index, 1);
    component.unload();
    return component;
  }

  register(cb: () => unknown): void {
    this.cleanups.push(cb);
  }

  registerEvent(eventRef: EventRef): void {
    this.register(() => removeListener(eventRef));
  }

  registerDomEvent(
    el: Target,
    type: string,
    callback: (this: HTMLElement, event: never) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void {
    const listener = callback as unknown as EventListener;
    el.addEventListener(type, listener, options);
    this.register(() => el.removeEventListener(type, listener, options));
  }

  registerInterval(id: number): number {
    this.register(() => globalThis.clearInterval(id));
    return id;
  }
}

/** A component that belongs to an element of a rendered note and ends when the renderer lets go of that element. */
export class MarkdownRenderChild extends Component {
  containerEl: HTMLElement;

  constructor(containerEl: HTMLElement) {
    super();
    this.containerEl = containerEl;
  }
}
