import { EditorSelection } from "@codemirror/state";
import { type EditorView, type KeyBinding } from "@codemirror/view";
import { drawnBlocks } from "./block-field";

/** Arrow keys that would jump over a drawn block go into its source instead. */
export const blockKeymap: readonly KeyBinding[] = [
  { key: "ArrowDown", run: (view) => stepInto(view, true, false) },
  { key: "ArrowUp", run: (view) => stepInto(view, false, false) },
  { key: "ArrowRight", run: (view) => stepInto(view, true, true) },
  { key: "ArrowLeft", run: (view) => stepInto(view, false, true) },
];

function stepInto(view: EditorView, forward: boolean, sideways: boolean): boolean {
  const { doc, selection } = view.state;
  const { main } = selection;
  if (!main.empty || selection.ranges.length > 1) return false;
  const line = doc.lineAt(main.head);
  if (sideways && main.head !== (forward ? line.to : line.from)) return false;
  const edge = forward ? line.to + 1 : line.from - 1;
  const block = drawnBlocks(view.state).find(({ from, to }) => (forward ? from === edge : to === edge));
  if (block === undefined) return false;
  if (!sideways) {
    // A line that is wrapped is left only from its last row, or its first.
    const moved = view.moveVertically(main, forward);
    if (moved.head >= line.from && moved.head <= line.to && moved.head !== main.head) return false;
  }
  const anchor = forward ? block.from : doc.lineAt(block.to).from;
  const target = sideways && !forward ? block.to : anchor;
  view.dispatch({
    // The beginning of a note is before its properties.
    selection: EditorSelection.cursor(target === 0 ? 1 : target),
    scrollIntoView: true,
    userEvent: "select",
  });
  return true;
}
