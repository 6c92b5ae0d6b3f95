import type {
  App,
  Editor,
  EditorPosition,
  EditorSuggestContext,
  EditorSuggestTriggerInfo,
  Instruction,
  TFile,
} from "obsidian";
import { Scope } from "../ui/scope";

/** The base of what offers suggestions while one types. */
export abstract class PopoverSuggest<T> {
  app: App;
  /** Hotkeys that hold while suggestions are shown. */
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

/** Suggestions in the editor; the editor asks on every change that is typed. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
  /** What the suggestions now shown were asked for; null while none are. */
  context: EditorSuggestContext | null = null;
  limit = 100;
  private instructions: readonly Instruction[] = [];
  private hide: (() => void) | null = null;

  setInstructions(instructions: Instruction[]): void {
    this.instructions = instructions;
  }

  override close(): void {
    const { hide } = this;
    this.context = null;
    this.hide = null;
    hide?.();
  }

  abstract onTrigger(
    cursor: EditorPosition,
    editor: Editor,
    file: TFile | null,
  ): EditorSuggestTriggerInfo | null;
  abstract getSuggestions(context: EditorSuggestContext): T[] | Promise<T[]>;

  /** For the editor that shows the suggestions: how it takes them away again. */
  static show<T>(suggest: EditorSuggest<T>, context: EditorSuggestContext, hide: () => void): void {
    suggest.context = context;
    suggest.hide = hide;
  }

  static instructionsOf(suggest: EditorSuggest<unknown>): readonly Instruction[] {
    return suggest.instructions;
  }
}
