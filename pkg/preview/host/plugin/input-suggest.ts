import type { App } from "obsidian";
import { reportLater } from "../base/events";
import { Scope } from "../ui/scope";
import { SuggestionPopover } from "../ui/suggestion-popover";
import { PopoverSuggest } from "./editor-suggest";

type Chosen<T> = (value: T, evt: MouseEvent | KeyboardEvent) => unknown;

/** Suggestions under a field, for what is typed in it. Arrows choose, Enter takes, Escape closes; the field keeps the focus. */
export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
  limit = 100;
  protected readonly textInputEl: HTMLInputElement | HTMLDivElement;
  private readonly popover: SuggestionPopover<T>;
  private readonly keys = new Scope();
  private readonly watchers: (() => void)[] = [];
  private chosen: Chosen<T> | null = null;
  private asked = 0;

  constructor(app: App, textInputEl: HTMLInputElement | HTMLDivElement) {
    super(app);
    this.textInputEl = textInputEl;
    this.popover = new SuggestionPopover<T>(
      {
        render: (value, el) => this.renderSuggestion(value, el),
        choose: (value, event) => this.selectSuggestion(value, event),
      },
      () => textInputEl,
    );
    textInputEl.setAttrs({ role: "combobox", "aria-autocomplete": "list", autocomplete: "off" });
    for (const type of ["input", "focus", "click"]) textInputEl.addEventListener(type, () => void this.ask());
    textInputEl.addEventListener("blur", () => this.close());
    textInputEl.addEventListener("keydown", (event) => this.onKey(event as KeyboardEvent));
    this.bindKeys();
  }

  getValue(): string {
    const el = this.textInputEl;
    return "value" in el ? el.value : el.textContent;
  }

  setValue(value: string): void {
    const el = this.textInputEl;
    if ("value" in el) el.value = value;
    else el.setText(value);
  }

  onSelect(callback: Chosen<T>): this {
    this.chosen = callback;
    return this;
  }

  selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void {
    this.chosen?.(value, evt);
  }

  /** Shows what fits what the field holds now. */
  override open(): void {
    void this.ask();
  }

  override close(): void {
    this.asked += 1;
    this.popover.hide();
    for (const stop of this.watchers.splice(0)) stop();
  }

  protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

  private async ask(): Promise<void> {
    const asked = ++this.asked;
    try {
      const values = await this.getSuggestions(this.getValue());
      if (asked !== this.asked) return;
      if (values.length === 0 || !this.textInputEl.isConnected) this.close();
      else this.show(this.limit > 0 ? values.slice(0, this.limit) : values);
    } catch (error) {
      if (asked === this.asked) this.close();
      reportLater(error);
    }
  }

  private show(values: readonly T[]): void {
    if (!this.popover.isOpen) this.watch();
    this.popover.show(values, []);
    this.popover.place(this.textInputEl.getBoundingClientRect());
  }

  /** While the list is shown it follows its field, and goes when the field does. */
  private watch(): void {
    const { doc, win } = this.textInputEl;
    const place = (): void => this.popover.place(this.textInputEl.getBoundingClientRect());
    const observer = new MutationObserver(() => {
      if (!this.textInputEl.isConnected) this.close();
    });
    observer.observe(doc, { childList: true, subtree: true });
    win.addEventListener("resize", place);
    doc.addEventListener("scroll", place, true);
    this.watchers.push(() => {
      observer.disconnect();
      win.removeEventListener("resize", place);
      doc.removeEventListener("scroll", place, true);
    });
  }

  private bindKeys(): void {
    this.keys.register([], "ArrowDown", () => this.step(1));
    this.keys.register([], "ArrowUp", () => this.step(-1));
    this.keys.register([], "Enter", (event) => (this.popover.take(event) ? false : undefined));
    this.keys.register([], "Escape", () => {
      this.close();
      return false;
    });
  }

  private step(by: number): false {
    this.popover.step(by);
    return false;
  }

  /** The suggest's own hotkeys come before the list's; what neither knows is the field's. */
  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (!this.popover.isOpen) {
      if (event.key === "ArrowDown") void this.ask();
      return;
    }
    for (const scope of [this.scope, this.keys]) {
      scope.handle(event);
      if (event.defaultPrevented) return;
    }
  }
}
