import type {
  App,
  EditorPosition,
  EditorSuggestContext,
  EditorSuggestTriggerInfo,
  Editor,
  Instruction,
  TFile,
} from "obsidian";
import { Scope } from "../ui/scope";

/** The base of what offers suggestions while one types. */
export abstract class PopoverSuggest<T> {
  app: App;
  scope: Scope;

  constructor(app: App, scope: Scope = new Scope()) {
    this.app = app;
    this.scope = scope;
  }

  open(): void {
    // Nothing unless a subclass says so.
  }

  close(): void {
    // Nothing unless a subclass says so.
  }

  onHistoryBack(): void {
    this.close();
  }

  abstract renderSuggestion(value: T, el: HTMLElement): void;
  abstract selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void;
}

/** Suggestions in the editor. They can be registered; the preview's plain source field never asks for them. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  context: EditorSuggestContext | null = null;
  limit = 100;
  protected instructions: readonly Instruction[] = [];

  setInstructions(instructions: Instruction[]): void {
    this.instructions = instructions;
  }

  abstract onTrigger(
    cursor: EditorPosition,
    editor: Editor,
    file: TFile | null,
  ): EditorSuggestTriggerInfo | null;
  abstract getSuggestions(context: EditorSuggestContext): T[] | Promise<T[]>;
}
