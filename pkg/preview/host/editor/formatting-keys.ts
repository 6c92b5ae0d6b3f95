import { EditorSelection, type StateCommand } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

/** Keys that mark the selection, as they do in the app. */
export const formattingKeymap: readonly KeyBinding[] = [
  { key: "Mod-b", run: toggleMark("**") },
  { key: "Mod-i", run: toggleMark("*") },
  { key: "Mod-k", run: insertLink },
];

/** Puts a mark round every selection, or takes it away where it is there. */
function toggleMark(mark: string): StateCommand {
  const size = mark.length;
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const spec = state.changeByRange((range) => {
      const word = range.empty ? state.wordAt(range.head) : range;
      const { from, to } = word ?? range;
      const isInside = (at: number): boolean => state.sliceDoc(at, at + size) === mark;
      // One star beside another is strong and not emphasis.
      const doubled =
        size === 1 && (state.sliceDoc(from - 2, from) === "**" || state.sliceDoc(to, to + 2) === "**");
      if (!doubled && from >= size && isInside(from - size) && isInside(to)) {
        return {
          changes: [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ],
          range: EditorSelection.range(range.anchor - size, range.head - size),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + size, range.head + size),
      };
    });
    dispatch(state.update(spec, { userEvent: "input.format", scrollIntoView: true }));
    return true;
  };
}

/** Makes the selection the text of a link, with the cursor where its address goes. */
function insertLink({ state, dispatch }: Parameters<StateCommand>[0]): boolean {
  if (state.readOnly) return false;
  const spec = state.changeByRange(({ from, to }) => {
    const text = state.sliceDoc(from, to);
    const cursor = text === "" ? from + 1 : from + text.length + 3;
    return { changes: { from, to, insert: `[${text}]()` }, range: EditorSelection.cursor(cursor) };
  });
  dispatch(state.update(spec, { userEvent: "input.format", scrollIntoView: true }));
  return true;
}
