import {
  RangeSetBuilder,
  StateField,
  type ChangeSet,
  type EditorState,
  type Extension,
} from "@codemirror/state";
import {
  Decoration,
  EditorView,
  showPanel,
  WidgetType,
  type DecorationSet,
  type Panel,
} from "@codemirror/view";
import { editorInfoField, parseYaml } from "obsidian";
import { fixFrontmatter } from "../../core/lesson/frontmatter";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { Edit, Fix } from "../../core/text/edits";
import { changeInEditor } from "../app/note-text";
import { drawFrontmatterCard, yamlDiagnostics } from "./frontmatter-card";

/** What is wrong with the front matter an editor shows. */
interface FrontmatterState {
  readonly diagnostics: readonly Diagnostic[];
  /** The last place at which a change may make a difference. */
  readonly reach: number;
  /** Where the front matter is closed; 0 where it is not. */
  readonly end: number;
  readonly decorations: DecorationSet;
}

const NOTHING: FrontmatterState = { diagnostics: [], reach: 3, end: 0, decorations: Decoration.none };

/** What is looked at of a text; front matter does not reach further. */
const REACH = 65 * 1024;

/**
 * Shows in the editor what YAML cuts, changes or rejects: underlined where it stands, with the fix behind the line,
 * and in a card above the text, which Live Preview needs since it hides the lines. The card waits while somebody
 * writes there. `termsKey` is asked for at every look. [T3]
 */
export function frontmatterEditor(termsKey: () => string): Extension {
  const field = StateField.define<FrontmatterState>({
    create: (state) => readState(state, termsKey()),
    update: (before, transaction) => {
      if (!transaction.docChanged) return before;
      if (touches(transaction.changes, before.reach)) return readState(transaction.state, termsKey());
      return { ...before, decorations: before.decorations.map(transaction.changes) };
    },
    provide: (self) => [
      EditorView.decorations.from(self, ({ decorations }) => decorations),
      showPanel.compute([self, "selection"], (state) => {
        const { diagnostics, end } = state.field(self);
        const { head } = state.selection.main;
        const isWriting = head > 0 && head <= end;
        return diagnostics.length === 0 || isWriting ? null : panelOf(diagnostics, termsKey);
      }),
    ],
  });
  return field;
}

/** The same for the same diagnostics, so that the card is not drawn anew with every step of the cursor. */
const panels = new WeakMap<readonly Diagnostic[], (view: EditorView) => Panel>();

function panelOf(diagnostics: readonly Diagnostic[], termsKey: () => string): (view: EditorView) => Panel {
  const known = panels.get(diagnostics);
  if (known !== undefined) return known;
  const made = (view: EditorView): Panel => {
    const dom = createDiv();
    drawFrontmatterCard(dom, diagnostics, {
      fixAll: () => fixIn(view, termsKey()),
      show: (line) => {
        const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
        view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
        view.focus();
      },
    });
    return { dom, top: true };
  };
  panels.set(diagnostics, made);
  return made;
}

/** Fixes what can be fixed in an editor's text; one undo reverts it. Returns how many edits were made. */
export function fixIn(view: EditorView, termsKey: string): number {
  const { edits } = fixFrontmatter(view.state.doc.toString(), { parseYaml, termsKey });
  if (edits.length > 0) makeEdits(view, edits);
  return edits.length;
}

/** Makes edits of the text as it is, unless the note is not UTF-8. */
function makeEdits(view: EditorView, edits: readonly Edit[]): void {
  const { doc } = view.state;
  const info = view.state.field(editorInfoField, false);
  const change = (): void => {
    if (view.state.doc === doc) view.dispatch({ changes: changesOf(edits), userEvent: "input.fix" });
  };
  if (info === undefined) change();
  else changeInEditor(info.app, info.file, doc.toString(), change);
}

function changesOf(edits: readonly Edit[]) {
  return edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
}

function readState(state: EditorState, termsKey: string): FrontmatterState {
  const text = state.doc.sliceString(0, Math.min(state.doc.length, REACH));
  if (!text.startsWith("---")) return NOTHING;
  const closing = /\n---[ \t]*(?:\n|$)/.exec(text);
  const diagnostics = yamlDiagnostics(text, termsKey);
  const end = closing === null ? 0 : closing.index + 4;
  const reach = closing === null ? state.doc.length : end;
  return { diagnostics, reach, end, decorations: decorate(state, diagnostics) };
}

function touches(changes: ChangeSet, reach: number): boolean {
  let touched = false;
  changes.iterChangedRanges((from) => {
    touched ||= from <= reach;
  });
  return touched;
}

function decorate(state: EditorState, diagnostics: readonly Diagnostic[]): DecorationSet {
  const { doc } = state;
  const marks: { readonly from: number; readonly to: number; readonly decoration: Decoration }[] = [];
  const fixed = new Set<number>();
  for (const { position, severity, message, fix } of diagnostics) {
    const from = Math.min(position.start.offset, doc.length);
    const to = Math.min(Math.max(position.end.offset, from), doc.length);
    const mark = { class: `gfr-yaml-diagnostic mod-${severity}`, attributes: { title: message } };
    if (to > from) marks.push({ from, to, decoration: Decoration.mark(mark) });
    const { to: lineEnd, number } = doc.lineAt(from);
    if (fix === undefined || fixed.has(number)) continue;
    fixed.add(number);
    const widget = new FixWidget(fix, message);
    marks.push({ from: lineEnd, to: lineEnd, decoration: Decoration.widget({ widget, side: 1 }) });
  }
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, decoration } of marks.sort(
    (one, other) => one.from - other.from || one.decoration.startSide - other.decoration.startSide,
  )) {
    builder.add(from, to, decoration);
  }
  return builder.finish();
}

/** The button behind a line that fixes it. */
class FixWidget extends WidgetType {
  readonly #fix: Fix;
  readonly #message: string;

  constructor(fix: Fix, message: string) {
    super();
    this.#fix = fix;
    this.#message = message;
  }

  override eq(other: FixWidget): boolean {
    return JSON.stringify(other.#fix) === JSON.stringify(this.#fix);
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = createEl("button", {
      cls: "gfr-fix",
      text: this.#fix.title,
      title: this.#message,
      type: "button",
    });
    // The text keeps the focus and the cursor its place.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => makeEdits(view, this.#fix.edits));
    return button;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
