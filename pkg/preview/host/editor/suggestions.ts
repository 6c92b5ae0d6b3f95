import { Prec, type Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type { Editor, EditorSuggestContext, TFile } from "obsidian";
import { reportLater } from "../base/events";
import { EditorSuggest } from "../plugin/editor-suggest";
import { Scope } from "../ui/scope";
import { SuggestionPopover } from "../ui/suggestion-popover";

export interface SuggestionsHost {
  /** Those that may suggest, in the order they are asked: the first that wants to does. */
  readonly suggests: () => readonly EditorSuggest<unknown>[];
  readonly editor: () => Editor;
  readonly file: () => TFile | null;
}

/** Asks what may suggest after everything that is typed, and shows what it says. */
export class Suggestions {
  readonly extension: Extension;
  private readonly host: SuggestionsHost;
  private readonly keys = new Scope();
  private popover: SuggestionPopover<unknown> | null = null;
  private current: EditorSuggest<unknown> | null = null;
  private asked = 0;

  constructor(host: SuggestionsHost) {
    this.host = host;
    this.bindKeys();
    this.extension = [
      EditorView.updateListener.of((update) => this.onUpdate(update)),
      Prec.highest(
        EditorView.domEventHandlers({
          keydown: (event) => this.onKey(event),
          blur: () => {
            this.close();
            return false;
          },
        }),
      ),
    ];
  }

  close(): void {
    this.asked++;
    const { current } = this;
    this.current = null;
    this.popover?.hide();
    current?.close();
  }

  private bindKeys(): void {
    const bind = (key: string, act: (event: KeyboardEvent) => boolean): void => {
      this.keys.register([], key, (event) => (act(event) ? false : undefined));
    };
    const step = (by: number) => (): boolean => {
      this.popover?.step(by);
      return true;
    };
    const take = (event: KeyboardEvent): boolean => this.popover?.take(event) ?? false;
    bind("ArrowDown", step(1));
    bind("ArrowUp", step(-1));
    bind("Enter", take);
    bind("Tab", take);
    bind("Escape", () => {
      this.close();
      return true;
    });
  }

  /** The suggest's own hotkeys come before the list's. */
  private onKey(event: KeyboardEvent): boolean {
    if (this.current === null || this.popover?.isOpen !== true || event.isComposing) return false;
    for (const scope of [this.current.scope, this.keys]) {
      scope.handle(event);
      if (event.defaultPrevented) return true;
    }
    return false;
  }

  private onUpdate(update: ViewUpdate): void {
    const typed = update.transactions.some(
      (transaction) =>
        transaction.docChanged && (transaction.isUserEvent("input") || transaction.isUserEvent("delete")),
    );
    if (typed) void this.ask(update.view);
    else if (this.current !== null && (update.selectionSet || update.docChanged)) this.close();
  }

  private async ask(view: EditorView): Promise<void> {
    const asked = ++this.asked;
    const editor = this.host.editor();
    const file = this.host.file();
    const { ranges } = view.state.selection;
    const found = ranges.length === 1 && file !== null ? this.trigger(editor, file) : null;
    if (found === null) {
      this.close();
      return;
    }
    const { suggest, context } = found;
    try {
      const values = await suggest.getSuggestions(context);
      if (asked !== this.asked) return;
      if (values.length === 0) this.close();
      else this.show(view, suggest, context, values);
    } catch (error) {
      if (asked === this.asked) this.close();
      reportLater(error);
    }
  }

  private trigger(
    editor: Editor,
    file: TFile,
  ): { readonly suggest: EditorSuggest<unknown>; readonly context: EditorSuggestContext } | null {
    const cursor = editor.getCursor();
    for (const suggest of this.host.suggests()) {
      try {
        const info = suggest.onTrigger(cursor, editor, file);
        if (info !== null) return { suggest, context: { ...info, editor, file } };
      } catch (error) {
        reportLater(error);
      }
    }
    return null;
  }

  private show(
    view: EditorView,
    suggest: EditorSuggest<unknown>,
    context: EditorSuggestContext,
    values: readonly unknown[],
  ): void {
    if (this.current !== suggest) {
      const { asked } = this;
      this.close();
      this.asked = asked;
      this.popover = new SuggestionPopover<unknown>(
        {
          render: (value, el) => suggest.renderSuggestion(value, el),
          choose: (value, event) => suggest.selectSuggestion(value, event),
        },
        () => view.contentDOM,
      );
    }
    this.current = suggest;
    EditorSuggest.show(suggest, context, () => {
      if (this.current === suggest) this.close();
    });
    const shown = suggest.limit > 0 ? values.slice(0, suggest.limit) : values;
    this.popover?.show(shown, EditorSuggest.instructionsOf(suggest));
    const start = context.editor.posToOffset(context.start);
    view.requestMeasure({
      key: this,
      read: () => view.coordsAtPos(Math.min(start, view.state.doc.length)),
      write: (place) => {
        if (place !== null) this.popover?.place(place);
      },
    });
  }
}
