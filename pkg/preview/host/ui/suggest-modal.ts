import type { App, FuzzyMatch, Instruction } from "obsidian";
import { prepareFuzzySearch, renderMatches, sortSearchResults } from "./fuzzy";
import { Modal } from "./modal";

let lastId = 0;

/** A dialog that narrows suggestions down while one types; arrows choose, Enter takes. */
export abstract class SuggestModal<T> extends Modal {
  limit = 100;
  emptyStateText = "No results found.";
  inputEl: HTMLInputElement;
  resultContainerEl: HTMLElement;
  private readonly instructionsEl: HTMLElement;
  private readonly listId = `suggestions-${String(++lastId)}`;
  private values: T[] = [];
  private selected = 0;
  private asked = 0;

  constructor(app: App) {
    super(app);
    this.modalEl.replaceChildren();
    this.modalEl.className = "prompt";
    this.inputEl = this.modalEl.createDiv({ cls: "prompt-input-container" }).createEl("input", {
      cls: "prompt-input",
      attr: {
        type: "text",
        role: "combobox",
        "aria-expanded": true,
        "aria-autocomplete": "list",
        spellcheck: false,
      },
    });
    this.resultContainerEl = this.modalEl.createDiv({
      cls: "prompt-results",
      attr: { role: "listbox", id: this.listId, "aria-label": "Suggestions" },
    });
    this.inputEl.setAttr("aria-controls", this.listId);
    this.instructionsEl = this.modalEl.createDiv({ cls: "prompt-instructions" });
    this.inputEl.addEventListener("input", () => void this.updateSuggestions());
    this.scope.register([], "ArrowDown", () => this.step(1));
    this.scope.register([], "ArrowUp", () => this.step(-1));
    for (const modifiers of [[], ["Mod"], ["Shift"], ["Alt"]] as const) {
      this.scope.register([...modifiers], "Enter", (event) => {
        this.selectActiveSuggestion(event);
        return false;
      });
    }
  }

  override onOpen(): void {
    this.inputEl.focus();
    void this.updateSuggestions();
  }

  setPlaceholder(placeholder: string): void {
    this.inputEl.placeholder = placeholder;
    this.inputEl.setAttr("aria-label", placeholder);
    this.modalEl.setAttr("aria-label", placeholder);
  }

  setInstructions(instructions: Instruction[]): void {
    this.instructionsEl.empty();
    for (const { command, purpose } of instructions) {
      const instruction = this.instructionsEl.createDiv({ cls: "prompt-instruction" });
      instruction.createSpan({ cls: "prompt-instruction-command", text: command });
      instruction.createSpan({ text: purpose });
    }
  }

  onNoSuggestion(): void {
    this.resultContainerEl.createDiv({ cls: "suggestion-empty", text: this.emptyStateText });
  }

  selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void {
    this.close();
    this.onChooseSuggestion(value, evt);
  }

  selectActiveSuggestion(evt: MouseEvent | KeyboardEvent): void {
    const value = this.values[this.selected];
    if (value !== undefined) this.selectSuggestion(value, evt);
  }

  abstract getSuggestions(query: string): T[] | Promise<T[]>;
  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract onChooseSuggestion(item: T, evt: MouseEvent | KeyboardEvent): void;

  private async updateSuggestions(): Promise<void> {
    const asked = ++this.asked;
    const values = await this.getSuggestions(this.inputEl.value);
    if (asked !== this.asked) return;
    this.values = this.limit > 0 ? values.slice(0, this.limit) : values;
    this.resultContainerEl.empty();
    if (this.values.length === 0) this.onNoSuggestion();
    for (const [index, value] of this.values.entries()) {
      const item = this.resultContainerEl.createDiv({
        cls: "suggestion-item",
        attr: { role: "option", id: this.idOf(index) },
      });
      this.renderSuggestion(value, item);
      item.addEventListener("mousemove", () => this.select(index));
      item.addEventListener("click", (event) => this.selectSuggestion(value, event));
    }
    this.select(0);
  }

  private step(by: number): false {
    const count = this.values.length;
    if (count > 0) this.select((this.selected + by + count) % count);
    return false;
  }

  private select(index: number): void {
    this.selected = index;
    if (this.values.length === 0) {
      this.inputEl.removeAttribute("aria-activedescendant");
      return;
    }
    for (const [other, item] of [...this.resultContainerEl.children].entries()) {
      const active = other === index;
      item.toggleClass("is-selected", active);
      item.setAttr("aria-selected", active);
      if (active) item.scrollIntoView({ block: "nearest" });
    }
    this.inputEl.setAttr("aria-activedescendant", this.idOf(index));
  }

  private idOf(index: number): string {
    return `${this.listId}-${String(index)}`;
  }
}

/** Suggestions out of a fixed list, by letters in their order. */
export abstract class FuzzySuggestModal<T> extends SuggestModal<FuzzyMatch<T>> {
  getSuggestions(query: string): FuzzyMatch<T>[] {
    const search = prepareFuzzySearch(query);
    const found: FuzzyMatch<T>[] = [];
    for (const item of this.getItems()) {
      const match = search(this.getItemText(item));
      if (match !== null) found.push({ item, match });
    }
    if (query.trim() !== "") sortSearchResults(found);
    return found;
  }

  renderSuggestion(item: FuzzyMatch<T>, el: HTMLElement): void {
    renderMatches(el, this.getItemText(item.item), item.match.matches);
  }

  onChooseSuggestion(item: FuzzyMatch<T>, evt: MouseEvent | KeyboardEvent): void {
    this.onChooseItem(item.item, evt);
  }

  abstract getItems(): T[];
  abstract getItemText(item: T): string;
  abstract onChooseItem(item: T, evt: MouseEvent | KeyboardEvent): void;
}
