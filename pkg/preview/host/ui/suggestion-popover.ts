import type { Instruction } from "obsidian";
import { area, positionBeside } from "./position";

/** Where a popover belongs: the edges of a line of text or of a field, in px of the window. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface SuggestionSource<T> {
  render(value: T, el: HTMLElement): void;
  choose(value: T, event: MouseEvent | KeyboardEvent): void;
}

const POSITION = { placement: "bottom-start", gap: 4, margin: 8 } as const;
let lastId = 0;

/** A list of suggestions that floats at a place of the page; the focus stays where one types. */
export class SuggestionPopover<T> {
  private readonly source: SuggestionSource<T>;
  private readonly typedIn: () => HTMLElement;
  private readonly id = `suggestion-list-${String(++lastId)}`;
  private el: HTMLElement | null = null;
  private listEl: HTMLElement | null = null;
  private values: readonly T[] = [];
  private selected = 0;

  /** `typedIn` is the element that has the focus, which tells assistive technology what is selected. */
  constructor(source: SuggestionSource<T>, typedIn: () => HTMLElement) {
    this.source = source;
    this.typedIn = typedIn;
  }

  get isOpen(): boolean {
    return this.el !== null;
  }

  show(values: readonly T[], instructions: readonly Instruction[]): void {
    this.values = values;
    const { doc } = this.typedIn();
    this.el ??= doc.body.createDiv({ cls: "suggestion-container" });
    this.el.empty();
    this.listEl = this.el.createDiv({
      cls: "suggestion",
      attr: { role: "listbox", id: this.id, "aria-label": "Suggestions" },
    });
    for (const [index, value] of values.entries()) {
      const item = this.listEl.createDiv({
        cls: "suggestion-item",
        attr: { role: "option", id: `${this.id}-${String(index)}` },
      });
      this.source.render(value, item);
      item.addEventListener("mousemove", () => this.select(index));
      // The field keeps the focus.
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", (event) => this.source.choose(value, event));
    }
    if (instructions.length > 0) {
      const box = this.el.createDiv({ cls: "prompt-instructions" });
      for (const { command, purpose } of instructions) {
        const instruction = box.createDiv({ cls: "prompt-instruction" });
        instruction.createSpan({ cls: "prompt-instruction-command", text: command });
        instruction.createSpan({ text: purpose });
      }
    }
    const field = this.typedIn();
    field.setAttrs({ "aria-controls": this.id, "aria-expanded": true, "aria-haspopup": "listbox" });
    this.select(0);
  }

  /** Puts the list below its anchor, above it where there is more room, and inside the window. */
  place({ left, top, bottom }: Anchor): void {
    if (this.el !== null) void positionBeside(this.el, area(left, top, 0, bottom - top), POSITION);
  }

  step(by: number): void {
    const count = this.values.length;
    if (count > 0) this.select((this.selected + by + count) % count);
  }

  /** Chooses what is selected; false when there is nothing. */
  take(event: MouseEvent | KeyboardEvent): boolean {
    const value = this.values[this.selected];
    if (!this.isOpen || value === undefined) return false;
    this.source.choose(value, event);
    return true;
  }

  hide(): void {
    if (this.el === null) return;
    this.el.remove();
    this.el = null;
    this.listEl = null;
    this.values = [];
    const field = this.typedIn();
    for (const name of ["aria-controls", "aria-expanded", "aria-haspopup", "aria-activedescendant"]) {
      field.removeAttribute(name);
    }
  }

  private select(index: number): void {
    this.selected = index;
    for (const [other, item] of [...(this.listEl?.children ?? [])].entries()) {
      const active = other === index;
      item.toggleClass("is-selected", active);
      item.setAttr("aria-selected", active);
      if (active) item.scrollIntoView({ block: "nearest" });
    }
    this.typedIn().setAttribute("aria-activedescendant", `${this.id}-${String(index)}`);
  }
}
