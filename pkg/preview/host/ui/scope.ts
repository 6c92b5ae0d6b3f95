import type { KeymapEventHandler, KeymapEventListener, Modifier, PaneType, UserEvent } from "obsidian";
import { Platform } from "../base/platform";

interface Binding extends KeymapEventHandler {
  readonly listener: KeymapEventListener;
}

/** Hotkeys that hold while the scope is the active one; what it does not know goes to its parent. */
export class Scope {
  private readonly parent: Scope | undefined;
  private bindings: Binding[] = [];

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  register(modifiers: Modifier[] | null, key: string | null, func: KeymapEventListener): KeymapEventHandler {
    const binding: Binding = {
      scope: this,
      modifiers: modifiers === null ? null : canonical(modifiers),
      key,
      listener: func,
    };
    this.bindings.unshift(binding);
    return binding;
  }

  unregister(handler: KeymapEventHandler): void {
    this.bindings = this.bindings.filter((binding) => binding !== handler);
  }

  /** Gives an event to the first binding that matches; true when one did. */
  handle(event: KeyboardEvent): boolean {
    const pressed = pressedModifiers(event);
    for (const binding of this.bindings) {
      const keyFits = binding.key === null || binding.key.toLowerCase() === event.key.toLowerCase();
      if (!keyFits || (binding.modifiers !== null && binding.modifiers !== pressed)) continue;
      const result: unknown = binding.listener(event, {
        modifiers: pressed,
        key: event.key,
        vkey: event.key,
      });
      if (result === false) {
        event.preventDefault();
        event.stopPropagation();
      }
      return true;
    }
    return this.parent?.handle(event) ?? false;
  }
}

/** The stack of scopes; the last one pushed hears keys first. */
export class Keymap {
  private readonly scopes: Scope[];

  constructor(root: Scope = new Scope()) {
    this.scopes = [root];
  }

  pushScope(scope: Scope): void {
    if (!this.scopes.includes(scope)) this.scopes.push(scope);
  }

  popScope(scope: Scope): void {
    const index = this.scopes.lastIndexOf(scope);
    if (index > 0) this.scopes.splice(index, 1);
  }

  handle(event: KeyboardEvent): boolean {
    return !event.isComposing && (this.scopes.at(-1)?.handle(event) ?? false);
  }

  static isModifier(evt: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
    return pressedModifiers(evt)
      .split(",")
      .includes(canonical([modifier]));
  }

  static isModEvent(evt?: UserEvent | null): PaneType | boolean {
    if (!evt) return false;
    const middle = "button" in evt && evt.button === 1;
    const mod = Keymap.isModifier(evt, "Mod");
    if (!mod) return middle ? "tab" : false;
    if (!evt.altKey) return "tab";
    return evt.shiftKey ? "window" : "split";
  }
}

function canonical(modifiers: readonly Modifier[]): string {
  return modifiers
    .map((modifier) => (modifier === "Mod" ? (Platform.isMacOS ? "Meta" : "Ctrl") : modifier))
    .sort()
    .join(",");
}

function pressedModifiers(event: MouseEvent | TouchEvent | KeyboardEvent): string {
  const pressed: Modifier[] = [];
  if (event.altKey) pressed.push("Alt");
  if (event.ctrlKey) pressed.push("Ctrl");
  if (event.metaKey) pressed.push("Meta");
  if (event.shiftKey) pressed.push("Shift");
  return canonical(pressed);
}
